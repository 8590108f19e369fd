import { Button } from '../../kit/button.tsx';
import { Empty } from '../../kit/empty.tsx';
import { RelativeTime } from '../../kit/relative-time.tsx';
import { useSay } from '../../kit/text.ts';
import type { HostClient } from '../../host.ts';
import type { Workbench } from '../../shell/workbench.ts';
import { ReviewNote } from './review-note.tsx';
import { publishWords as w } from './words.ts';

export type VersionList = Awaited<ReturnType<HostClient['publish']['versions']>>;
type Version = VersionList['items'][number];

interface VersionsProps {
  workbench: Workbench;
  list: VersionList;
  /** The console's pages of this mini program. */
  programUrl: string;
  changed: () => void;
}

/** The life of each version with the next steps its state allows; who may take them is the console's word. */
export function Versions(props: VersionsProps) {
  const say = useSay();
  if (props.list.items.length === 0) return <Empty text={say(w.noVersions)} />;
  return (
    <div className="publish-versions-box">
      <table className="publish-versions">
        <tbody>
          {props.list.items.map((version) => (
            <VersionRow key={version.id} {...props} version={version} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function VersionRow({ version, ...props }: VersionsProps & { version: Version }) {
  const say = useSay();
  const { list, workbench, programUrl } = props;
  const { id, number, remark, status, uploaderName, createdAt, publishAt } = version;
  const review = list.reviews.find(({ versionId }) => versionId === id);
  const tasks = list.tasks.filter(({ versionId }) => versionId === id);
  const hasMore = review?.note || tasks.length > 0 || publishAt !== null;
  return (
    <>
      <tr className={hasMore ? 'has-more' : ''}>
        <td className="publish-version-number">
          <a className="link" href={`${programUrl}/versions/${id}`} target="_blank" rel="noreferrer">
            {number}
          </a>
        </td>
        <td>
          <span className={`publish-state ${status}`}>{say(w[status])}</span>
          {list.trialId === id ? <span className="publish-tag">{say(w.trial)}</span> : null}
        </td>
        <td className="publish-remark" title={remark}>
          {remark}
        </td>
        <td className="publish-who">{uploaderName}</td>
        <td className="publish-when">
          <RelativeTime at={createdAt} />
        </td>
        <td className="publish-steps">
          <Steps {...props} version={version} />
        </td>
      </tr>
      {hasMore ? (
        <tr className="publish-more">
          <td />
          <td colSpan={5}>
            {publishAt === null ? null : (
              <p>{say(w.scheduled, { time: new Date(publishAt).toLocaleString() })}</p>
            )}
            {review?.note ? <ReviewNote workbench={workbench} review={review} /> : null}
            {tasks.map(({ name, state, served, userLimit }) => (
              <p key={name}>
                {say(userLimit === null ? w.task : w.taskOf, {
                  name,
                  state: say(w[state]),
                  served,
                  limit: userLimit ?? 0,
                })}
              </p>
            ))}
          </td>
        </tr>
      ) : null}
    </>
  );
}

function Steps({ workbench, list, version, changed }: VersionsProps & { version: Version }) {
  const say = useSay();
  const { publish } = workbench.host.client;
  const { id, programId, status } = version;
  const at = { programId, versionId: id };
  const take = async (step: () => Promise<unknown>) => {
    await workbench.attempt(step);
    changed();
  };
  const { submit, publish: publishing, trial } = list.refusals;
  const review = list.reviews.find(({ versionId }) => versionId === id);
  const isTrial = list.trialId === id;
  return (
    <>
      <Button
        refused={trial && say(trial)}
        title={say(w.trialHint)}
        onPress={() => void take(() => publish.setTrial({ programId, versionId: isTrial ? null : id }))}
      >
        {say(isTrial ? w.endTrial : w.setTrial)}
      </Button>
      {status === 'development' || status === 'rejected' ? (
        <Button refused={submit && say(submit)} onPress={() => void take(() => publish.submit(at))}>
          {say(w.submit)}
        </Button>
      ) : null}
      {status === 'in_review' && review ? (
        <Button
          refused={review.isMine ? undefined : say(w.notYours)}
          onPress={() => void take(() => publish.withdraw({ approvalId: review.id }))}
        >
          {say(w.withdraw)}
        </Button>
      ) : null}
      {status === 'approved' ? (
        <Button
          primary
          refused={publishing && say(publishing)}
          onPress={() => void take(() => publish.publish(at))}
        >
          {say(w.publish)}
        </Button>
      ) : null}
      {status === 'online' && list.mayRollBack ? (
        <Button
          danger
          refused={publishing && say(publishing)}
          onPress={() => void take(() => publish.rollback({ programId }))}
        >
          {say(w.rollback)}
        </Button>
      ) : null}
    </>
  );
}
