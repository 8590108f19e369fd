import { useEffect, useRef, useState } from 'react';
import { useStore } from 'zustand';
import { Icon } from '../../kit/icon.tsx';
import { useSay } from '../../kit/text.ts';
import type { Workbench } from '../../shell/workbench.ts';
import { consoleOf, evaluate } from './log.ts';
import { consoleWords as w } from './words.ts';

interface Offer {
  from: number;
  names: { name: string; kind: 'function' | 'value' }[];
  at: number;
}

/** Where expressions are typed: history with the arrows, completion with Tab, a new line with Shift+Enter. */
export function Prompt({ workbench }: { workbench: Workbench }) {
  const say = useSay();
  const isRunning = useStore(workbench.debug.store, ({ session }) => session !== undefined);
  const field = useRef<HTMLTextAreaElement>(null);
  const [code, setCode] = useState('');
  const [offer, setOffer] = useOffer(workbench, code, field);
  const walk = useHistory(workbench, code, setCode);
  usePromptFocus(workbench, field);

  const accept = (name: string): void => {
    if (!offer) return;
    setCode(code.slice(0, offer.from) + name);
    setOffer(undefined);
  };
  const run = (): void => {
    if (code.trim() === '') return;
    setCode('');
    setOffer(undefined);
    void evaluate(workbench, code);
  };
  const onKey = (event: React.KeyboardEvent): void => {
    if (event.nativeEvent.isComposing || event.shiftKey) return;
    const { key } = event;
    const isArrow = key === 'ArrowUp' || key === 'ArrowDown';
    const step = key === 'ArrowUp' ? -1 : 1;
    if (key === 'Escape' && offer) setOffer(undefined);
    else if (key === 'Tab' && offer) accept(offer.names[Math.max(0, offer.at)]!.name);
    else if (key === 'Enter' && offer && offer.at >= 0) accept(offer.names[offer.at]!.name);
    else if (key === 'Enter') run();
    else if (isArrow && offer) setOffer({ ...offer, at: within(offer.at + step, offer.names.length) });
    else if (!isArrow || !walk(step, field.current)) return;
    event.preventDefault();
  };
  return (
    <div className="console-prompt">
      <Icon name="chevron-right" />
      <textarea
        ref={field}
        data-autofocus
        value={code}
        rows={Math.min(8, code.split('\n').length)}
        spellCheck={false}
        autoComplete="off"
        autoCapitalize="off"
        readOnly={!isRunning}
        aria-label={say(w.prompt)}
        title={say(w.prompt)}
        aria-autocomplete="list"
        aria-controls={offer ? 'console-offer' : undefined}
        aria-activedescendant={offer && offer.at >= 0 ? `console-offer-${offer.at}` : undefined}
        onChange={(event) => setCode(event.currentTarget.value)}
        onKeyDown={onKey}
        onBlur={() => setOffer(undefined)}
      />
      {offer ? <Offers offer={offer} onAccept={accept} /> : null}
    </div>
  );
}

const within = (at: number, length: number): number => (at < -1 ? length - 1 : at >= length ? -1 : at);

function Offers({ offer, onAccept }: { offer: Offer; onAccept: (name: string) => void }) {
  const say = useSay();
  const chosen = useRef<HTMLLIElement>(null);
  useEffect(() => chosen.current?.scrollIntoView({ block: 'nearest' }), [offer.at]);
  return (
    <ul className="console-offers" id="console-offer" role="listbox" aria-label={say(w.completions)}>
      {offer.names.map(({ name, kind }, index) => (
        <li
          key={name}
          id={`console-offer-${index}`}
          ref={index === offer.at ? chosen : null}
          role="option"
          aria-selected={index === offer.at}
          onPointerDown={(event) => {
            // The field keeps the focus.
            event.preventDefault();
            onAccept(name);
          }}
        >
          <Icon name={kind === 'function' ? 'symbol-method' : 'symbol-field'} />
          {name}
        </li>
      ))}
    </ul>
  );
}

const MOST_OFFERED = 50;

/** Names for the end of the text. An answer to a text that is no longer there is dropped. */
function useOffer(
  workbench: Workbench,
  code: string,
  field: React.RefObject<HTMLTextAreaElement | null>,
): [Offer | undefined, (offer: Offer | undefined) => void] {
  const [offer, setOffer] = useState<Offer>();
  useEffect(() => {
    setOffer(undefined);
    const { session } = workbench.debug.store.getState();
    const isTyping = document.activeElement === field.current && field.current?.selectionEnd === code.length;
    if (!session || !isTyping || !/[\w$\u0080-\uffff.]$/.test(code)) return;
    let isCurrent = true;
    session.call('console.complete', { code }).then(
      ({ from, names }) => {
        const typed = code.slice(from);
        const others = names.filter(({ name }) => name !== typed).slice(0, MOST_OFFERED);
        if (isCurrent && others.length > 0) setOffer({ from, names: others, at: -1 });
      },
      () => {
        // Without an answer there is nothing to offer.
      },
    );
    return () => {
      isCurrent = false;
    };
  }, [workbench, code, field]);
  return [offer, setOffer];
}

/** Up and down through what was run before; what was being typed waits at the end. */
function useHistory(workbench: Workbench, code: string, setCode: (code: string) => void) {
  const at = useRef(0);
  const typed = useRef('');
  return (step: number, field: HTMLTextAreaElement | null): boolean => {
    const { history } = consoleOf(workbench).getState();
    const caret = field?.selectionStart ?? 0;
    const isInside = step < 0 ? code.lastIndexOf('\n', caret - 1) >= 0 : code.indexOf('\n', caret) >= 0;
    if (isInside || history.length === 0) return false;
    if (history[history.length - at.current] !== code) {
      at.current = 0;
      typed.current = code;
    }
    const next = at.current - step;
    if (next < 0 || next > history.length) return true;
    at.current = next;
    setCode(next === 0 ? typed.current : history[history.length - next]!);
    return true;
  };
}

function usePromptFocus(workbench: Workbench, field: React.RefObject<HTMLTextAreaElement | null>): void {
  const wanted = useStore(consoleOf(workbench), ({ promptFocus }) => promptFocus);
  useEffect(() => {
    if (wanted > 0) field.current?.focus();
  }, [wanted, field]);
}
