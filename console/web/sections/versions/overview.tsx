import { useQuery } from '@tanstack/react-query';
import { Steps } from 'antd';
import { Alert } from '../../kit/alert.tsx';
import { ask } from '../../kit/ask.ts';
import type { OutputOf } from '../../kit/console.ts';
import { Copyable } from '../../kit/copyable.tsx';
import { showBytes, showTime } from '../../kit/formats.ts';
import { useAppearance, useSay } from '../../kit/language.tsx';
import { Card, Facts } from '../../kit/page.tsx';
import { Shown } from '../../kit/states.tsx';
import { Time } from '../../kit/time.tsx';
import { NumberLink } from './number-link.tsx';
import { OfflinePackage } from './offline-package.tsx';
import { PublishButton, UnscheduleButton } from './publish-dialog.tsx';
import { RollbackButton } from './rollback-button.tsx';
import { StatusTag } from './status-tag.tsx';
import type { Version } from './status-tag.tsx';
import { SubmitButton, WithdrawButton } from './submit-buttons.tsx';
import { TrialButton, TrialCard } from './trial.tsx';
import { UploadCard } from './upload-card.tsx';
import { words } from './words.ts';

type Program = OutputOf<'programs.get'>;
type Whole = OutputOf<'versions.overview'>;

/** R-VER-07: what is online, how the review goes, what is being developed. */
export function Overview({ programId }: { programId: string }) {
  const program = useQuery(ask('programs.get', { programId }));
  const overview = useQuery(ask('versions.overview', { programId }));
  return (
    <Shown of={program}>
      {(of) => (
        <Shown of={overview} rows={8}>
          {(whole) => (
            <>
              <OnlineCard program={of} whole={whole} />
              <ReviewCard program={of} whole={whole} />
              <DevelopmentCard programId={programId} version={whole.development} />
              <TrialCard programId={programId} trial={whole.trial} />
              <UploadCard programId={programId} />
            </>
          )}
        </Shown>
      )}
    </Shown>
  );
}

/** R-VER-04. */
function OnlineCard({ program, whole }: { program: Program; whole: Whole }) {
  const say = useSay();
  const { online } = whole;
  return (
    <Card
      title={say(words.onlineCard)}
      state={online ? <StatusTag status="online" /> : <span className="quiet">{say(words.notOnline)}</span>}
      actions={
        <>
          <OfflinePackage
            programId={program.id}
            versionId={program.isOnShelf ? (online?.id ?? null) : null}
          />
          <RollbackButton program={program} online={online} mayRollBack={whole.mayRollBack} />
        </>
      }
    >
      <Facts
        of={[
          [say(words.name), program.name],
          [say(words.id), <Copyable key="id" text={program.id} name={say(words.id)} />],
          [say(words.introduction), program.overview || '–'],
          [say(words.number), online ? <NumberLink key="n" version={online} /> : say(words.notOnline)],
          online && [say(words.developer), online.uploaderName],
          online && [say(words.releaseTime), <Time key="at" at={online.publishedAt} />],
          online && [say(words.remark), online.remark],
        ]}
      />
    </Card>
  );
}

/** R-VER-05. */
function ReviewCard({ program, whole }: { program: Program; whole: Whole }) {
  const say = useSay();
  const { language } = useAppearance();
  const { review } = whole;
  if (!review)
    return (
      <Card title={say(words.reviewCard)}>
        <p className="quiet">{say(words.noReview)}</p>
      </Card>
    );
  const { version, sheet } = review;
  const isWaiting = version.status === 'approved';
  return (
    <Card
      title={say(words.reviewCard)}
      state={<StatusTag status={version.status} />}
      actions={
        <>
          {sheet.status === 'pending' && <WithdrawButton version={version} sheet={sheet} />}
          {isWaiting && version.publishAt !== null && <UnscheduleButton version={version} />}
          {isWaiting && <PublishButton program={program} version={version} online={whole.online} />}
          {version.status === 'rejected' && <SubmitButton version={version} />}
        </>
      }
    >
      <ReviewSteps review={review} />
      {isWaiting && version.publishAt !== null && (
        <Alert
          type="info"
          title={say(words.scheduledFor, { time: showTime(version.publishAt, language) })}
          className="form-refusal"
        />
      )}
      <Facts
        of={[
          [say(words.number), <NumberLink key="n" version={version} />],
          [say(words.applicant), sheet.applicantName],
          [say(words.applicationTime), <Time key="at" at={sheet.createdAt} />],
          [say(words.reviewer), sheet.deciderName ?? '–'],
          [say(words.result), say(sheet.status === 'approved' ? words.passed : words[sheet.status])],
          sheet.note !== '' && [say(words.note), sheet.note],
          [say(words.sheet), <Copyable key="id" text={sheet.id} name={say(words.sheet)} />],
        ]}
      />
    </Card>
  );
}

function ReviewSteps({ review }: { review: NonNullable<Whole['review']> }) {
  const say = useSay();
  const { sheet, version } = review;
  const isBad = sheet.status === 'rejected' || sheet.status === 'withdrawn';
  const isReleased = version.status === 'online' || version.status === 'superseded';
  const second = {
    pending: words.stepReviewing,
    approved: words.stepPassed,
    rejected: words.stepRejected,
    withdrawn: words.stepWithdrawn,
  }[sheet.status];
  return (
    <Steps
      size="small"
      className="review-steps"
      current={isReleased ? 2 : 1}
      {...(isBad && { status: 'error' as const })}
      items={[
        { title: say(words.stepSubmit) },
        { title: say(isReleased ? words.passed : second) },
        ...(isReleased ? [{ title: say(words.stepReleased), status: 'finish' as const }] : []),
      ]}
    />
  );
}

/** R-VER-06. */
function DevelopmentCard({ programId, version }: { programId: string; version: Version | null }) {
  const say = useSay();
  if (!version)
    return (
      <Card title={say(words.developmentCard)}>
        <p className="quiet">{say(words.noDevelopment)}</p>
      </Card>
    );
  return (
    <Card
      title={say(words.developmentCard)}
      state={<StatusTag status={version.status} />}
      actions={<SubmitButton version={version} />}
    >
      <Facts
        of={[
          [say(words.number), <NumberLink key="n" version={version} />],
          [say(words.developer), version.uploaderName],
          [say(words.submissionTime), <Time key="at" at={version.createdAt} />],
          [say(words.size), showBytes(version.packageSize)],
          [say(words.remark), version.remark],
          [say(words.trial), <TrialButton key="trial" programId={programId} version={version} />],
        ]}
      />
    </Card>
  );
}
