import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Select, Timeline } from 'antd';
import { useState } from 'react';
import { compareFiles, type FileChange } from '../../../../contract/compare-files.ts';
import { ask, askPages, useChange } from '../../kit/ask.ts';
import { Confirm } from '../../kit/confirm.tsx';
import { showBytes, showTime } from '../../kit/formats.ts';
import { useAppearance, useSay } from '../../kit/language.tsx';
import { useNotices } from '../../kit/notices.tsx';
import { Card, Facts, PageHeader } from '../../kit/page.tsx';
import { ActionButton } from '../../kit/permission.tsx';
import { Rows } from '../../kit/resource-table.tsx';
import { useParam, useRouter } from '../../kit/router.tsx';
import type { PageProps } from '../../kit/section.ts';
import { Shown } from '../../kit/states.tsx';
import { Time } from '../../kit/time.tsx';
import { StatusTag } from './status-tag.tsx';
import type { Version } from './status-tag.tsx';
import { TrialButton } from './trial.tsx';
import { actionWords, words } from './words.ts';

export default function VersionPage({ params }: PageProps) {
  const place = { programId: params.programId!, versionId: params.versionId! };
  const version = useQuery(ask('versions.get', place));
  return (
    <Shown of={version}>
      {(shown) => (
        <>
          <Head version={shown} />
          <FactsCard version={shown} />
          <TimelineCard {...place} />
          <FilesCard version={shown} />
        </>
      )}
    </Shown>
  );
}

function Head({ version }: { version: Version }) {
  const say = useSay();
  const notices = useNotices();
  const { go } = useRouter();
  const [isOpen, setOpen] = useState(false);
  const remove = useChange('versions.remove', { isQuiet: true });
  const { number, programId, id: versionId } = version;
  const list = `/programs/${programId}/versions`;
  return (
    <>
      <PageHeader
        title={`${say(words.version)} ${number}`}
        back={{ href: list, title: say(words.backToVersions) }}
        actions={
          <>
            <TrialButton programId={programId} version={version} />
            <ActionButton
              size="small"
              danger
              permission="versions.upload"
              at={{ programId }}
              onClick={() => setOpen(true)}
            >
              {say(words.delete)}
            </ActionButton>
          </>
        }
      />
      <Confirm
        title={say(words.deleteAsk, { number })}
        confirmText={say(words.delete)}
        isDanger
        isOpen={isOpen}
        onClose={() => setOpen(false)}
        onConfirm={async () => {
          await remove.mutateAsync({ programId, versionId });
          notices.done(say(words.deleted, { number }));
          go(`${list}?tab=all`);
        }}
      >
        <p>{say(words.deleteWords)}</p>
      </Confirm>
    </>
  );
}

function FactsCard({ version }: { version: Version }) {
  const say = useSay();
  return (
    <Card title={version.number} state={<StatusTag status={version.status} />}>
      <Facts
        of={[
          [say(words.developer), version.uploaderName],
          [say(words.submissionTime), <Time key="at" at={version.createdAt} />],
          [say(words.releaseTime), <Time key="out" at={version.publishedAt} />],
          [say(words.size), showBytes(version.packageSize)],
          [say(words.baseLibrary), version.baseLibrary],
          [say(words.compiler), version.compiler],
          [say(words.remark), version.remark],
        ]}
      />
    </Card>
  );
}

function TimelineCard(place: { programId: string; versionId: string }) {
  const say = useSay();
  const { language } = useAppearance();
  const timeline = useQuery(ask('history.timeline', place));
  return (
    <Card title={say(words.timeline)}>
      <Shown of={timeline}>
        {({ items }) => (
          <Timeline
            items={items.map(({ seq, at, action, actorName, note, publishAt }) => ({
              key: seq,
              content: (
                <>
                  <strong>{actionWords[action] ? say(actionWords[action]) : action}</strong>{' '}
                  {say(words.by, { name: actorName || say(words.system) })} <Time at={at} />
                  {publishAt !== null && (
                    <p>{say(words.scheduledFor, { time: showTime(publishAt, language) })}</p>
                  )}
                  {note && <p className="quiet">{note}</p>}
                </>
              ),
            }))}
          />
        )}
      </Shown>
    </Card>
  );
}

/** What a version holds, and what it changes against another one. */
function FilesCard({ version }: { version: Version }) {
  const say = useSay();
  const { programId, id: versionId } = version;
  const [otherId, setOther] = useParam('with', '');
  const files = useQuery({ ...ask('history.files', { programId, versionId }), staleTime: Infinity });
  const other = useQuery({
    ...ask('history.files', { programId, versionId: otherId }),
    enabled: otherId !== '',
    staleTime: Infinity,
  });
  const list = useInfiniteQuery(askPages('versions.list', { programId, limit: 100 }));
  const others = (list.data?.pages ?? []).flatMap(({ items }) => items).filter(({ id }) => id !== versionId);
  const otherNumber = others.find(({ id }) => id === otherId)?.number ?? '';
  const chooser = (
    <Select
      aria-label={say(words.compare)}
      value={otherId}
      onChange={(id: string) => setOther(id || null)}
      popupMatchSelectWidth={false}
      options={[
        { value: '', label: `${say(words.compare)}: ${say(words.compareNone)}` },
        ...others.map(({ id, number }) => ({ value: id, label: `${say(words.compare)} ${number}` })),
      ]}
    />
  );
  return (
    <Card title={say(words.files)} actions={chooser}>
      <Shown of={files}>
        {(own) => (
          <>
            <ul className="link-row">
              {own.packages.map(({ root, size }) => (
                <li key={root}>
                  {root === '' ? say(words.mainPackage) : say(words.subpackage, { root })}:{' '}
                  <span className="numbers">{showBytes(size)}</span>
                </li>
              ))}
            </ul>
            {otherId === '' ? (
              <FileTable files={own.files} />
            ) : (
              <Shown of={other}>
                {(before) => (
                  <DiffTable changes={compareFiles(before.files, own.files)} number={otherNumber} />
                )}
              </Shown>
            )}
          </>
        )}
      </Shown>
    </Card>
  );
}

function FileTable({ files }: { files: { path: string; size: number }[] }) {
  const say = useSay();
  return (
    <Rows
      label={say(words.files)}
      rows={files}
      rowKey={({ path }) => path}
      empty={null}
      columns={[
        { key: 'path', title: say(words.path), render: ({ path }) => <code>{path}</code> },
        {
          key: 'size',
          title: say(words.size),
          align: 'right',
          width: 120,
          render: ({ size }) => <span className="numbers">{showBytes(size)}</span>,
        },
      ]}
    />
  );
}

function DiffTable({ changes, number }: { changes: FileChange[]; number: string }) {
  const say = useSay();
  if (changes.length === 0) return <p>{say(words.same)}</p>;
  const size = (bytes: number | null) => (
    <span className="numbers">{bytes === null ? '–' : showBytes(bytes)}</span>
  );
  const sum = changes.reduce((total, { before, after }) => total + (after ?? 0) - (before ?? 0), 0);
  const signed = (bytes: number) => `${bytes < 0 ? '−' : '+'}${showBytes(Math.abs(bytes))}`;
  return (
    <>
      <p>
        {say(words.total)}: <span className="numbers">{signed(sum)}</span>
      </p>
      <Rows
        label={say(words.compare)}
        rows={changes}
        rowKey={({ path }) => path}
        empty={null}
        columns={[
          { key: 'path', title: say(words.path), render: ({ path }) => <code>{path}</code> },
          {
            key: 'change',
            title: say(words.change),
            render: ({ kind }) => <span className={`change-${kind}`}>{say(words[kind])}</span>,
          },
          {
            key: 'before',
            title: say(words.before, { number }),
            align: 'right',
            render: ({ before }) => size(before),
          },
          { key: 'after', title: say(words.here), align: 'right', render: ({ after }) => size(after) },
        ]}
      />
    </>
  );
}
