import { Button } from './button.tsx';
import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useSay } from './language.tsx';
import { codeOf, reasonOf } from './refusal.ts';
import { words } from './words.ts';

export function Loading({ rows = 4 }: { rows?: number }) {
  const say = useSay();
  return (
    <div role="status" aria-label={say(words.loading)} className="state-loading">
      {Array.from({ length: rows }, (_, row) => (
        <span key={row} />
      ))}
    </div>
  );
}

/** What happened, and the way on. */
export function Failed({ error, retry }: { error: unknown; retry?: (() => void) | undefined }) {
  const say = useSay();
  return (
    <div role="alert" className="state">
      <h2>{say(words.failed)}</h2>
      <p>{reasonOf(error, say)}</p>
      {codeOf(error) && <p className="quiet code">{codeOf(error)}</p>}
      {retry && <Button onClick={retry}>{say(words.retry)}</Button>}
    </div>
  );
}

/** An empty list says what to do next; `action` is that one thing. */
export function Nothing({
  title,
  hint,
  action,
}: {
  title: string;
  hint?: string | undefined;
  action?: ReactNode;
}) {
  return (
    <div className="state">
      <h2>{title}</h2>
      {hint && <p>{hint}</p>}
      {action}
    </div>
  );
}

/** `<Shown of={query}>{(data) => …}</Shown>`: loading and failure are drawn in one way. */
export function Shown<Data>({
  of,
  rows,
  children,
}: {
  of: UseQueryResult<Data>;
  rows?: number;
  children: (data: Data) => ReactNode;
}) {
  if (of.data !== undefined) return <>{children(of.data)}</>;
  if (of.isError) return <Failed error={of.error} retry={() => void of.refetch()} />;
  return <Loading rows={rows ?? 4} />;
}
