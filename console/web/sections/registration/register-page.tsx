import { useQuery } from '@tanstack/react-query';
import { Form, Input } from 'antd';
import { Alert } from '../../kit/alert.tsx';
import { Button } from '../../kit/button.tsx';
import { useState } from 'react';
import { EntryPage } from '../../entry/entry-page.tsx';
import { ask, useChange } from '../../kit/ask.ts';
import type { OutputOf } from '../../kit/console.ts';
import { useRequired, useSubmit } from '../../kit/form-dialog.tsx';
import { useSay } from '../../kit/language.tsx';
import { roleWords } from '../../kit/roles.ts';
import type { PageProps } from '../../kit/section.ts';
import { Shown } from '../../kit/states.tsx';
import { Time } from '../../kit/time.tsx';
import { words } from './words.ts';

/** The page behind a registration link (R-TEAM-08): needs no session, gives none either. */
export default function RegisterPage({ params }: PageProps) {
  const say = useSay();
  const token = params.token!;
  const link = useQuery(ask('links.show', { token }));
  const [account, setAccount] = useState<string | null>(null);
  return (
    <EntryPage title={say(words.title)}>
      <Shown of={link}>
        {(data) =>
          account === null ? (
            <RegisterForm token={token} link={data} onDone={setAccount} />
          ) : (
            <div role="status">
              <h2>{say(words.done)}</h2>
              <p className="quiet">{say(words.doneHint, { workspace: data.workspace, account })}</p>
              <a href="/">{say(words.toSignIn)}</a>
            </div>
          )
        }
      </Shown>
    </EntryPage>
  );
}

interface Values {
  name: string;
  account: string;
  email?: string;
  password: string;
  reason?: string;
}

function RegisterForm(props: {
  token: string;
  link: OutputOf<'links.show'>;
  onDone: (account: string) => void;
}) {
  const { token, link, onDone } = props;
  const say = useSay();
  const required = useRequired();
  const [form] = Form.useForm<Values>();
  const register = useChange('links.register', { isQuiet: true });
  const { submit, isBusy, refusal } = useSubmit(
    form,
    (values: Values) => register.mutateAsync({ token, ...values }),
    () => onDone(form.getFieldValue('account') as string),
  );
  return (
    <>
      <p className="quiet">
        {say(words.invites, {
          workspace: link.workspace,
          team: link.team ?? '–',
          role: link.role ? say(roleWords[link.role]!) : '–',
        })}{' '}
        {say(words.ends)} <Time at={link.expiresAt} exact />
      </p>
      <Form<Values> form={form} layout="vertical" onFinish={(values) => void submit(values)}>
        {refusal && <Alert type="error" role="alert" title={refusal} className="form-refusal" />}
        <Form.Item name="name" label={say(words.name)} rules={[required]}>
          <Input maxLength={64} autoComplete="name" />
        </Form.Item>
        <Form.Item name="account" label={say(words.account)} rules={[required]}>
          <Input maxLength={100} autoComplete="username" />
        </Form.Item>
        <Form.Item name="email" label={say(words.email)}>
          <Input type="email" autoComplete="email" />
        </Form.Item>
        <Form.Item
          name="password"
          label={say(words.password)}
          extra={say(words.passwordHelp)}
          rules={[{ required: true, pattern: /^[\x21-\x7e]{8,128}$/, message: say(words.passwordHelp) }]}
        >
          <Input.Password autoComplete="new-password" />
        </Form.Item>
        <Form.Item name="reason" label={say(words.reason)}>
          <Input.TextArea maxLength={500} rows={2} />
        </Form.Item>
        <Button type="primary" htmlType="submit" block loading={isBusy}>
          {say(words.register)}
        </Button>
      </Form>
    </>
  );
}
