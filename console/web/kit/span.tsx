import { Select } from 'antd';
import { useSay } from './language.tsx';
import { useParam } from './router.tsx';
import { words } from './words.ts';

const day = 24 * 3_600_000;
const lengths = ['7', '30', '90'] as const;
type Length = (typeof lengths)[number];

/** The console counts by days of UTC. */
export const dayOf = (at: number): string => new Date(at).toISOString().slice(0, 10);

export interface Span {
  from: string;
  to: string;
  /** Every day of it, also those without anything. */
  days: string[];
}

/** The last days, as many as the URL says. */
export function useSpan(): [Span, Length, (length: Length) => void] {
  const [given, setLength] = useParam<Length>('days', '30');
  const length = lengths.includes(given) ? given : '30';
  const today = Date.parse(`${dayOf(Date.now())}T00:00:00Z`);
  const days = Array.from({ length: Number(length) }, (_, at) =>
    dayOf(today - (Number(length) - 1 - at) * day),
  );
  return [{ from: days[0]!, to: days.at(-1)!, days }, length, setLength];
}

export function SpanSelect({ value, onChange }: { value: Length; onChange: (length: Length) => void }) {
  const say = useSay();
  return (
    <Select
      aria-label={say(words.span)}
      value={value}
      onChange={onChange}
      popupMatchSelectWidth={false}
      options={lengths.map((length) => ({ value: length, label: say(words.lastDays, { days: length }) }))}
    />
  );
}
