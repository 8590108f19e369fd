import { useEffect, useState } from 'react';
import { Button } from '../../kit/button.tsx';
import { useStore } from 'zustand';
import { useSay } from '../../kit/text.ts';
import { accountOf } from '../../shell/account.ts';
import { reasonOf } from '../../shell/reason.ts';
import type { Workbench } from '../../shell/workbench.ts';
import { publishWords as w } from './words.ts';

interface Code {
  svg: string;
  number: number;
  url: string;
  endsAt: number;
}

/** The QR with its countdown and the number to match. */
export function ScanForm({ workbench, address }: { workbench: Workbench; address: string }) {
  const say = useSay();
  // Shared or not: the code holds another address.
  const phone = useStore(accountOf(workbench), (account) => account?.reach.phone);
  const [round, setRound] = useState(0);
  const [code, setCode] = useState<Code>();
  const [state, setState] = useState('new');
  const [error, setError] = useState<string>();
  useEffect(() => {
    const abort = new AbortController();
    setError(undefined);
    setState('new');
    const run = async () => {
      const facts = await workbench.host.client.account.scan({ address }, { signal: abort.signal });
      for await (const fact of facts) {
        if (fact.type === 'scan.shown')
          setCode({
            svg: fact.svg,
            number: fact.number,
            url: fact.url,
            endsAt: Date.now() + fact.expiresIn * 1000,
          });
        else setState(fact.state);
      }
    };
    run().catch((failure: unknown) => abort.signal.aborted || setError(reasonOf(failure)));
    return () => abort.abort();
  }, [address, phone, round, workbench]);
  const seconds = useCountdown(code?.endsAt);
  if (error) return <p className="field-error">{error}</p>;
  if (!code) return null;
  const isOver = state === 'expired' || state === 'cancelled' || seconds <= 0;
  return (
    <div className="publish-scan">
      <img
        className={isOver ? 'over' : ''}
        alt={code.url}
        src={`data:image/svg+xml,${encodeURIComponent(code.svg)}`}
      />
      {isOver ? (
        <>
          <p>{say(w.scanEnded)}</p>
          <Button icon="refresh" onPress={() => setRound(round + 1)}>
            {say(w.refresh)}
          </Button>
        </>
      ) : state === 'scanned' ? (
        <p>
          {say(w.scanned)} <strong className="publish-number">{code.number}</strong>
        </p>
      ) : (
        <>
          <p>{say(w.scanHint)}</p>
          <strong className="publish-number">{code.number}</strong>
          <span className="publish-countdown">{seconds} s</span>
        </>
      )}
    </div>
  );
}

function useCountdown(endsAt: number | undefined): number {
  const [now, setNow] = useState(Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 1000);
    return () => clearInterval(timer);
  }, []);
  return endsAt === undefined ? 0 : Math.max(0, Math.ceil((endsAt - now) / 1000));
}
