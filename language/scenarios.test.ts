// Every scenario over the server's wire, in one session for each program: `testing/scenario.ts` says what a scenario is.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { TestClient } from './testing/client.ts';
import { answer } from './testing/scenario.ts';
import { programs } from './testing/scenarios.ts';

for (const { name, locale, files, groups } of programs) {
  describe(name, () => {
    let client: TestClient;
    beforeAll(async () => {
      client = await TestClient.start(files, locale);
    });
    afterAll(() => client.stop());
    for (const { about, ask, file, cases } of groups)
      describe(about, () => {
        it.each(cases)(`${ask} in ${file}: %s`, async (marked, expected) => {
          const said = await answer(client, ask, file, marked, expected);
          expect(said, JSON.stringify(said)).toEqual(expected);
        });
      });
  });
}

// Counted: each marked-up source with its own question and expected answer, asked over the wire above; no two alike.
it('counts at least 300 scenarios', () => {
  const all = programs.flatMap(({ name, groups }) =>
    groups.flatMap(({ ask, file, cases }) => cases.map(([marked]) => `${name} ${ask} ${file} ${marked}`)),
  );
  expect(new Set(all).size).toBe(all.length);
  expect(all.length).toBeGreaterThanOrEqual(300);
});
