import { Alert } from '../kit/alert.tsx';
import { Button } from '../kit/button.tsx';
import { Segmented } from '../kit/segmented.tsx';
import { Suspense, useState } from 'react';
import type { FormEvent } from 'react';
import { call } from '../kit/console.ts';
import { Field } from '../kit/field.tsx';
import { laterWithAntd } from '../kit/later.tsx';
import { useSay } from '../kit/language.tsx';
import { codeOf, reasonOf } from '../kit/refusal.ts';
import { EntryPage } from './entry-page.tsx';
import { systemName } from './system-name.ts';
import { words as kitWords } from '../kit/words.ts';
import { words } from './words.ts';

const qrSignIn = laterWithAntd(() => import('./qr-sign-in.tsx'));

interface Given {
  workspace: string;
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
          <qrSignIn.Component onSignedIn={onSignedIn} />
        </Suspense>
      )}
    </EntryPage>
  );
}

function PasswordForm({ workspace, onSignedIn }: SignInProps) {
  const say = useSay();
  const [refusal, setRefusal] = useState('');
  const [missing, setMissing] = useState<string[]>([]);
  const [isBusy, setBusy] = useState(false);
  const [needsCode, setNeedsCode] = useState(false);
  const [isHelpShown, setHelpShown] = useState(false);
  const signIn = async ({ workspace: named, account, password, code }: Given) => {
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
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const given = Object.fromEntries(new FormData(event.currentTarget)) as unknown as Given;
    const left = (['account', 'password', 'code'] as const).filter((name) => given[name]?.trim() === '');
    setMissing(left);
    if (left.length > 0) return event.currentTarget.querySelector<HTMLElement>(`[name=${left[0]}]`)?.focus();
    if (!isBusy) void signIn(given);
  };
  const problemOf = (name: string) => (missing.includes(name) ? say(kitWords.required) : '');
  return (
    <form className="sign-in" onSubmit={submit} noValidate>
      <Field
        name="workspace"
        label={say(words.workspace)}
        help={workspace === null ? say(words.workspaceHelp) : undefined}
        defaultValue={workspace ?? ''}
        autoComplete="organization"
        autoFocus={!workspace}
      />
      <Field
        name="account"
        label={say(words.account)}
        problem={problemOf('account')}
        autoComplete="username"
        autoFocus={workspace !== null}
      />
      <Field
        name="password"
        type="password"
        label={say(words.password)}
        problem={problemOf('password')}
        autoComplete="current-password"
      />
      {needsCode && (
        <Field
          name="code"
          label={say(words.code)}
          problem={problemOf('code')}
          inputMode="numeric"
          autoComplete="one-time-code"
          maxLength={6}
          autoFocus
        />
      )}
      {refusal && <Alert type="error" role="alert" title={refusal} className="form-refusal" />}
      <Button type="primary" htmlType="submit" size="large" block loading={isBusy}>
        {say(words.signIn)}
      </Button>
      <Button type="link" block onClick={() => setHelpShown(!isHelpShown)} aria-expanded={isHelpShown}>
        {say(words.forgotten)}
      </Button>
      {isHelpShown && <p className="quiet">{say(words.forgottenHint)}</p>}
    </form>
  );
}
