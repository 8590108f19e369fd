import { createContext, useContext, useEffect, useMemo, useState } from 'react';
import type { ReactNode } from 'react';
import { Button } from './button.tsx';
import { CloseIcon } from './icons.tsx';
import { useSay } from './language.tsx';
import { codeOf, isSignedOut, reasonOf } from './refusal.ts';
import { words } from './words.ts';

interface Notice {
  id: number;
  tone: 'ok' | 'warn' | 'error';
  text: string;
  code: string;
}
type Add = (tone: Notice['tone'], text: string, code?: string) => void;

export interface Notices {
  /** A thing was done; goes by itself. */
  done(sentence: string): void;
  /** A thing was not done, and nobody is to blame. */
  warned(sentence: string): void;
  /** The console said no: what it said, with the code for whoever reports it. */
  refused(error: unknown): void;
}

const AddContext = createContext<Add>(() => {});

export function useNotices(): Notices {
  const add = useContext(AddContext);
  const say = useSay();
  return useMemo(
    () => ({
      done: (sentence) => add('ok', sentence),
      warned: (sentence) => add('warn', sentence),
      refused(error) {
        // The sign-in page shows by itself.
        if (!isSignedOut(error)) add('error', reasonOf(error, say), codeOf(error));
      },
    }),
    [add, say],
  );
}

export function NoticesProvider({ children }: { children: ReactNode }) {
  const [notices, setNotices] = useState<Notice[]>([]);
  const [add, close] = useMemo(() => {
    let last = 0;
    const added: Add = (tone, text, code = '') => {
      last += 1;
      const id = last;
      setNotices((now) => [...now.slice(-3), { id, tone, text, code }]);
    };
    const closed = (id: number) => setNotices((now) => now.filter((notice) => notice.id !== id));
    return [added, closed] as const;
  }, []);
  return (
    <AddContext value={add}>
      {children}
      <div className="notices">
        {notices.map((notice) => (
          <Shown key={notice.id} of={notice} onClose={close} />
        ))}
      </div>
    </AddContext>
  );
}

const lasts = { ok: 4_000, warn: 6_000, error: 10_000 };

/** Goes by itself, but not while somebody points at it. */
function Shown({ of, onClose }: { of: Notice; onClose: (id: number) => void }) {
  const say = useSay();
  const [isPointed, setPointed] = useState(false);
  const { id, tone, text, code } = of;
  useEffect(() => {
    if (isPointed) return;
    const timer = setTimeout(() => onClose(id), lasts[tone]);
    return () => clearTimeout(timer);
  }, [id, tone, isPointed, onClose]);
  return (
    <div
      className={`notice is-${tone}`}
      role={tone === 'error' ? 'alert' : 'status'}
      onMouseEnter={() => setPointed(true)}
      onMouseLeave={() => setPointed(false)}
    >
      <div>
        <p>{text}</p>
        {code && <p className="quiet code">{code}</p>}
      </div>
      <Button
        type="text"
        size="small"
        icon={<CloseIcon />}
        aria-label={say(words.close)}
        onClick={() => onClose(id)}
      />
    </div>
  );
}
