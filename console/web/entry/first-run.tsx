import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { Form, Input, Select, Steps } from 'antd';
import { Alert } from '../kit/alert.tsx';
import { Button } from '../kit/button.tsx';
import type { FormInstance } from 'antd';
import { useState } from 'react';
import { ask } from '../kit/ask.ts';
import { call } from '../kit/console.ts';
import { useRequired, useSubmit } from '../kit/form-dialog.tsx';
import { useAppearance, useSay } from '../kit/language.tsx';
import { EntryPage } from './entry-page.tsx';
import { systemName } from './system-name.ts';
import { words } from './words.ts';

interface Given {
  workspace: string;
  mcc?: string;
  address?: string;
  representatives?: { name: string; email: string }[];
  name: string;
  account: string;
  email?: string;
  password: string;
  repeat: string;
}

/** R-USER-07, R-WS-01: the workspace, its super administrator, and the authorization, before anything else works. */
export default function FirstRun() {
  const say = useSay();
  const [form] = Form.useForm<Given>();
  const [step, setStep] = useState(0);
  const [isDeclined, setDeclined] = useState(false);
  const run = async () => {
    const { repeat: _, ...given } = form.getFieldsValue(true) as Given;
    await call('setup.run', given);
    const { workspace, account, password } = given;
    const device = say(words.browserOn, { system: systemName() });
    await call('sessions.signIn', { workspace, account, password, device });
  };
  const { submit, isBusy, refusal, forget } = useSubmit(form, run, () => location.assign('/'));
  return (
    <EntryPage title={say(words.setUp)} hint={say(words.setUpHint)}>
      <Steps
        size="small"
        current={step}
        responsive={false}
        titlePlacement="vertical"
        items={[words.stepWorkspace, words.stepAdmin, words.stepGrant].map((text) => ({ title: say(text) }))}
      />
      <Form<Given>
        form={form}
        layout="vertical"
        className="first-run"
        onFinish={() => (step < 2 ? setStep(step + 1) : void submit(form.getFieldsValue(true) as Given))}
      >
        {step === 0 && <WorkspaceFields />}
        {step === 1 && <AdminFields form={form} />}
        {step === 2 && <GrantText isDeclined={isDeclined} />}
        {refusal && <Alert type="error" role="alert" title={refusal} className="form-refusal" />}
        <div className="wizard-buttons">
          {step > 0 && (
            <Button
              onClick={() => {
                forget();
                setStep(step - 1);
              }}
            >
              {say(words.back)}
            </Button>
          )}
          <span className="top-space" />
          {step === 2 && (
            <Button onClick={() => setDeclined(true)} disabled={isBusy}>
              {say(words.cancel)}
            </Button>
          )}
          <Button type="primary" htmlType="submit" loading={isBusy}>
            {say(step < 2 ? words.next : words.grant)}
          </Button>
        </div>
      </Form>
    </EntryPage>
  );
}

function WorkspaceFields() {
  const say = useSay();
  const { language } = useAppearance();
  const required = useRequired();
  const { data: scopes } = useQuery(ask('settings.scopes', {}));
  return (
    <>
      <Form.Item
        name="workspace"
        label={say(words.workspaceName)}
        extra={say(words.workspaceNameHelp)}
        rules={[required, { pattern: /^[0-9A-Za-z]{1,40}$/, message: say(words.workspaceNameWrong) }]}
      >
        <Input autoFocus autoComplete="organization" />
      </Form.Item>
      <Form.Item name="mcc" label={say(words.scope)}>
        <Select
          allowClear
          showSearch={{ optionFilterProp: 'label' }}
          placeholder={say(words.scopeChoose)}
          options={(scopes?.items ?? []).map(({ mcc, name }) => ({
            value: mcc,
            label: `${mcc} ${name[language]}`,
          }))}
        />
      </Form.Item>
      <Form.Item name="address" label={say(words.address)}>
        <Input maxLength={200} autoComplete="street-address" />
      </Form.Item>
      <Representatives />
    </>
  );
}

function Representatives() {
  const say = useSay();
  const required = useRequired();
  return (
    <Form.List name="representatives">
      {(rows, { add, remove }) => (
        <>
          {rows.map(({ key, name }) => (
            <div key={key} className="form-row">
              <Form.Item name={[name, 'name']} label={say(words.representativeName)} rules={[required]}>
                <Input maxLength={64} />
              </Form.Item>
              <Form.Item
                name={[name, 'email']}
                label={say(words.representativeEmail)}
                rules={[required, { type: 'email', message: say(words.emailWrong) }]}
              >
                <Input />
              </Form.Item>
              <Button
                icon={<DeleteOutlined />}
                aria-label={`${say(words.remove)} ${name + 1}`}
                onClick={() => remove(name)}
              />
            </div>
          ))}
          {rows.length < 10 && (
            <Button
              type="dashed"
              block
              icon={<PlusOutlined aria-hidden />}
              onClick={() => add({ name: '', email: '' })}
            >
              {say(words.addRepresentative)}
            </Button>
          )}
        </>
      )}
    </Form.List>
  );
}

function AdminFields({ form }: { form: FormInstance<Given> }) {
  const say = useSay();
  const required = useRequired();
  return (
    <>
      <Form.Item name="name" label={say(words.name)} rules={[required]}>
        <Input maxLength={64} autoComplete="name" />
      </Form.Item>
      <Form.Item
        name="account"
        label={say(words.account)}
        extra={say(words.accountHelp)}
        rules={[required, { pattern: /^[\w.+@-]{2,100}$/, message: say(words.accountWrong) }]}
      >
        <Input autoComplete="username" />
      </Form.Item>
      <Form.Item
        name="email"
        label={say(words.email)}
        rules={[{ type: 'email', message: say(words.emailWrong) }]}
      >
        <Input autoComplete="email" />
      </Form.Item>
      <Form.Item
        name="password"
        label={say(words.password)}
        extra={say(words.passwordHelp)}
        rules={[{ required: true, pattern: /^[!-~]{8,128}$/, message: say(words.passwordHelp) }]}
      >
        <Input.Password autoComplete="new-password" />
      </Form.Item>
      <Form.Item
        name="repeat"
        label={say(words.repeat)}
        dependencies={['password']}
        rules={[
          {
            validator: async (_, value) => {
              if (value !== form.getFieldValue('password')) throw new Error(say(words.repeatWrong));
            },
          },
        ]}
      >
        <Input.Password autoComplete="new-password" />
      </Form.Item>
    </>
  );
}

function GrantText({ isDeclined }: { isDeclined: boolean }) {
  const say = useSay();
  return (
    <section aria-label={say(words.grantTitle)}>
      <p>{say(words.grantHint)}</p>
      <ul className="grant-list">
        {[words.grantStore, words.grantDeliver, words.grantMail].map((text) => (
          <li key={text.en}>{say(text)}</li>
        ))}
      </ul>
      {isDeclined && <Alert type="info" role="status" title={say(words.notGranted)} />}
    </section>
  );
}
