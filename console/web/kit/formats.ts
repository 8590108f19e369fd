import type { Language } from '../../../contract/text.ts';

const localeOf = (language: Language): string => (language === 'zh' ? 'zh-CN' : 'en-GB');

/** Making a format takes longer than using it: each is made once. */
function once<Format>(make: (locale: string) => Format): (language: Language) => Format {
  const made = new Map<Language, Format>();
  return (language) => {
    const format = made.get(language) ?? make(localeOf(language));
    made.set(language, format);
    return format;
  };
}
const momentFormat = once(
  (locale) => new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'medium' }),
);
const agoFormat = once((locale) => new Intl.RelativeTimeFormat(locale, { numeric: 'auto' }));
const numberFormat = once((locale) => new Intl.NumberFormat(locale));

/** The exact moment, in the viewer's zone. */
export function showTime(at: number, language: Language): string {
  return momentFormat(language).format(at);
}

const steps: [Intl.RelativeTimeFormatUnit, number][] = [
  ['second', 60],
  ['minute', 60],
  ['hour', 24],
  ['day', 30],
  ['month', 12],
];

/** "2 hours ago", "in 3 days". */
export function showAgo(at: number, now: number, language: Language): string {
  const format = agoFormat(language);
  let amount = (at - now) / 1000;
  for (const [unit, size] of steps) {
    if (Math.abs(amount) < size) return format.format(Math.round(amount), unit);
    amount /= size;
  }
  return format.format(Math.round(amount), 'year');
}

export function showBytes(bytes: number): string {
  if (bytes < 1024) return `${bytes} B`;
  if (bytes < 1024 * 1024) return `${(bytes / 1024).toFixed(1)} KB`;
  return `${(bytes / 1024 / 1024).toFixed(2)} MB`;
}

export function showNumber(value: number, language: Language): string {
  return numberFormat(language).format(value);
}
