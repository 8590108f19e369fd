import type { TreeAttribute, TreeDetail } from '../../../contract/debug/tree.ts';
import type { DebugSession } from '../../debug/session.ts';
import { Empty } from '../../kit/empty.tsx';
import { useSay } from '../../kit/text.ts';
import { LiveField } from './live-field.tsx';
import { wxmlWords as w } from './words.ts';

interface AttributesTabProps {
  session: DebugSession;
  detail: TreeDetail;
  onEdited: () => void;
}

/** Attributes and text, to be changed live; the project's files stay as they are. */
export function AttributesTab({ session, detail, onEdited }: AttributesTabProps) {
  const say = useSay();
  const { node } = detail;
  const { id } = node;
  const write = (kind: TreeAttribute['kind'] | 'text', name: string) => (value: string) =>
    session.call('tree.write', { id, kind, name, value }).then(onEdited);
  if (node.kind === 'text')
    return (
      <dl className="wxml-attributes">
        <div>
          <dt>{say(w.text)}</dt>
          <dd>
            <LiveField name={say(w.text)} value={String(node.text)} onWrite={write('text', '')} />
          </dd>
        </div>
      </dl>
    );
  if (node.kind === 'shadow') return <Empty text={say(w.noAttributes)} />;
  // Class and style can always be given, the rest where it is there.
  const always = (['class', 'style'] as const)
    .filter((kind) => !node.attributes.some((one) => one.kind === kind))
    .map((kind): TreeAttribute => ({ kind, name: kind, value: '', type: 'string' }));
  return (
    <dl className="wxml-attributes">
      {[...node.attributes, ...always].map(({ kind, name, value }) => (
        <div key={`${kind}${name}`}>
          <dt>{String(name)}</dt>
          <dd>
            <LiveField name={String(name)} value={String(value)} onWrite={write(kind, name)} />
          </dd>
        </div>
      ))}
    </dl>
  );
}
