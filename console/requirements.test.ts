import { expect, it } from 'vitest';

const texts = import.meta.glob<string>('./**/*.test.ts', {
  eager: true,
  query: '?raw',
  import: 'default',
});

/** The backend's statements by area: `1-4` is a run, `.` separates. Texts of the site, the phone and templates are proven there. */
const areas: Record<string, string> = {
  ROLE: '1-13.20-26.30-34',
  USER: '1-7',
  TEAM: '1-8',
  MEM: '1-4.7-8',
  LOGIN: '1-2',
  WS: '1-5',
  APP: '1-6.8-10',
  BIND: '1-5',
  MP: '1-10',
  VER: '1-16',
  GRAY: '1-14',
  DOM: '1-3',
  API: '1',
  LOG: '1',
  KEY: '1-5',
  MSG: '1-11',
  PRIV: '1',
  OFF: '1-3',
  APR: '1-4',
  JSAPI: '1',
  FEAT: '1',
  AN: '1',
  QUAL: '1',
  FB: '1',
  SET: '1',
};

function idsOf([area, runs]: [string, string]): string[] {
  return runs.split('.').flatMap((run) => {
    const [from = 0, to = from] = run.split('-').map(Number);
    return Array.from(
      { length: to - from + 1 },
      (_, at) => `R-${area}-${String(from + at).padStart(2, '0')}`,
    );
  });
}

it('names every statement of the backend in the title of a test', () => {
  const named = new Set(Object.values(texts).flatMap((text) => text.match(/R-[A-Z]+-\d\d/g) ?? []));
  expect(
    Object.entries(areas)
      .flatMap(idsOf)
      .filter((id) => !named.has(id)),
  ).toEqual([]);
});
