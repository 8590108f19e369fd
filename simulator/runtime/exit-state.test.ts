import { expect, it } from 'vitest';
import type { Program } from '../../contract/program.ts';
import { createExitStates } from './exit-state.ts';
import type { OpenPage } from './page.ts';

const program = (): Program =>
  ({
    app: { tabBar: { list: [{ pagePath: 'tab' }] } },
    components: Object.fromEntries(
      ['latest', 'tab', 'plain'].map((path) => [
        path,
        {
          config: {
            usingComponents: {},
            ...(path === 'plain' ? {} : { restartStrategy: 'homePageAndLatestPage' }),
          },
        },
      ]),
    ),
  }) as unknown as Program;
const page = (path: string) => ({ path, query: { a: '1' } }) as unknown as OpenPage;

function phone() {
  const kept = new Map<string, string>();
  const texts = {
    get: (key: string) => kept.get(key),
    set: (key: string, text: string) => void kept.set(key, text),
  };
  let time = 1000;
  return { start: () => createExitStates(program, texts, () => time), wait: (ms: number) => (time += ms) };
}

it('R-SIM the next start begins at the page that asks for it, with its query and what it saved', () => {
  const { start } = phone();
  start().save(page('latest'), { data: { at: 3 } });
  const next = start();
  expect(next.latest()).toEqual({ path: 'latest', query: { a: '1' } });
  expect(next.stateOf('other')).toBeUndefined();
  expect(next.stateOf('latest')).toEqual({ at: 3 });
  expect(next.stateOf('latest')).toBeUndefined();
  expect(start().latest()).toBeUndefined();
});

it('R-SIM a page without that strategy, or of a tab, is not opened again but finds what it saved', () => {
  for (const path of ['plain', 'tab']) {
    const { start } = phone();
    start().save(page(path), { data: 'x' });
    const next = start();
    expect(next.latest()).toBeUndefined();
    expect(next.stateOf(path)).toBe('x');
  }
});

it('R-SIM what was saved is thrown away after its time, or when the program lived on', () => {
  const first = phone();
  first.start().save(page('latest'), { data: 1, expireTimeStamp: 1500 });
  first.wait(600);
  expect(first.start().latest()).toBeUndefined();
  const second = phone();
  const running = second.start();
  running.save(page('latest'), undefined);
  running.forget();
  expect(second.start().latest()).toBeUndefined();
});
