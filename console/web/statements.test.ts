import { expect, it } from 'vitest';

const journeys = import.meta.glob<string>(['./*.e2e.ts', '../phone/*.e2e.ts'], {
  eager: true,
  query: '?raw',
  import: 'default',
});

/**
 * The statements of docs/requirements.md that somebody sees on the site or on a phone, by area: `1-4` is a run, `.` separates. Not here:
 * what only the IDE (R-APP-09, R-MP-07, R-VER-01), a program's own calls (R-MSG-07…10), a container (R-OFF-03) or a project (R-CHK) shows.
 */
const seen: Record<string, string> = {
  ROLE: '1-13.20-26.30-34',
  USER: '1-7',
  TEAM: '1-8',
  MEM: '1-8',
  LOGIN: '1-2',
  WS: '1-5',
  APP: '1-8.10',
  BIND: '1-5',
  MP: '1-6.8-10',
  VER: '2-16',
  GRAY: '1-14',
  DOM: '1-3',
  API: '1',
  LOG: '1',
  KEY: '1-5',
  MSG: '1-6.11',
  PRIV: '1',
  OFF: '1-2',
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
    const numbers = Array.from({ length: to - from + 1 }, (_, at) => String(from + at).padStart(2, '0'));
    return numbers.map((number) => `R-${area}-${number}`);
  });
}

it('names every statement that somebody sees in the title of a journey through the site or a phone', () => {
  const titles = Object.values(journeys).flatMap((text) => text.match(/^ *test\('.*$/gm) ?? []);
  const named = new Set(titles.flatMap((title) => title.match(/R-[A-Z]+-\d\d/g) ?? []));
  const missing = Object.entries(seen)
    .flatMap(idsOf)
    .filter((id) => !named.has(id));
  expect(missing).toEqual([]);
});
