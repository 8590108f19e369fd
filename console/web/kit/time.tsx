import { Tooltip } from './tooltip.tsx';
import { useEffect, useState } from 'react';
import { showAgo, showTime } from './formats.ts';
import { useAppearance } from './language.tsx';

/** Relative, with the exact moment on hover; `exact` the other way round. */
export function Time({ at, exact = false }: { at: number | null; exact?: boolean }) {
  const { language } = useAppearance();
  const now = useNow(30_000);
  if (at === null) return <span className="quiet">–</span>;
  return (
    <Tooltip title={() => (exact ? showAgo(at, now, language) : showTime(at, language))}>
      <time dateTime={new Date(at).toISOString()} className="time">
        {exact ? showTime(at, language) : showAgo(at, now, language)}
      </time>
    </Tooltip>
  );
}

/** The present, moving on every `every` milliseconds. */
export function useNow(every: number): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), every);
    return () => clearInterval(timer);
  }, [every]);
  return now;
}
