import path from 'node:path';
import { definingCall } from '../../typescript/script.ts';
import type { ProgramModel } from '../../program-model.ts';
import type { Span } from '../../wxml/parse.ts';

/** A page that app.json does not list: nothing can open it. */
export function unlistedPage(
  model: ProgramModel,
  file: string,
  text: string,
): { page: string; name: string; span: Span } | undefined {
  const root = model.rootOf(file);
  const unit = file.replace(/\.[jt]s$/, '');
  if (root === undefined || unit === file || !model.exists(`${unit}.wxml`)) return undefined;
  if (/\/(miniprogram_npm|node_modules|functional-pages)\//.test(unit)) return undefined;
  const page = path.posix.relative(root, unit);
  const pages = listedPages(model, root);
  if (pages === undefined || pages.has(page)) return undefined;
  const call = definingCall(text);
  return call?.name.text === 'Page' ? { page, name: call.name.text, span: call.name } : undefined;
}

/** Pages of app.json and of its sub-packages, from the program's root; undefined without a list. */
export function listedPages(model: ProgramModel, root: string): Set<string> | undefined {
  const app = model.readJson(`${root}/app.json`);
  if (!Array.isArray(app['pages'])) return undefined;
  const found = new Set<string>(app['pages'].filter((page): page is string => typeof page === 'string'));
  for (const key of ['subpackages', 'subPackages']) {
    const parts: unknown = app[key];
    for (const part of Array.isArray(parts) ? (parts as { root?: unknown; pages?: unknown }[]) : [])
      if (typeof part?.root === 'string' && Array.isArray(part.pages))
        for (const page of part.pages) found.add(path.posix.join(part.root, String(page)));
  }
  return new Set([...found].map((page) => page.replace(/^\//, '')));
}
