import type { RunStart } from './stage/messages.ts';

/** `pages/index/index?id=3` as a place to start; empty: the program's first page. */
export function parseStart(text: string): RunStart {
  const [path = '', search = ''] = text.split(/\?(.*)/s);
  if (path === '') return {};
  return { path: path.replace(/^\//, ''), query: Object.fromEntries(new URLSearchParams(search)) };
}
