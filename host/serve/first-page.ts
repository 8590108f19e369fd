import { createHash } from 'node:crypto';
import { readFile, stat } from 'node:fs/promises';
import path from 'node:path';

export interface FirstPage {
  html: string;
  etag: string;
  /** Content-Security-Policy sources of the scripts in it. */
  scripts: string[];
}

const blocking = /<script src="\.\/([\w-]+\.js)"><\/script>/g;

/**
 * index.html with its blocking scripts put in place: each would cost the first paint one more journey to the
 * host. The policy names them by hash, so that no other inline script ever runs.
 */
async function readFirstPage(folder: string): Promise<FirstPage | undefined> {
  const source = await readFile(path.join(folder, 'index.html'), 'utf8').catch(() => undefined);
  if (source === undefined) return undefined;
  const texts = new Map<string, string>();
  for (const [, name = ''] of source.matchAll(blocking)) {
    const text = await readFile(path.join(folder, name), 'utf8').catch(() => undefined);
    if (text !== undefined && !/<\/script|<!--/i.test(text)) texts.set(name, text);
  }
  const html = source.replace(blocking, (tag, name: string) => {
    const text = texts.get(name);
    return text === undefined ? tag : `<script>${text}</script>`;
  });
  const hash = (text: string) => createHash('sha256').update(text).digest('base64');
  return {
    html,
    etag: `"${hash(html)}"`,
    scripts: [...texts.values()].map((text) => `'sha256-${hash(text)}'`),
  };
}

/** The first page of a folder, read again only when index.html was bundled again. */
export class FirstPages {
  readonly #folder: string;
  #made: number | undefined;
  #page: FirstPage | undefined;

  constructor(folder: string) {
    this.#folder = folder;
  }

  async read(): Promise<FirstPage | undefined> {
    const found = await stat(path.join(this.#folder, 'index.html')).catch(() => undefined);
    if (found?.mtimeMs === this.#made && this.#page) return this.#page;
    this.#made = found?.mtimeMs;
    this.#page = await readFirstPage(this.#folder);
    return this.#page;
  }
}
