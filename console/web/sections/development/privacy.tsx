import { useQuery } from '@tanstack/react-query';
import { Form, Input } from 'antd';
import { Alert } from '../../kit/alert.tsx';
import { ask, useChange } from '../../kit/ask.ts';
import type { OutputOf } from '../../kit/console.ts';
import { useRequired, useSubmit } from '../../kit/form-dialog.tsx';
import { useSay } from '../../kit/language.tsx';
import { useNotices } from '../../kit/notices.tsx';
import { Card } from '../../kit/page.tsx';
import { ActionButton } from '../../kit/permission.tsx';
import { Shown } from '../../kit/states.tsx';
import { Time } from '../../kit/time.tsx';
import { words } from './words.ts';

/** R-PRIV-01: edited directly on the supplied template. */
export function Privacy({ programId }: { programId: string }) {
  const agreement = useQuery(ask('privacy.get', { programId }));
  return (
    <Shown of={agreement}>
      {(shown) => <Editor key={shown.revision} programId={programId} agreement={shown} />}
    </Shown>
  );
}

function Editor({ programId, agreement }: { programId: string; agreement: OutputOf<'privacy.get'> }) {
  const say = useSay();
  const notices = useNotices();
  const required = useRequired();
  const [form] = Form.useForm<{ body: string; contact: string }>();
  const set = useChange('privacy.set', { isQuiet: true });
  const { body, contact, revision, isTemplate, changedAt } = agreement;
  const { submit, isBusy, refusal } = useSubmit(
    form,
    (given) => set.mutateAsync({ ...given, programId, revision }),
    () => notices.done(say(words.saved)),
  );
  return (
    <Card title={say(words.privacy)} state={changedAt !== null && <Time at={changedAt} />}>
      <Form
        form={form}
        layout="vertical"
        initialValues={{ body, contact }}
        onFinish={(given) => void submit(given)}
      >
        {isTemplate && <Alert type="info" title={say(words.privacyTemplate)} className="form-refusal" />}
        <Form.Item name="body" label={say(words.privacyBody)} rules={[required]}>
          <Input.TextArea maxLength={50_000} autoSize={{ minRows: 12, maxRows: 32 }} />
        </Form.Item>
        <Form.Item name="contact" label={say(words.contact)}>
          <Input maxLength={200} />
        </Form.Item>
        {refusal && <Alert type="error" role="alert" title={refusal} className="form-refusal" />}
        <ActionButton
          type="primary"
          permission="programs.edit"
          at={{ programId }}
          loading={isBusy}
          onClick={() => form.submit()}
        >
          {say(words.save)}
        </ActionButton>
      </Form>
    </Card>
  );
}
