import { useInfiniteQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import { Segmented } from '../../kit/segmented.tsx';
import { Tag } from '../../kit/tag.tsx';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { askPages } from '../../kit/ask.ts';
import { useSay } from '../../kit/language.tsx';
import { PageHeader } from '../../kit/page.tsx';
import { ActionButton } from '../../kit/permission.tsx';
import { ForProgram, useProgram } from '../../kit/program-choice.tsx';
import { ResourceTable } from '../../kit/resource-table.tsx';
import { useParam } from '../../kit/router.tsx';
import { useMay } from '../../kit/session.tsx';
import { Nothing } from '../../kit/states.tsx';
import { Time } from '../../kit/time.tsx';
import { AnswerDialog, SubmitDialog } from './feedback-dialogs.tsx';
import { kinds } from './kinds.ts';
import type { Feedback } from './kinds.ts';
import { words } from './words.ts';

type View = 'mine' | 'program' | 'all';
const states: Feedback['state'][] = ['open', 'answered', 'closed'];

/** R-FB-01: submit, follow one's own, and for those who answer: one mini program's, or everything. */
export default function FeedbackPage() {
  const say = useSay();
  const may = useMay();
  const [view, setView] = useParam<View>('show', 'mine');
  const [dialog, setDialog] = useParam('dialog', '');
  const views = (['mine', 'program', 'all'] as const).filter(
    (name) => name === 'mine' || may(name === 'all' ? 'settings.edit' : 'feedback.manage') === true,
  );
  const shown = views.includes(view) ? view : 'mine';
  const submit = (
    <ActionButton type="primary" permission="catalogue.view" onClick={() => setDialog('submit')}>
      {say(words.submit)}
    </ActionButton>
  );
  return (
    <>
      <PageHeader title={say(words.feedback)} actions={submit} />
      {views.length > 1 && (
        <div className="filters">
          <Segmented<View>
            label={say(words.show)}
            value={shown}
            onChange={setView}
            options={views.map((value) => ({ value, label: say(words[value]) }))}
          />
        </div>
      )}
      {shown === 'mine' && <Mine submit={submit} />}
      {shown === 'program' && <OfProgram />}
      {shown === 'all' && <Everything />}
      <SubmitDialog isOpen={dialog === 'submit'} onClose={() => setDialog(null)} />
    </>
  );
}

function Mine({ submit }: { submit: ReactNode }) {
  const say = useSay();
  const pages = useInfiniteQuery(askPages('feedback.mine', { limit: 50 }));
  return (
    <FeedbackTable
      pages={pages}
      empty={<Nothing title={say(words.none)} hint={say(words.noneHint)} action={submit} />}
    />
  );
}

function OfProgram() {
  const program = useProgram();
  return (
    <ForProgram of={program}>
      {(programId) => <AboutProgram key={programId} programId={programId} />}
    </ForProgram>
  );
}

function AboutProgram({ programId }: { programId: string }) {
  const say = useSay();
  const pages = useInfiniteQuery(askPages('feedback.ofProgram', { programId, limit: 50 }));
  return <FeedbackTable pages={pages} mayAnswer empty={<Nothing title={say(words.none)} />} />;
}

function Everything() {
  const say = useSay();
  const [kind, setKind] = useParam<Feedback['kind'] | ''>('kind', '');
  const [state, setState] = useParam<Feedback['state'] | ''>('state', '');
  const pages = useInfiniteQuery(
    askPages('feedback.list', { limit: 50, ...(kind && { kind }), ...(state && { state }) }),
  );
  const clear = () => {
    setKind(null);
    setState(null);
  };
  return (
    <>
      <div className="filters">
        <Select
          aria-label={say(words.kind)}
          value={kind}
          onChange={(value: Feedback['kind'] | '') => setKind(value)}
          popupMatchSelectWidth={false}
          options={[
            { value: '', label: say(words.anyKind) },
            ...kinds.map((value) => ({ value, label: say(words[value]) })),
          ]}
        />
        <Select
          aria-label={say(words.state)}
          value={state}
          onChange={(value: Feedback['state'] | '') => setState(value)}
          popupMatchSelectWidth={false}
          options={[
            { value: '', label: say(words.anyState) },
            ...states.map((value) => ({ value, label: say(words[value]) })),
          ]}
        />
      </div>
      <FeedbackTable
        pages={pages}
        mayAnswer
        empty={<Nothing title={say(words.none)} />}
        clearFilters={kind || state ? clear : undefined}
      />
    </>
  );
}

const colours = { open: 'processing', answered: 'success', closed: 'default' } as const;

function FeedbackTable(props: {
  pages: Parameters<typeof ResourceTable<Feedback>>[0]['pages'];
  empty: ReactNode;
  mayAnswer?: boolean;
  clearFilters?: (() => void) | undefined;
}) {
  const say = useSay();
  const [answering, setAnswering] = useState<Feedback | null>(null);
  const columns = [
    { key: 'kind', title: say(words.kind), render: ({ kind }: Feedback) => say(words[kind]) },
    { key: 'body', title: say(words.body), render: ({ body }: Feedback) => body },
    ...(props.mayAnswer
      ? [
          {
            key: 'author',
            title: say(words.author),
            render: ({ authorName, contact }: Feedback) => (
              <>
                {authorName}
                {contact && <div className="quiet">{contact}</div>}
              </>
            ),
          },
        ]
      : []),
    {
      key: 'state',
      title: say(words.state),
      render: ({ state }: Feedback) => <Tag color={colours[state]}>{say(words[state])}</Tag>,
    },
    { key: 'created', title: say(words.created), render: (row: Feedback) => <Time at={row.createdAt} /> },
    {
      key: 'reply',
      title: say(words.reply),
      render: (row: Feedback) => (
        <div className="stack">
          {row.reply ? <span>{row.reply}</span> : !props.mayAnswer && say(words.noReply)}
          {props.mayAnswer && (
            <span>
              <ActionButton
                size="small"
                refusal={row.state === 'closed' ? say(words.closedHint) : undefined}
                onClick={() => setAnswering(row)}
              >
                {say(words.answer)}
              </ActionButton>
            </span>
          )}
        </div>
      ),
    },
  ];
  return (
    <>
      <ResourceTable
        label={say(words.feedback)}
        pages={props.pages}
        rowKey={({ id }) => id}
        columns={columns}
        empty={props.empty}
        clearFilters={props.clearFilters}
      />
      {answering && <AnswerDialog feedback={answering} onClose={() => setAnswering(null)} />}
    </>
  );
}
