import { useEffect, useState } from 'react';
import { client } from '../../kit/console.ts';
import type { InputOf, ItemOf } from '../../kit/console.ts';

type Line = ItemOf<'logs.list'>;
const most = 200;
const again = 2000;

/** The lines that came since following began, newest first. */
export function useTail(
  programId: string,
  filter: Omit<InputOf<'logs.tail'>, 'programId'>,
  isOn: boolean,
): Line[] {
  const [lines, setLines] = useState<Line[]>([]);
  useEffect(() => {
    setLines([]);
    if (!isOn) return;
    const ending = new AbortController();
    const { signal } = ending;
    const follow = async () => {
      while (!signal.aborted) {
        try {
          for await (const line of await client.logs.tail({ ...filter, programId }, { signal }))
            setLines((now) => [line, ...now].slice(0, most));
        } catch {
          // The network or the console went away: follow again when they are back.
        }
        await new Promise((resolve) => setTimeout(resolve, again));
      }
    };
    void follow();
    return () => ending.abort();
  }, [programId, filter, isOn]);
  return lines;
}
