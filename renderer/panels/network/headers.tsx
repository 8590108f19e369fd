import type { NetworkDetail, NetworkEntry } from '../../../contract/debug/network.ts';
import { useSay } from '../../kit/text.ts';
import type { Workbench } from '../../shell/workbench.ts';
import { networkWords as w } from './words.ts';

export function Pairs({ title, pairs }: { title: string; pairs: readonly [string, string][] }) {
  return (
    <>
      <h3>{title}</h3>
      <dl className="network-pairs">
        {pairs.map(([name, value], index) => (
          <div key={index}>
            <dt>{String(name)}</dt>
            <dd>{String(value)}</dd>
          </div>
        ))}
      </dl>
    </>
  );
}

interface HeadersTabProps {
  workbench: Workbench;
  entry: NetworkEntry;
  detail: NetworkDetail;
}

export function HeadersTab({ workbench, entry, detail }: HeadersTabProps) {
  const say = useSay();
  const { requestHeader, responseHeader, cookies = [], stack } = detail;
  const general: [string, string][] = [
    [say(w.address), entry.url],
    [say(w.method), entry.method],
    ...(entry.status === undefined ? [] : [[say(w.status), String(entry.status)] as [string, string]]),
    ...(entry.error ? [[say(w.error), entry.error] as [string, string]] : []),
  ];
  return (
    <>
      {entry.state === 'blocked' ? <p className="network-blocked">{say(w.blockedHint)}</p> : null}
      <Pairs title={say(w.general)} pairs={general} />
      {stack.length > 0 ? (
        <>
          <h3>{say(w.calledFrom)}</h3>
          <ul className="network-stack">
            {stack.map(({ file, line, column, name }, index) => (
              <li key={index}>
                {name}{' '}
                <button
                  type="button"
                  className="network-place"
                  onClick={() =>
                    void workbench.attempt(() =>
                      workbench.editors.open(String(file), {
                        selection: { line: line - 1, column: column - 1 },
                        focus: true,
                      }),
                    )
                  }
                >
                  {`${file}:${line}`}
                </button>
              </li>
            ))}
          </ul>
        </>
      ) : null}
      {responseHeader ? (
        <Pairs title={say(w.responseHeaders)} pairs={Object.entries(responseHeader)} />
      ) : null}
      <Pairs title={say(w.requestHeaders)} pairs={Object.entries(requestHeader)} />
      {cookies.length > 0 ? (
        <Pairs
          title={say(w.cookies)}
          pairs={cookies.map((cookie) => {
            const [name = '', value = ''] = cookie.split(/=(.*)/s);
            return [name, value];
          })}
        />
      ) : null}
    </>
  );
}
