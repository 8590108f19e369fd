import { expect, it } from 'vitest';
import { catalog } from '../components/catalog.ts';
import { documentedDefaults } from './documented-defaults.ts';

const empty: Record<string, readonly unknown[]> = {
  string: [''],
  number: [0],
  boolean: [false],
  array: [[]],
  object: [null],
  any: ['', 0, null, [], false],
};

it('R-SIM-tags: each attribute of each tag has its documented default, or the empty value of its type', () => {
  let checked = 0;
  for (const { tag, props } of catalog.values()) {
    for (const [name, { type, default: fallback }] of Object.entries(props)) {
      const documented = documentedDefaults[tag]?.[name];
      if (documented === undefined) expect(empty[type], `${tag} ${name}`).toContainEqual(fallback);
      else expect(fallback, `${tag} ${name}`).toEqual(documented);
      checked += 1;
    }
  }
  expect(checked).toBeGreaterThan(500);
});

it('R-SIM-tags: no default is documented for an attribute that no tag has', () => {
  for (const [tag, defaults] of Object.entries(documentedDefaults))
    expect(Object.keys(catalog.get(tag)?.props ?? {}), tag).toEqual(
      expect.arrayContaining(Object.keys(defaults)),
    );
});
