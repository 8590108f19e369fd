import { Button } from '../../kit/button.tsx';
import { Empty } from '../../kit/empty.tsx';
import { RelativeTime } from '../../kit/relative-time.tsx';
import { useSay } from '../../kit/text.ts';
import type { HostClient } from '../../host.ts';
import type { Workbench } from '../../shell/workbench.ts';
import { publishWords as w } from './words.ts';

export type VersionList = Awaited<ReturnType<HostClient['publish']['versions']>>;

/** The life of each version, with the one next step its state allows; who may take it is the console's word. */
export function Versions({
  workbench,
  list,
  changed,
}: {
  workbench: Workbench;
  list: VersionList;
  changed: () => void;
}) {
  const say = useSay();
  const { publish } = workbench.host.client;
  const take = async (step: () => Promise<unknown>) => {
    await workbench.attempt(step);
    changed();
  };
  if (list.items.length === 0) return <Empty text={say(w.noVersions)} />;
  return (
    <table className="publish-versions">
      <tbody>
        {list.items.map(({ id, programId, number, remark, status, uploaderName, createdAt }) => {
          const at = { programId, versionId: id };
          return (
            <tr key={id}>
              <td className="publish-version-number">{number}</td>
              <td>
                <span className={`publish-state ${status}`}>{say(w[status])}</span>
              </td>
              <td className="publish-remark" title={remark}>
                {remark}
              </td>
              <td>{uploaderName}</td>
              <td>
                <RelativeTime at={createdAt} />
              </td>
              <td>
                {status === 'development' || status === 'rejected' ? (
                  <Button onPress={() => void take(() => publish.submit(at))}>{say(w.submit)}</Button>
                ) : null}
                {status === 'approved' ? (
                  <Button primary onPress={() => void take(() => publish.publish(at))}>
                    {say(w.publish)}
                  </Button>
                ) : null}
                {status === 'online' && list.mayRollBack ? (
                  <Button danger onPress={() => void take(() => publish.rollback({ programId }))}>
                    {say(w.rollback)}
                  </Button>
                ) : null}
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
