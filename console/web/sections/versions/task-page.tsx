import { useQuery } from '@tanstack/react-query';
import { Progress } from 'antd';
import { useState } from 'react';
import { ask, useChange } from '../../kit/ask.ts';
import { Chart } from '../../kit/chart.tsx';
import { Confirm } from '../../kit/confirm.tsx';
import type { OutputOf } from '../../kit/console.ts';
import { showTime } from '../../kit/formats.ts';
import { useAppearance, useSay } from '../../kit/language.tsx';
import { Card, Facts, PageHeader } from '../../kit/page.tsx';
import { ActionButton } from '../../kit/permission.tsx';
import type { PageProps } from '../../kit/section.ts';
import { Shown } from '../../kit/states.tsx';
import { Time } from '../../kit/time.tsx';
import { TaskTag, useServed } from './task-list.tsx';
import { words } from './task-words.ts';

type Task = OutputOf<'grayscale.get'>;

/** While users are being served the page asks every few seconds: serving is no change anybody is told of. */
const refreshWhileDelivering = 3000;

export default function TaskPage({ params }: PageProps) {
  const place = { programId: params.programId!, taskId: params.taskId! };
  const task = useQuery({
    ...ask('grayscale.get', place),
    refetchInterval: ({ state }) =>
      state.data?.state === 'ended' || state.data?.state === 'suspended' ? false : refreshWhileDelivering,
  });
  return (
    <Shown of={task} rows={8}>
      {(shown) => (
        <>
          <Head task={shown} />
          <ProgressCard task={shown} />
          <ConditionsCard task={shown} />
        </>
      )}
    </Shown>
  );
}

const endWords = {
  manual: words.manual,
  time: words.byTime,
  count: words.count,
  released: words.released,
  off_shelf: words.off_shelf,
};

/** R-GRAY-11: suspend, resume, end; each says why where the state does not allow it. */
function Head({ task }: { task: Task }) {
  const say = useSay();
  const [dialog, setDialog] = useState<'' | 'suspend' | 'end'>('');
  const suspend = useChange('grayscale.suspend', { isQuiet: true });
  const resume = useChange('grayscale.resume');
  const end = useChange('grayscale.end', { isQuiet: true });
  const { programId, id: taskId, name, state } = task;
  const at = { programId };
  const place = { programId, taskId };
  const isEnded = state === 'ended';
  const actions = (
    <>
      {state === 'suspended' ? (
        <ActionButton
          type="primary"
          permission="grayscale.manage"
          at={at}
          loading={resume.isPending}
          onClick={() => resume.mutate(place)}
        >
          {say(words.resume)}
        </ActionButton>
      ) : (
        <ActionButton
          permission="grayscale.manage"
          at={at}
          refusal={
            state === 'delivering' ? undefined : say(isEnded ? words.alreadyEnded : words.notDelivering)
          }
          onClick={() => setDialog('suspend')}
        >
          {say(words.suspend)}
        </ActionButton>
      )}
      <ActionButton
        danger
        permission="grayscale.manage"
        at={at}
        refusal={isEnded ? say(words.alreadyEnded) : undefined}
        onClick={() => setDialog('end')}
      >
        {say(words.endTask)}
      </ActionButton>
    </>
  );
  return (
    <>
      <PageHeader
        title={name}
        back={{ href: `/programs/${programId}/versions?tab=gray`, title: say(words.back) }}
        hint={
          <>
            <TaskTag state={state} /> {task.endReason && say(endWords[task.endReason])}
          </>
        }
        actions={actions}
      />
      <Confirm
        title={say(words.suspendAsk, { name })}
        confirmText={say(words.suspend)}
        isOpen={dialog === 'suspend'}
        onClose={() => setDialog('')}
        onConfirm={() => suspend.mutateAsync(place)}
      >
        <p>{say(words.suspendWords)}</p>
      </Confirm>
      <Confirm
        title={say(words.endAsk, { name })}
        confirmText={say(words.endTask)}
        isDanger
        isOpen={dialog === 'end'}
        onClose={() => setDialog('')}
        onConfirm={() => end.mutateAsync(place)}
      >
        <p>{say(words.endWords)}</p>
      </Confirm>
    </>
  );
}

/** R-GRAY-13. */
function ProgressCard({ task }: { task: Task }) {
  const say = useSay();
  const served = useServed();
  const { language } = useAppearance();
  let sum = 0;
  const totals = task.progress.map((point) => (sum += point.served));
  return (
    <Card title={say(words.progress)}>
      <p className="big-number numbers" aria-live="polite">
        {served(task)} <small className="quiet">{say(words.served)}</small>
      </p>
      {task.userLimit !== null && (
        <Progress
          percent={Math.min(100, Math.round((task.served / task.userLimit) * 100))}
          aria-label={say(words.progress)}
        />
      )}
      {totals.length === 0 ? (
        <p className="quiet">{say(words.progressNone)}</p>
      ) : (
        <Chart
          label={say(words.served)}
          at={task.progress.map(({ at }) => at)}
          lines={[{ label: say(words.total), values: totals, colour: '--accent' }]}
          showAt={(at) => showTime(at, language)}
        />
      )}
    </Card>
  );
}

function ConditionsCard({ task }: { task: Task }) {
  const say = useSay();
  const { conditions, programId } = task;
  const bindings = useQuery(ask('bindings.ofProgram', { programId }));
  const nameOf = (appId: string) =>
    bindings.data?.items.find((binding) => binding.appId === appId)?.appName ?? appId;
  const range = ({ from, to }: { from: string; to: string }) =>
    from || to ? ` ${from || '…'} – ${to || '…'}` : '';
  const count = (list: string[]) => (list.length > 0 ? <Objects of={list} /> : '–');
  const networks = { '': words.anyNetwork, wifi: words.wifi, mobile: words.mobile };
  const hasObjects = conditions.guids.length + conditions.devices.length + conditions.accounts.length > 0;
  return (
    <Card title={say(words.conditions)}>
      <Facts
        of={[
          [say(words.version), task.number],
          [say(words.start), <Time key="s" at={task.startAt} exact />],
          [say(words.end), <Time key="e" at={task.endAt} exact />],
          task.endedAt !== null && [say(words.endedAt), <Time key="x" at={task.endedAt} exact />],
          [say(words.limit), task.userLimit === null ? say(words.noLimit) : String(task.userLimit)],
          [say(words.apps), conditions.apps.map((app) => `${nameOf(app.appId)}${range(app)}`).join(', ')],
          [
            say(words.platforms),
            conditions.platforms.map((row) => `${say(words[row.platform])}${range(row)}`).join(', ') ||
              say(words.noLimit),
          ],
          !hasObjects && [say(words.objects), say(words.everybody)],
          hasObjects && [say(words.guids), count(conditions.guids)],
          hasObjects && [say(words.devices), count(conditions.devices)],
          hasObjects && [say(words.accounts), count(conditions.accounts)],
          [say(words.network), say(networks[conditions.network])],
          [say(words.creator), task.creatorName],
          [say(words.createdAt), <Time key="c" at={task.createdAt} />],
        ]}
      />
    </Card>
  );
}

function Objects({ of }: { of: string[] }) {
  return (
    <details>
      <summary className="numbers">{of.length}</summary>
      <p className="code">{of.slice(0, 500).join('\n')}</p>
    </details>
  );
}
