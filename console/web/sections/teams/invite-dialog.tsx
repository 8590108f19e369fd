import { Input, Modal, Select, Upload } from 'antd';
import { Alert } from '../../kit/alert.tsx';
import { Button } from '../../kit/button.tsx';
import { Tag } from '../../kit/tag.tsx';
import { useState } from 'react';
import { useChange } from '../../kit/ask.ts';
import type { OutputOf } from '../../kit/console.ts';
import { CopyButton, Copyable } from '../../kit/copyable.tsx';
import { useAppearance, useSay } from '../../kit/language.tsx';
import { reasonOf } from '../../kit/refusal.ts';
import { Rows } from '../../kit/resource-table.tsx';
import { saveCsv } from '../../kit/save-file.ts';
import { words as kitWords } from '../../kit/words.ts';
import { useTeamRoles } from './member-dialogs.tsx';
import type { TeamRole } from './member-dialogs.tsx';
import { readPeople, writePeople } from './people-lines.ts';
import { words } from './words.ts';

type Result = OutputOf<'invitations.send'>['items'][number];
const most = 100;

/** R-MEM-02: paste or read a file, see what happened to each line, correct what was refused. */
export function InviteDialog(props: { teamId: string; isOpen: boolean; onClose: () => void }) {
  const { teamId, isOpen, onClose } = props;
  const say = useSay();
  const [text, setText] = useState('');
  const [role, setRole] = useState<TeamRole>('team_developer');
  const [problem, setProblem] = useState('');
  const [results, setResults] = useState<Result[] | null>(null);
  const send = useChange('invitations.send', { isQuiet: true });
  const lines = readPeople(text);
  const close = () => {
    if (send.isPending) return;
    setText('');
    setResults(null);
    setProblem('');
    onClose();
  };
  const go = async () => {
    if (lines.length === 0) return setProblem(say(words.inviteNone));
    if (lines.length > most) return setProblem(say(words.inviteTooMany, { count: lines.length }));
    setProblem('');
    try {
      setResults((await send.mutateAsync({ teamId, role, lines })).items);
    } catch (error) {
      setProblem(reasonOf(error, say));
    }
  };
  const again = () => {
    setText(writePeople(lines.filter((_, at) => results?.[at]?.outcome === 'refused')));
    setResults(null);
  };
  const hasRefused = results?.some(({ outcome }) => outcome === 'refused') === true;
  const asking = [
    <Button key="cancel" onClick={close}>
      {say(kitWords.cancel)}
    </Button>,
    <Button key="go" type="primary" loading={send.isPending} onClick={() => void go()}>
      {say(words.send)}
    </Button>,
  ];
  const answering = [
    hasRefused && (
      <Button key="again" onClick={again}>
        {say(words.inviteAgain)}
      </Button>
    ),
    results && <DownloadResults key="download" of={results} />,
    <Button key="close" type="primary" onClick={close}>
      {say(kitWords.close)}
    </Button>,
  ];
  return (
    <Modal
      open={isOpen}
      title={say(words.invite)}
      width={760}
      onCancel={close}
      mask={{ closable: false }}
      footer={results ? answering : asking}
      destroyOnHidden
    >
      {problem && <Alert type="error" role="alert" title={problem} className="form-refusal" />}
      {results ? (
        <Results of={results} />
      ) : (
        <Entry
          text={text}
          onText={setText}
          role={role}
          onRole={setRole}
          count={lines.length}
          onProblem={setProblem}
        />
      )}
    </Modal>
  );
}

function Entry(props: {
  text: string;
  onText: (text: string) => void;
  role: TeamRole;
  onRole: (role: TeamRole) => void;
  count: number;
  onProblem: (problem: string) => void;
}) {
  const say = useSay();
  const roles = useTeamRoles();
  const read = (file: File) => {
    if (file.size > 1024 * 1024) props.onProblem(say(words.inviteBig));
    else void file.text().then(props.onText);
    return false;
  };
  return (
    <div className="stack">
      <label className="stack">
        <span>{say(words.inviteLines)}</span>
        <Input.TextArea
          className="code"
          rows={8}
          autoFocus
          value={props.text}
          placeholder={say(words.inviteExample)}
          onChange={({ target }) => props.onText(target.value)}
        />
      </label>
      <p className="quiet">
        {say(words.inviteHelp)} {say(words.inviteCount, { count: props.count })}
      </p>
      <Upload accept=".csv,.txt,text/csv,text/plain" showUploadList={false} beforeUpload={read}>
        <Button>{say(words.inviteFile)}</Button>
      </Upload>
      <label className="stack">
        <span>{say(words.inviteRole)}</span>
        <Select
          value={props.role}
          onChange={props.onRole}
          options={roles}
          aria-label={say(words.inviteRole)}
        />
      </label>
    </div>
  );
}

const outcomes = {
  created: { colour: 'success', text: words.resultCreated },
  added: { colour: 'success', text: words.resultAdded },
  refused: { colour: 'error', text: words.resultRefused },
} as const;

function Results({ of }: { of: Result[] }) {
  const say = useSay();
  const { language } = useAppearance();
  const count = (outcome: Result['outcome']) => of.filter((result) => result.outcome === outcome).length;
  const rows = of.map((result, at) => ({ ...result, line: at + 1 }));
  type Row = (typeof rows)[number];
  const columns = [
    { key: 'line', title: say(words.line), width: 56, render: ({ line }: Row) => line },
    { key: 'account', title: say(words.account), render: ({ account }: Row) => account || '–' },
    {
      key: 'result',
      title: say(words.result),
      render: ({ outcome, reason }: Row) => (
        <>
          <Tag color={outcomes[outcome].colour}>{say(outcomes[outcome].text)}</Tag>
          {reason?.[language]}
        </>
      ),
    },
    {
      key: 'password',
      title: say(words.password),
      render: ({ password }: Row) =>
        password ? <Copyable text={password} name={say(words.password)} /> : <span className="quiet">–</span>,
    },
  ];
  const summary = say(words.resultSummary, {
    created: count('created'),
    added: count('added'),
    refused: count('refused'),
  });
  return (
    <div className="stack">
      <p role="status">{summary}</p>
      {count('created') > 0 && <Alert type="warning" title={say(words.once)} />}
      <Rows
        label={say(words.result)}
        rows={rows}
        rowKey={({ line }) => String(line)}
        columns={columns}
        empty={null}
      />
    </div>
  );
}

function DownloadResults({ of }: { of: Result[] }) {
  const say = useSay();
  const { language } = useAppearance();
  const made = of.filter(({ password }) => password !== null);
  const rows = of.map(({ account, outcome, password, reason }) => [
    account,
    say(outcomes[outcome].text),
    password,
    reason?.[language] ?? '',
  ]);
  const head = [say(words.account), say(words.result), say(words.password), ''];
  return (
    <>
      {made.length > 0 && (
        <CopyButton
          text={made.map(({ account, password }) => `${account} ${password}`).join('\n')}
          name={say(words.password)}
          label={say(kitWords.copy)}
        />
      )}
      <Button onClick={() => saveCsv('invitations.csv', [head, ...rows])}>{say(kitWords.download)}</Button>
    </>
  );
}
