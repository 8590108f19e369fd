import { useLanguage, type Language } from './text.ts';

const steps: [Intl.RelativeTimeFormatUnit, number][] = [
  ['year', 31_536_000],
  ['month', 2_592_000],
  ['week', 604_800],
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
];

export function relativeTime(at: number, now: number, language: Language): string {
  const seconds = Math.round((at - now) / 1000);
  const format = new Intl.RelativeTimeFormat(language === 'zh' ? 'zh-CN' : 'en', { numeric: 'auto' });
  const step = steps.find(([, size]) => Math.abs(seconds) >= size);
  return step ? format.format(Math.round(seconds / step[1]), step[0]) : format.format(0, 'minute');
}

/** Relative, with the exact time on hover. */
export function RelativeTime({ at }: { at: number }) {
  const language = useLanguage();
  const exact = new Date(at).toLocaleString(language === 'zh' ? 'zh-CN' : 'en');
  return (
    <time dateTime={new Date(at).toISOString()} title={exact}>
      {relativeTime(at, Date.now(), language)}
    </time>
  );
}
