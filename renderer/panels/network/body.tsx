import '../../debug/value.css';
import { useMemo, useState } from 'react';
import type { NetworkBody } from '../../../contract/debug/network.ts';
import { Icon } from '../../kit/icon.tsx';
import { useSay } from '../../kit/text.ts';
import { sizeText } from './requests.ts';
import { networkWords as w } from './words.ts';

interface BodyProps {
  body: NetworkBody;
  type: string;
  /** As it came; else as a tree, a picture or a table. */
  isRaw: boolean;
}

const PICTURES = /^image\/(png|jpeg|gif|webp|avif|bmp|x-icon|svg\+xml)$/;

export function Body({ body, type, isRaw }: BodyProps) {
  const say = useSay();
  const size = sizeText(body.size);
  const cut = body.isCut ? <p className="network-note">{say(w.isCut)}</p> : null;
  if (body.isGone) return <p className="network-note">{say(w.gone, { size })}</p>;
  if (!isRaw && PICTURES.test(type)) {
    const data = body.base64 === undefined ? encodeURIComponent(body.text ?? '') : body.base64;
    const source = `data:${type}${body.base64 === undefined ? '' : ';base64'},${data}`;
    return (
      <>
        <img className="network-picture" src={source} alt={say(w.image)} />
        <p className="network-note">{`${type}, ${size}`}</p>
      </>
    );
  }
  if (body.text === undefined) return <p className="network-note">{say(w.binary, { size })}</p>;
  if (isRaw)
    return (
      <>
        <pre className="network-text">{body.text}</pre>
        {cut}
      </>
    );
  return (
    <>
      <JsonTree text={body.text} isOpen />
      {cut}
    </>
  );
}

/** JSON as a tree that opens, every other text as it is. */
export function JsonTree({ text, isOpen = false }: { text: string; isOpen?: boolean }) {
  const value = useMemo((): { json: unknown } | undefined => {
    if (!/^\s*[[{]/.test(text)) return undefined;
    try {
      return { json: JSON.parse(text) as unknown };
    } catch {
      return undefined;
    }
  }, [text]);
  if (!value) return <pre className="network-text">{text}</pre>;
  return (
    <div className="network-json">
      <JsonNode value={value.json} isOpen={isOpen} />
    </div>
  );
}

const MOST_MEMBERS = 500;

function JsonNode({ value, isOpen: given }: { value: unknown; isOpen: boolean }) {
  const [isOpen, setOpen] = useState(given);
  const [most, setMost] = useState(MOST_MEMBERS);
  if (typeof value !== 'object' || value === null)
    return <span className={classOf(value)}>{JSON.stringify(value)}</span>;
  const members = Object.entries(value);
  const line = JSON.stringify(value);
  return (
    <span className="value-node">
      <button type="button" className="value-toggle" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
        <Icon name={isOpen ? 'chevron-down' : 'chevron-right'} />
        <span className="value-class">
          {Array.isArray(value) ? `(${members.length}) ` : ''}
          {line.length > 120 ? `${line.slice(0, 120)}…` : line}
        </span>
      </button>
      {isOpen ? (
        <ul className="value-members">
          {members.slice(0, most).map(([name, member]) => (
            <li key={name}>
              <span className="value-member-name">{name}</span>
              {': '}
              <JsonNode value={member} isOpen={false} />
            </li>
          ))}
          {members.length > most ? (
            <li>
              <button type="button" className="value-toggle" onClick={() => setMost(most + MOST_MEMBERS)}>
                {`… ${members.length - most}`}
              </button>
            </li>
          ) : null}
        </ul>
      ) : null}
    </span>
  );
}

const classOf = (value: unknown): string => `value-${value === null ? 'null' : typeof value}`;
