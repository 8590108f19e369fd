import { expect, it } from 'vitest';
import type { Program } from '../../../contract/program.ts';
import { isSkyline } from './renderer.ts';

const program = (app: object, config: object = {}) =>
  ({
    app: { pages: [], ...app },
    components: { 'pack/page': { config } },
  }) as unknown as Program;

it('R-SIM-tags: the renderer is that of the page, else of its package, else of the program', () => {
  const packages = { subPackages: [{ root: '/pack/', pages: ['page'], renderer: 'skyline' }] };
  expect(isSkyline(program({}), 'pack/page')).toBe(false);
  expect(isSkyline(program({ renderer: 'skyline' }), 'pack/page')).toBe(true);
  expect(isSkyline(program(packages), 'pack/page')).toBe(true);
  expect(isSkyline(program(packages), 'package/page')).toBe(false);
  expect(isSkyline(program({ subpackages: packages.subPackages }), 'pack/page')).toBe(true);
  expect(isSkyline(program(packages, { renderer: 'webview' }), 'pack/page')).toBe(false);
  expect(isSkyline(program({ renderer: 'webview' }, { renderer: 'skyline' }), 'pack/page')).toBe(true);
});
