import { useEffect, useId, useState } from 'react';
import { sizeText } from '../../editor/bytes.ts';
import { Button } from '../../kit/button.tsx';
import { Field } from '../../kit/field.tsx';
import { useSay, type Text } from '../../kit/text.ts';
import type { HostClient } from '../../host.ts';
import { reasonOf } from '../../shell/reason.ts';
import type { Workbench } from '../../shell/workbench.ts';
import type { VersionList } from './versions.tsx';
import { publishWords as w } from './words.ts';

interface CompareProps {
  workbench: Workbench;
  programId: string;
  versions: VersionList['items'];
}

/** What changed between two versions of the history; a version and the one before it until others are chosen. */
export function Compare(props: CompareProps) {
  const say = useSay();
  const id = useId();
  const [isOpen, setIsOpen] = useState(false);
  const { versions } = props;
  if (versions.length < 2) return null;
  return (
    <section className="publish-compare" aria-labelledby={id}>
      <h2 id={id}>
        <button
          type="button"
          className="publish-compare-toggle"
          aria-expanded={isOpen}
          onClick={() => setIsOpen(!isOpen)}
        >
          {say(w.compare)}
        </button>
      </h2>
      {isOpen ? <Choice {...props} /> : null}
    </section>
  );
}

function Choice({ workbench, programId, versions }: CompareProps) {
  const say = useSay();
  const [chosen, setChosen] = useState<{ before?: string; after?: string }>({});
  const isThere = (id: string | undefined) => versions.some((version) => version.id === id);
  const after = isThere(chosen.after) ? chosen.after! : versions[0]!.id;
  const previous = versions[versions.findIndex(({ id }) => id === after) + 1] ?? versions[0]!;
  const before = isThere(chosen.before) ? chosen.before! : previous.id;
  const [from, to] = [before, after].map((id) => versions.find((version) => version.id === id)!.number);
  const select = (label: Text, value: string, choose: (id: string) => void) => (
    <Field label={say(label)}>
      {(id) => (
        <select id={id} value={value} onChange={(event) => choose(event.currentTarget.value)}>
          {versions.map((version) => (
            <option key={version.id} value={version.id}>
              {version.number} · {say(w[version.status])}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
  return (
    <>
      <div className="publish-compare-choice">
        {select(w.compareFrom, before, (id) => setChosen({ before: id, after }))}
        {select(w.compareTo, after, (id) => setChosen({ ...chosen, after: id }))}
        <Button icon="arrow-swap" onPress={() => setChosen({ before: after, after: before })}>
          {say(w.compareSwap)}
        </Button>
      </div>
      <Changes
        key={`${before} ${after}`}
        workbench={workbench}
        at={{ programId, before, after }}
        from={from!}
        to={to!}
      />
    </>
  );
}

type Comparison = Awaited<ReturnType<HostClient['publish']['compare']>>;

interface ChangesProps {
  workbench: Workbench;
  at: { programId: string; before: string; after: string };
  from: string;
  to: string;
}

function Changes({ workbench, at, from, to }: ChangesProps) {
  const say = useSay();
  const [found, setFound] = useState<Comparison>();
  const [error, setError] = useState<string>();
  const [turn, setTurn] = useState(0);
  const { programId, before, after } = at;
  useEffect(() => {
    let isOld = false;
    setError(undefined);
    void workbench.host.client.publish.compare({ programId, before, after }).then(
      (comparison) => isOld || setFound(comparison),
      (failure: unknown) => isOld || setError(reasonOf(failure)),
    );
    return () => {
      isOld = true;
    };
  }, [workbench, programId, before, after, turn]);
  if (error)
    return (
      <div className="publish-compare-failed">
        <p className="field-error" role="alert">
          {error}
        </p>
        <Button onPress={() => setTurn(turn + 1)}>{say(w.tryAgain)}</Button>
      </div>
    );
  if (!found) return <p role="status">{say(w.comparing)}</p>;
  const count = (kind: string) => String(found.changes.filter((change) => change.kind === kind).length);
  const values = { added: count('added'), removed: count('removed'), changed: count('changed') };
  return (
    <>
      <p role="status">{found.changes.length === 0 ? say(w.compareSame) : say(w.compareCounts, values)}</p>
      <ChangeTable found={found} from={from} to={to} />
    </>
  );
}

function ChangeTable({ found, from, to }: { found: Comparison; from: string; to: string }) {
  const say = useSay();
  const { changes, totalBefore, totalAfter } = found;
  return (
    <table className="publish-changes">
      <thead>
        <tr>
          <th scope="col">{say(w.file)}</th>
          <th scope="col" />
          <th scope="col">{from}</th>
          <th scope="col">{to}</th>
          <th scope="col">{say(w.difference)}</th>
        </tr>
      </thead>
      <tbody>
        {changes.map(({ path, kind, before, after }) => (
          <tr key={path}>
            <td className="publish-changed-path" title={path}>
              {path}
            </td>
            <td className={`publish-change ${kind}`}>{say(w[kind])}</td>
            <td>{before === null ? '–' : sizeText(before)}</td>
            <td>{after === null ? '–' : sizeText(after)}</td>
            <td>{differenceText((after ?? 0) - (before ?? 0))}</td>
          </tr>
        ))}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row">{say(w.allFiles)}</th>
          <td />
          <td>{sizeText(totalBefore)}</td>
          <td>{sizeText(totalAfter)}</td>
          <td>{differenceText(totalAfter - totalBefore)}</td>
        </tr>
      </tfoot>
    </table>
  );
}

function differenceText(bytes: number): string {
  const sign = bytes < 0 ? '−' : bytes > 0 ? '+' : '±';
  return `${sign}${sizeText(Math.abs(bytes))}`;
}
