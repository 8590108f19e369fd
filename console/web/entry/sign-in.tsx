import { Alert, Button, Form, Input, Segmented } from 'antd';
import { lazy, Suspense, useState } from 'react';
import { call } from '../kit/console.ts';
import { useRequired } from '../kit/form-dialog.tsx';
import { useSay } from '../kit/language.tsx';
import { codeOf, reasonOf } from '../kit/refusal.ts';
import { EntryPage } from './entry-page.tsx';
import { systemName } from './system-name.ts';
import { words } from './words.ts';

const QrSignIn = lazy(() => import('./qr-sign-in.tsx'));

interface Given {
  workspace?: string;
  account: string;
  password: string;
  code?: string;
}

interface SignInProps {
  /** The only workspace's name, where there is only one. */
  workspace: string | null;
  onSignedIn: () => void;
}

/** R-USER-06: workspace (or its super administrator's ID), account, password; the second factor when it is asked for; or by QR code. */
export default function SignIn({ workspace, onSignedIn }: SignInProps) {
  const say = useSay();
  const [way, setWay] = useState<'password' | 'qr'>('password');
  return (
    <EntryPage title={say(words.toConsole)}>
      <Segmented
        block
        value={way}
        onChange={setWay}
        options={[
          { value: 'password', label: say(words.byPassword) },
          { value: 'qr', label: say(words.byQr) },
        ]}
      />
      {way === 'password' ? (
        <PasswordForm workspace={workspace} onSignedIn={onSignedIn} />
      ) : (
        <Suspense fallback={null}>
          <QrSignIn onSignedIn={onSignedIn} />
        </Suspense>
      )}
    </EntryPage>
  );
}

function PasswordForm({ workspace, onSignedIn }: SignInProps) {
  const say = useSay();
  const required = useRequired();
  const [refusal, setRefusal] = useState('');
  const [isBusy, setBusy] = useState(false);
  const [needsCode, setNeedsCode] = useState(false);
  const [isHelpShown, setHelpShown] = useState(false);
  const submit = async ({ workspace: named = '', account, password, code }: Given) => {
    setBusy(true);
    setRefusal('');
    const given = { workspace: named.trim(), account: account.trim(), password, ...(code && { code }) };
    try {
      await call('sessions.signIn', { ...given, device: say(words.browserOn, { system: systemName() }) });
      onSignedIn();
    } catch (error) {
      if (codeOf(error) === 'TOTP_REQUIRED') setNeedsCode(true);
      setRefusal(reasonOf(error, say));
      setBusy(false);
    }
  };
  return (
    <Form<Given>
      layout="vertical"
      requiredMark={false}
      onFinish={(given) => void submit(given)}
      initialValues={{ workspace: workspace ?? '' }}
      size="large"
    >
      <Form.Item
        name="workspace"
        label={say(words.workspace)}
        {...(workspace === null && { help: say(words.workspaceHelp) })}
      >
        <Input autoComplete="organization" autoFocus={!workspace} />
      </Form.Item>
      <Form.Item name="account" label={say(words.account)} rules={[required]}>
        <Input autoComplete="username" autoFocus={workspace !== null} />
      </Form.Item>
      <Form.Item name="password" label={say(words.password)} rules={[{ ...required, whitespace: false }]}>
        <Input.Password autoComplete="current-password" />
      </Form.Item>
      {needsCode && (
        <Form.Item name="code" label={say(words.code)} rules={[required]}>
          <Input inputMode="numeric" autoComplete="one-time-code" maxLength={6} autoFocus />
        </Form.Item>
      )}
      {refusal && <Alert type="error" role="alert" title={refusal} className="form-refusal" />}
      <Button type="primary" htmlType="submit" block loading={isBusy}>
        {say(words.signIn)}
      </Button>
      <Button type="link" block onClick={() => setHelpShown(!isHelpShown)} aria-expanded={isHelpShown}>
        {say(words.forgotten)}
      </Button>
      {isHelpShown && <p className="quiet">{say(words.forgottenHint)}</p>}
    </Form>
  );
}
