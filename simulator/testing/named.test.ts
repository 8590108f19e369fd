import { expect, it } from 'vitest';
import { catalog, commonEvents, commonProps } from '../components/catalog.ts';
import { caseGroups } from './cases/all.ts';
import type { Case } from './conformance.ts';

// What the tables of the tags promise is held against the conformance cases: an attribute counts where a case's
// template sets it on the tag, an event where a template listens for it and what the case does names it.

const cases = Object.values(caseGroups).flat();

/** What every tag has: a case of any tag will do. */
const EVERY = 'every tag';

const promised = new Map<string, { props: string[]; events: string[] }>([
  [EVERY, { props: Object.keys(commonProps), events: Object.keys(commonEvents) }],
  ...[...catalog.values()].map(
    ({ tag, props, events }) => [tag, { props: Object.keys(props), events: Object.keys(events) }] as const,
  ),
]);

/** The opening tags of a template with the names of their attributes. */
function openings(wxml: string): { tag: string; names: string[] }[] {
  const found = wxml.matchAll(/<([a-z][a-z-]*)((?:\s+[\w:-]+(?:\s*=\s*(?:"[^"]*"|'[^']*'))?)*)\s*\/?>/g);
  return [...found].map(([, tag, attributes]) => ({
    tag: tag!,
    names: [...attributes!.matchAll(/([\w:-]+)(?:\s*=\s*(?:"[^"]*"|'[^']*'))?/g)].map(([, name]) => name!),
  }));
}

const listened = (name: string): string | undefined =>
  /^(?:capture-)?(?:bind|catch|mut-bind):?(.+)$/.exec(name)?.[1];

/** `tag attribute` and `tag @event` of one case. */
function namesOf({ wxml, run }: Case): string[] {
  const done = String(run);
  const tells = (event: string) => new RegExp(`["'\`]${event}["'\`]`).test(done);
  return openings(wxml).flatMap(({ tag, names }) =>
    names.flatMap((name) => {
      const event = listened(name);
      const one = event === undefined ? name.replace(/^model:/, '') : `@${event}`;
      if (event !== undefined && !tells(event)) return [];
      return [`${tag} ${one}`, `${EVERY} ${one}`];
    }),
  );
}

const named = new Set(cases.flatMap(namesOf));

it('R-SIM-tags: a conformance case names every attribute and event of every tag', () => {
  const missing: Record<string, string> = {};
  for (const [tag, { props, events }] of promised) {
    const names = [...props, ...events.map((event) => `@${event}`)];
    const open = names.filter((name) => !named.has(`${tag} ${name}`));
    if (open.length) missing[tag] = open.join(' ');
  }
  expect(missing).toEqual({});
});

it('names are read from templates as they are written', () => {
  const run = (): Promise<void> => Promise.resolve(void 'change');
  const wxml = `<view wx:if="{{ a > b }}"><slider id="it"\n model:value='{{v}}' disabled bind:change="log" bindchanging="log"/></view>`;
  expect(namesOf({ name: 'one', wxml, run }).filter((name) => !name.startsWith(EVERY))).toEqual([
    'view wx:if',
    'slider id',
    'slider value',
    'slider disabled',
    'slider @change',
  ]);
});

it('no two cases have one name', () => {
  const names = cases.map(({ name }) => name);
  expect(names.filter((name, at) => names.indexOf(name) !== at)).toEqual([]);
});
