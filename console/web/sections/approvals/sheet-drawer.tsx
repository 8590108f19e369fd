import { useQuery } from '@tanstack/react-query';
import { Drawer, Input } from 'antd';
import { Alert } from '../../kit/alert.tsx';
import { Button } from '../../kit/button.tsx';
import { useEffect, useRef, useState } from 'react';
import { ask, useChange } from '../../kit/ask.ts';
import { Confirm } from '../../kit/confirm.tsx';
import type { OutputOf } from '../../kit/console.ts';
import { Copyable } from '../../kit/copyable.tsx';
import { showBytes } from '../../kit/formats.ts';
import { useSay } from '../../kit/language.tsx';
import { useNotices } from '../../kit/notices.tsx';
import { Facts } from '../../kit/page.tsx';
import { ActionButton } from '../../kit/permission.tsx';
import { reasonOf } from '../../kit/refusal.ts';
import { roleWords } from '../../kit/roles.ts';
import { Link } from '../../kit/router.tsx';
import { useMay, useMe } from '../../kit/session.tsx';
import { SheetStatus } from '../../kit/sheet-status.tsx';
import { Shown } from '../../kit/states.tsx';
import { Time } from '../../kit/time.tsx';
import { words } from './words.ts';

type Sheet = OutputOf<'approvals.get'>;

/** One sheet: what it asks for, what approving brings about, and the decision with its note. */
export function SheetDrawer({ sheetId, onClose }: { sheetId: string; onClose: () => void }) {
  const say = useSay();
  return (
    <Drawer
      open={sheetId !== ''}
      onClose={onClose}
      title={say(words.sheet)}
      size={520}
      destroyOnHidden
      keyboard
    >
      {sheetId !== '' && <SheetView key={sheetId} sheetId={sheetId} onClose={onClose} />}
    </Drawer>
  );
}

function SheetView({ sheetId, onClose }: { sheetId: string; onClose: () => void }) {
  const sheet = useQuery(ask('approvals.get', { approvalId: sheetId }));
  return (
    <Shown of={sheet}>
      {(data) => (
        <div className="sheet">
          <SheetHead sheet={data} />
          <SheetFacts sheet={data} />
          {data.status === 'pending' && <Decision sheet={data} onClose={onClose} />}
        </div>
      )}
    </Shown>
  );
}

function SheetHead({ sheet }: { sheet: Sheet }) {
  const say = useSay();
  return (
    <header className="sheet-head">
      <h2>{sheet.title}</h2>
      <SheetStatus of={sheet.status} />
      <span className="quiet">{say(words[sheet.category])}</span>
    </header>
  );
}

function SheetFacts({ sheet }: { sheet: Sheet }) {
  const say = useSay();
  const may = useMay(sheet.programId ? { programId: sheet.programId } : {});
  const { detail, version } = sheet;
  const text = (name: string) => (typeof detail[name] === 'string' ? detail[name] : '');
  const role = text('role');
  const program =
    sheet.programId && may('programs.view') ? (
      <Link href={`/programs/${sheet.programId}`}>{sheet.programName}</Link>
    ) : (
      sheet.programName
    );
  return (
    <Facts
      of={[
        [say(words.applicant), sheet.applicantName],
        [say(words.created), <Time key="created" at={sheet.createdAt} exact />],
        sheet.programName !== null && [say(words.program), program],
        sheet.appName !== null && [say(words.app), sheet.appName],
        version && [say(words.version), version.number],
        version && [say(words.remark), version.remark || '–'],
        version && [say(words.size), showBytes(version.packageSize)],
        version && [say(words.uploader), version.uploaderName],
        text('note') !== '' && [say(words.versionNote), text('note')],
        role !== '' && [say(words.role), say(roleWords[role] ?? words.role)],
        text('email') !== '' && [say(words.email), text('email')],
        text('api') !== '' && [say(words.api), text('api')],
        text('feature') !== '' && [say(words.feature), text('feature')],
        text('reason') !== '' && [say(words.reason), text('reason')],
        [say(words.sheetId), <Copyable key="id" text={sheet.id} name={say(words.sheetId)} />],
        sheet.finishedAt !== null && [
          say(words.finished),
          <Time key="finished" at={sheet.finishedAt} exact />,
        ],
        sheet.deciderName !== null && [say(words.decidedBy), sheet.deciderName],
        sheet.note !== '' && [say(words.note), sheet.note],
      ]}
    />
  );
}

function Decision({ sheet, onClose }: { sheet: Sheet; onClose: () => void }) {
  const isOwn = useMe().user.id === sheet.applicantId;
  return (
    <>
      {isOwn && <Withdraw sheet={sheet} onClose={onClose} />}
      <Decide sheet={sheet} onClose={onClose} />
    </>
  );
}

/** R-APR-04: before anybody decided. */
function Withdraw({ sheet, onClose }: { sheet: Sheet; onClose: () => void }) {
  const say = useSay();
  const [isAsking, setAsking] = useState(false);
  const withdraw = useChange('approvals.withdraw', { isQuiet: true, done: onClose });
  return (
    <div>
      <Button danger onClick={() => setAsking(true)}>
        {say(words.withdraw)}
      </Button>
      <Confirm
        isOpen={isAsking}
        onClose={() => setAsking(false)}
        title={say(words.withdraw)}
        confirmText={say(words.withdraw)}
        isDanger
        onConfirm={() => withdraw.mutateAsync({ approvalId: sheet.id })}
      >
        <p>{say(words.withdrawWords)}</p>
      </Confirm>
    </div>
  );
}

function Decide({ sheet, onClose }: { sheet: Sheet; onClose: () => void }) {
  const say = useSay();
  const notices = useNotices();
  const [note, setNote] = useState('');
  const [refusal, setRefusal] = useState('');
  const field = useRef<HTMLTextAreaElement>(null);
  const approve = useChange('approvals.approve', { isQuiet: true });
  const reject = useChange('approvals.reject', { isQuiet: true });
  const isBusy = approve.isPending || reject.isPending;
  const decide = async (action: 'approve' | 'reject') => {
    if (isBusy || !sheet.mayDecide) return;
    if (action === 'reject' && note.trim() === '') {
      setRefusal(say(words.noteNeeded));
      field.current?.focus();
      return;
    }
    setRefusal('');
    try {
      const change = action === 'approve' ? approve : reject;
      await change.mutateAsync({ approvalId: sheet.id, note });
      const done = action === 'approve' ? words.decidedApproved : words.decidedRejected;
      notices.done(say(done, { title: sheet.title }));
      onClose();
    } catch (error) {
      setRefusal(reasonOf(error, say));
    }
  };
  useDecisionKeys((action) => void decide(action));
  const why = sheet.mayDecide ? undefined : (sheet.whyNot ?? undefined);
  return (
    <div className="decide">
      <p className="quiet">{say(words[`effect_${sheet.category}`], { applicant: sheet.applicantName })}</p>
      <label className="stack">
        <span>{say(words.note)}</span>
        <Input.TextArea
          ref={(area) => {
            field.current = area?.resizableTextArea?.textArea ?? null;
          }}
          rows={3}
          maxLength={1000}
          value={note}
          disabled={!sheet.mayDecide}
          onChange={({ target }) => setNote(target.value)}
        />
      </label>
      <p className="quiet">{why ?? say(words.noteHint)}</p>
      {refusal !== '' && <Alert type="error" role="alert" title={refusal} />}
      <div className="page-actions">
        <ActionButton
          type="primary"
          refusal={why}
          loading={approve.isPending}
          onClick={() => void decide('approve')}
        >
          {say(words.approve)}
        </ActionButton>
        <ActionButton danger refusal={why} loading={reject.isPending} onClick={() => void decide('reject')}>
          {say(words.reject)}
        </ActionButton>
      </div>
    </div>
  );
}

/** A and R while the sheet is open and nothing is being typed. */
function useDecisionKeys(decide: (action: 'approve' | 'reject') => void): void {
  const latest = useRef(decide);
  useEffect(() => {
    latest.current = decide;
  });
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const { target } = event;
      const isTyping = target instanceof HTMLElement && target.matches('input, textarea, select');
      if (isTyping || event.metaKey || event.ctrlKey || event.altKey) return;
      if (document.querySelector('.ant-modal-wrap:not([style*="display: none"])')) return;
      if (event.key === 'a') latest.current('approve');
      else if (event.key === 'r') latest.current('reject');
      else return;
      event.preventDefault();
    };
    addEventListener('keydown', onKey);
    return () => removeEventListener('keydown', onKey);
  }, []);
}
