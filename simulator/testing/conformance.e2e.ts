import { expect, test } from '@playwright/test';
import type { TagInfo } from '../components/spec.ts';
import { caseGroups } from './cases/all.ts';
import { readCatalog } from './catalog.ts';
import { openCase, serveCases } from './conformance.ts';
import { bundleSimulator } from './serve-program.ts';

test.beforeAll(() => bundleSimulator());

for (const [group, cases] of Object.entries(caseGroups)) {
  test(`${cases.length} conformance cases: ${group}`, async ({ page }) => {
    test.setTimeout(180_000);
    const served = await serveCases(cases);
    const errors: string[] = [];
    page.on('pageerror', (error) => errors.push(error.stack ?? error.message));
    page.setDefaultTimeout(3000);
    await page.setViewportSize({ width: 390, height: 844 });
    await page.goto(served.url);
    const failures: string[] = [];
    const only = process.env.TESSERA_CASE;
    for (const [index, one] of cases.entries()) {
      if (only && !one.name.includes(only)) continue;
      try {
        const stage = await openCase(page, index);
        await one.run(stage);
      } catch (error) {
        failures.push(`${one.name}: ${String((error as Error).message).slice(0, 600)}`);
      }
      await page.evaluate(() => document.querySelector('.tessera-overlay')?.replaceChildren());
    }
    await served.close();
    expect(failures.join('\n')).toBe('');
    expect(errors).toEqual([]);
  });
}

const samples: Record<string, unknown> = { string: 'sample', number: 7, boolean: true };

/** Every attribute of every tag: its default, and a value that a template gives. */
test('every tag has the defaults of its table and takes every attribute', async ({ page }) => {
  const catalog = await readCatalog();
  const tags = [...catalog.values()].filter(
    ({ tag }) => !['web-view', 'page-meta', 'navigation-bar'].includes(tag),
  );
  const attributesOf = (info: TagInfo) =>
    Object.entries(info.props)
      .filter(
        ([name, { type }]) =>
          type in samples && !name.includes(':') && !['src', 'url', 'focus', 'auto-focus'].includes(name),
      )
      .map(([name, { type, values }]) => [name, values?.at(-1) ?? samples[type]] as const);
  const wxml = tags
    .map((info) => {
      const given = attributesOf(info).map(
        ([name, value]) => `${name}="${typeof value === 'string' ? value : `{{${String(value)}}}`}"`,
      );
      // A tag that is only its look keeps no state of its own before something is set: an animation of nothing is.
      const still = 'animation' in info.props ? '' : 'animation="{{ {actions: []} }}"';
      return `<${info.tag} id="d-${info.tag}" ${still}/><${info.tag} id="g-${info.tag}" ${still} ${given.join(' ')}/>`;
    })
    .join('\n');
  const served = await serveCases([{ name: 'all', wxml, run: async () => undefined }]);
  await page.goto(served.url);
  const { frame } = await openCase(page, 0);
  const read = (prefix: string) =>
    frame.evaluate((start) => {
      const key = Symbol.for('tessera.builtin');
      return [...document.querySelectorAll(`[id^="${start}"]`)].map((node) => {
        const known = node as unknown as Record<symbol, { data: object } | undefined>;
        const tag = node.localName.replace(/^wx-/, '');
        return [tag, JSON.parse(JSON.stringify(known[key]?.data ?? {})) as Record<string, unknown>] as const;
      });
    }, prefix);
  const camel = (name: string) => name.replace(/-([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
  let checked = 0;
  for (const [tag, data] of await read('d-')) {
    for (const [name, { default: wanted }] of Object.entries(catalog.get(tag)!.props)) {
      expect.soft(data[camel(name)], `${tag} ${name}`).toEqual(wanted);
      checked += 1;
    }
  }
  for (const [tag, data] of await read('g-')) {
    for (const [name, value] of attributesOf(catalog.get(tag)!)) {
      expect.soft(data[camel(name)], `${tag} ${name}`).toEqual(value);
      checked += 1;
    }
  }
  await served.close();
  expect(checked).toBeGreaterThan(700);
});
