import { useQuery } from '@tanstack/react-query';
import { Form, Input } from 'antd';
import { Alert } from '../../kit/alert.tsx';
import { Button } from '../../kit/button.tsx';
import { ask, useChange } from '../../kit/ask.ts';
import { Checks } from '../../kit/checks.tsx';
import type { OutputOf } from '../../kit/console.ts';
import { useRequired, useSubmit } from '../../kit/form-dialog.tsx';
import { useSay } from '../../kit/language.tsx';
import { useNotices } from '../../kit/notices.tsx';
import { Card, PageHeader } from '../../kit/page.tsx';
import { useMe } from '../../kit/session.tsx';
import { Shown } from '../../kit/states.tsx';
import { SettingsForm } from './settings-form.tsx';
import { words } from './words.ts';

type Kind = OutputOf<'settings.mail'>['muted'][number];
const kinds: Kind[] = ['appSecret', 'approval', 'member'];

/** R-SET-01: Service Email Preference. */
export default function MailPage() {
  const say = useSay();
  const mail = useQuery(ask('settings.mail', {}));
  const change = useChange('settings.setMail', { isQuiet: true });
  return (
    <>
      <PageHeader title={say(words.mail)} hint={say(words.mailHint)} />
      <Shown of={mail}>
        {({ revision, muted, replyTo }) => (
          <SettingsForm<{ wanted: Kind[]; replyTo: string }>
            key={revision}
            initial={{ wanted: kinds.filter((kind) => !muted.includes(kind)), replyTo }}
            onSave={({ wanted, replyTo: to }) =>
              change.mutateAsync({
                muted: kinds.filter((kind) => !wanted.includes(kind)),
                replyTo: to,
                revision,
              })
            }
          >
            <Form.Item name="wanted" label={say(words.letters)}>
              <Checks isColumn options={kinds.map((value) => ({ value, label: say(words[value]) }))} />
            </Form.Item>
            <Form.Item name="replyTo" label={say(words.replyTo)}>
              <Input type="email" />
            </Form.Item>
          </SettingsForm>
        )}
      </Shown>
      <TestLetter />
    </>
  );
}

function TestLetter() {
  const say = useSay();
  const required = useRequired();
  const notices = useNotices();
  const { email } = useMe().user;
  const [form] = Form.useForm<{ to: string }>();
  const send = useChange('settings.testMail', { isQuiet: true });
  const { submit, isBusy, refusal } = useSubmit(
    form,
    (values: { to: string }) => send.mutateAsync(values),
    () => notices.done(say(words.sent, { to: form.getFieldValue('to') as string })),
  );
  return (
    <Card title={say(words.test)}>
      <Form
        form={form}
        layout="vertical"
        className="settings-form"
        initialValues={{ to: email }}
        onFinish={(values) => void submit(values)}
      >
        {refusal && <Alert type="error" role="alert" title={refusal} className="form-refusal" />}
        <Form.Item name="to" label={say(words.testTo)} rules={[required]}>
          <Input type="email" />
        </Form.Item>
        <Button htmlType="submit" loading={isBusy}>
          {say(words.sendTest)}
        </Button>
      </Form>
    </Card>
  );
}
