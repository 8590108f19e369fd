import { Alert } from '../kit/alert.tsx';
import { Button } from '../kit/button.tsx';
import { useEffect, useState } from 'react';
import { client } from '../kit/console.ts';
import type { OutputOf } from '../kit/console.ts';
import { useSay } from '../kit/language.tsx';
import type { Say } from '../kit/language.tsx';
import { Qr } from '../kit/qr.tsx';
import { reasonOf } from '../kit/refusal.ts';
import { Loading } from '../kit/states.tsx';
import { useNow } from '../kit/time.tsx';
import { sha256 } from './sha256.ts';
import { systemName } from './system-name.ts';
import { words } from './words.ts';

type Ticket = OutputOf<'login.create'>;
interface Shown {
  ticket?: Ticket;
  expiresAt: number;
  state: OutputOf<'login.poll'>['state'];
  refusal: string;
}

/** The same three steps as in the IDE: ticket, number match on the phone, exchange for this browser's cookie. */
export default function QrSignIn({ onSignedIn }: { onSignedIn: () => void }) {
  const say = useSay();
  const [round, setRound] = useState(0);
  const [shown, setShown] = useState<Shown>({ state: 'new', refusal: '', expiresAt: 0 });
  useEffect(() => {
    const ending = new AbortController();
    setShown({ state: 'new', refusal: '', expiresAt: 0 });
    const report = (part: Partial<Shown>) =>
      !ending.signal.aborted && setShown((now) => ({ ...now, ...part }));
    signInByPhone(say, ending.signal, report)
      .then((isIn) => isIn && onSignedIn())
      .catch((error: unknown) => report({ refusal: reasonOf(error, say) }));
    return () => ending.abort();
  }, [round, say, onSignedIn]);
  const isOver = shown.state === 'expired' || shown.state === 'cancelled' || shown.refusal !== '';
  if (!shown.ticket && !isOver) return <Loading />;
  return (
    <div className="qr-sign-in">
      {shown.ticket && !isOver && (
        <>
          <p>{say(words.scan)}</p>
          <p className="qr-number">{shown.ticket.number}</p>
          <Qr value={shown.ticket.url} name={say(words.qrImage)} size={200} />
          {shown.state === 'scanned' ? (
            <p role="status">{say(words.scanned)}</p>
          ) : (
            <Remaining until={shown.expiresAt} />
          )}
        </>
      )}
      {isOver && (
        <>
          <Alert
            type="warning"
            role="alert"
            title={shown.refusal || say(shown.state === 'cancelled' ? words.cancelled : words.expired)}
          />
          <Button type="primary" onClick={() => setRound(round + 1)}>
            {say(words.newCode)}
          </Button>
        </>
      )}
    </div>
  );
}

function Remaining({ until }: { until: number }) {
  const say = useSay();
  const now = useNow(1000);
  return (
    <p className="quiet">{say(words.validFor, { seconds: Math.max(0, Math.ceil((until - now) / 1000)) })}</p>
  );
}

async function signInByPhone(
  say: Say,
  signal: AbortSignal,
  report: (part: Partial<Shown>) => void,
): Promise<boolean> {
  const { verifier, challenge } = await newChallenge();
  const device = say(words.browserOn, { system: systemName() });
  const asked = { challenge, device, os: systemName(), ideVersion: '' };
  const ticket = await client.login.create(asked, { signal });
  report({ ticket, expiresAt: Date.now() + ticket.expiresIn * 1000 });
  const own = { ticket: ticket.ticket, pollSecret: ticket.pollSecret };
  let known: Shown['state'] = 'new';
  while (!signal.aborted) {
    const { state } = await client.login.poll({ ...own, known }, { signal });
    known = state;
    report({ state });
    if (state === 'expired' || state === 'cancelled' || state === 'consumed') return false;
    if (state !== 'confirmed') continue;
    await client.login.exchange({ ...own, verifier, as: 'cookie' });
    return true;
  }
  return false;
}

const base64url = (bytes: Uint8Array): string =>
  btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');

/** PKCE: only this page can turn the confirmed ticket into a session. */
async function newChallenge(): Promise<{ verifier: string; challenge: string }> {
  const verifier = base64url(crypto.getRandomValues(new Uint8Array(32)));
  return { verifier, challenge: base64url(await sha256(new TextEncoder().encode(verifier))) };
}
