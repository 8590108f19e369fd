import { expect, it } from 'vitest';
import type { TagSpec } from './spec.ts';

const specs = import.meta.glob<TagSpec>('./*/props.ts', { eager: true, import: 'default' });

it('R-SIM-tags: what is said to change nothing is an attribute of the tag', () => {
  const idle = Object.values(specs).flatMap(({ tag, props, idle: names = [] }) =>
    names.map((name) => [tag, name, name in props] as const),
  );
  expect(idle.filter(([, , isThere]) => !isThere)).toEqual([]);
  expect(idle.length).toBeGreaterThan(0);
});
