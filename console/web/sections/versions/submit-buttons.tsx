import { Form, Input } from 'antd';
import { useState } from 'react';
import { useChange } from '../../kit/ask.ts';
import { Confirm } from '../../kit/confirm.tsx';
import { FormDialog } from '../../kit/form-dialog.tsx';
import { useSay } from '../../kit/language.tsx';
import { useNotices } from '../../kit/notices.tsx';
import { ActionButton } from '../../kit/permission.tsx';
import { useMe } from '../../kit/session.tsx';
import type { Version } from './status-tag.tsx';
import { words } from './words.ts';

/** R-VER-12. */
export function SubmitButton({ version }: { version: Version }) {
  const say = useSay();
  const notices = useNotices();
  const [isOpen, setOpen] = useState(false);
  const submit = useChange('versions.submit', { isQuiet: true });
  const { number, programId, id: versionId } = version;
  return (
    <>
      <ActionButton
        type="primary"
        permission="versions.submit"
        at={{ programId }}
        onClick={() => setOpen(true)}
      >
        {say(words.submitReview)}
      </ActionButton>
      <FormDialog<{ note?: string }>
        title={say(words.submitAsk, { number })}
        submitText={say(words.submitReview)}
        isOpen={isOpen}
        onClose={() => setOpen(false)}
        onSubmit={async ({ note = '' }) => {
          await submit.mutateAsync({ programId, versionId, note });
          notices.done(say(words.submitted, { number }));
        }}
      >
        <p className="form-hint">{say(words.submitWords)}</p>
        <Form.Item name="note" label={say(words.note)}>
          <Input.TextArea maxLength={1000} autoSize={{ minRows: 2, maxRows: 8 }} />
        </Form.Item>
      </FormDialog>
    </>
  );
}

/** R-APR-04: by the applicant, before anybody decided. */
export function WithdrawButton({
  version,
  sheet,
}: {
  version: Version;
  sheet: { id: string; applicantId: string; applicantName: string };
}) {
  const say = useSay();
  const { user } = useMe();
  const [isOpen, setOpen] = useState(false);
  const withdraw = useChange('approvals.withdraw', { isQuiet: true });
  const { number } = version;
  const refusal =
    sheet.applicantId === user.id ? undefined : say(words.notApplicant, { name: sheet.applicantName });
  return (
    <>
      <ActionButton refusal={refusal} onClick={() => setOpen(true)}>
        {say(words.withdraw)}
      </ActionButton>
      <Confirm
        title={say(words.withdrawAsk, { number })}
        confirmText={say(words.withdraw)}
        isOpen={isOpen}
        onClose={() => setOpen(false)}
        onConfirm={() => withdraw.mutateAsync({ approvalId: sheet.id })}
      >
        <p>{say(words.withdrawWords)}</p>
      </Confirm>
    </>
  );
}
