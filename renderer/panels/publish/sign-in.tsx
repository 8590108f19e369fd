import { useEffect, useState } from 'react';
import { Button } from '../../kit/button.tsx';
import { Field } from '../../kit/field.tsx';
import { useSay } from '../../kit/text.ts';
import { Reach } from '../../shell/reach.tsx';
import { reasonOf } from '../../shell/reason.ts';
import type { Workbench } from '../../shell/workbench.ts';
import { ScanForm } from './scan-form.tsx';
import { publishWords as w } from './words.ts';

interface ConsoleState {
  isThere: boolean;
  isDone: boolean;
  workspace: string | null;
}

const isAddress = (at: string) => /^https?:\/\/[^/\s]+/.test(at);

/** What answers at an address; undefined while nobody knows. `again` asks once more. */
function useConsoleAt(workbench: Workbench, at: string) {
  const [found, setFound] = useState<ConsoleState>();
  const [turn, setTurn] = useState(0);
  useEffect(() => {
    let isOld = false;
    setFound(undefined);
    const timer = setTimeout(() => {
      if (!isAddress(at)) return setFound({ isThere: false, isDone: false, workspace: null });
      void workbench.host.client.account
        .consoleState({ address: at })
        .then((state) => isOld || setFound(state), workbench.report);
    }, 200);
    return () => {
      isOld = true;
      clearTimeout(timer);
    };
  }, [at, workbench, turn]);
  return { found, again: () => setTurn(turn + 1) };
}

/** What is wrong with the address, and the way on. */
function NoConsole(props: {
  at: string;
  /** The console that was started with this Tessera, or that was signed in to last; empty: none. */
  known: string;
  useKnown: () => void;
  connect: () => void;
}) {
  const say = useSay();
  const { at, known } = props;
  const empty = known ? w.addressFirst : w.noAddress;
  const wrong = at === '' ? empty : isAddress(at) ? w.noConsole : w.addressWrong;
  return (
    <div className="publish-no-console" role="group" aria-label={say(w.noConsoleTitle)}>
      <h2>{say(w.noConsoleTitle)}</h2>
      <p role="alert">{say(wrong)}</p>
      <div className="publish-ways-on">
        <Button primary refused={isAddress(at) ? undefined : say(w.addressFirst)} onPress={props.connect}>
          {say(w.connect)}
        </Button>
        {known && known !== at ? (
          <Button onPress={props.useKnown}>{say(w.useConsole, { address: known })}</Button>
        ) : null}
      </div>
    </div>
  );
}

/** Which console, then how: by scanning, by password, or, where it is new, by setting it up. */
export function SignIn({ workbench, address }: { workbench: Workbench; address: string }) {
  const say = useSay();
  const [at, setAt] = useState(address);
  const { found, again } = useConsoleAt(workbench, at);
  const [way, setWay] = useState<'scan' | 'password'>('scan');
  useEffect(() => setAt(address), [address]);
  return (
    <section className="publish-sign-in">
      <p>{say(w.intro)}</p>
      <Field label={say(w.console)} hint={say(w.consoleHint)}>
        {(id) => (
          <input
            id={id}
            value={at}
            spellCheck={false}
            placeholder="https://console.example.com"
            onChange={(event) => setAt(event.currentTarget.value.trim())}
            onKeyDown={(event) => event.key === 'Enter' && again()}
          />
        )}
      </Field>
      {found && !found.isThere ? (
        <NoConsole at={at} known={address} useKnown={() => setAt(address)} connect={again} />
      ) : null}
      {found ? null : <p role="status">{say(w.connecting)}</p>}
      {found?.isThere && !found.isDone ? (
        <PasswordForm key="setup" workbench={workbench} address={at} workspace="" isSetUp />
      ) : null}
      {found?.isThere && found.isDone ? (
        <>
          <div role="tablist" className="publish-ways">
            {(['scan', 'password'] as const).map((each) => (
              <button
                key={each}
                type="button"
                role="tab"
                aria-selected={way === each}
                onClick={() => setWay(each)}
              >
                {say(each === 'scan' ? w.byScan : w.byPassword)}
              </button>
            ))}
          </div>
          {way === 'scan' ? (
            <>
              <Reach workbench={workbench} address={at} />
              <ScanForm workbench={workbench} address={at} />
            </>
          ) : (
            <PasswordForm
              key="password"
              workbench={workbench}
              address={at}
              workspace={found.workspace ?? ''}
            />
          )}
        </>
      ) : null}
    </section>
  );
}

function PasswordForm(props: {
  workbench: Workbench;
  address: string;
  workspace: string;
  isSetUp?: boolean;
}) {
  const { workbench, address, isSetUp = false } = props;
  const say = useSay();
  const [form, setForm] = useState({ workspace: props.workspace, account: '', name: '', password: '' });
  const [error, setError] = useState<string>();
  const [busy, setBusy] = useState(false);
  const submit = async () => {
    setBusy(true);
    setError(undefined);
    try {
      const { account } = workbench.host.client;
      if (isSetUp) await account.setUp({ address, ...form, name: form.name || form.account });
      else await account.signIn({ address, ...form });
    } catch (failure) {
      setError(reasonOf(failure));
    }
    setBusy(false);
  };
  const fields = [
    ['workspace', w.workspace, 'text'],
    ...(isSetUp ? ([['name', w.name, 'text']] as const) : []),
    ['account', w.account, 'text'],
    ['password', w.password, 'password'],
  ] as const;
  return (
    <form
      className="publish-form"
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      {isSetUp ? (
        <>
          <h2>{say(w.setUpTitle)}</h2>
          <p>{say(w.setUpHint)}</p>
        </>
      ) : null}
      {fields.map(([name, label, type]) => (
        <Field key={name} label={say(label)}>
          {(id) => (
            <input
              id={id}
              type={type}
              value={form[name]}
              autoComplete={type === 'password' ? (isSetUp ? 'new-password' : 'current-password') : 'off'}
              onChange={(event) => setForm({ ...form, [name]: event.currentTarget.value })}
            />
          )}
        </Field>
      ))}
      {error ? (
        <p className="field-error" role="alert">
          {error}
        </p>
      ) : null}
      {/* Enter in a field submits; a form needs a button of its own for that. */}
      <input type="submit" hidden />
      <Button primary busy={busy} onPress={() => void submit()}>
        {say(isSetUp ? w.setUp : w.doSignIn)}
      </Button>
    </form>
  );
}
