import type { Program } from '../contract/program.ts';
import type { Draft, PassContext } from './draft.ts';
import { projectSettings } from './project-settings.ts';
import { templateRuntime } from './template-runtime.ts';

/** Remembers the hash of each entry while that entry lives: most of a program is the same after an update. */
export interface EntryHashes {
  of(value: object | string): string;
}

export function createEntryHashes(sha256: (text: string) => string): EntryHashes {
  const objects = new WeakMap<object, string>();
  const texts = new Map<string, string>();
  return {
    of(value) {
      if (typeof value === 'string') {
        let hash = texts.get(value);
        if (hash === undefined) {
          // Texts of earlier programs would pile up over a long session.
          if (texts.size > 20_000) texts.clear();
          texts.set(value, (hash = sha256(value)));
        }
        return hash;
      }
      let hash = objects.get(value);
      if (hash === undefined) objects.set(value, (hash = sha256(JSON.stringify(value))));
      return hash;
    },
  };
}

/** The program of a finished draft. Its id is the hash over the hashes of its entries. */
export function assemble(draft: Draft, { graph, engines }: PassContext, hashes: EntryHashes): Program {
  const settings = projectSettings(graph);
  const program: Omit<Program, 'id'> = {
    format: 1,
    project: { ...settings.info, ...(draft.ext ? { ext: draft.ext } : {}) },
    app: draft.app,
    pages: draft.pages,
    packages: draft.packages,
    components: tableOf(draft.components),
    scripts: tableOf(draft.scripts),
    styles: tableOf(draft.styles),
    templates: {
      runtime: graph.use('template-runtime', () => templateRuntime(engines.templates.runtime)),
      units: tableOf(draft.templates),
      wxs: tableOf(draft.wxs),
    },
    assets: tableOf(draft.assets),
  };
  return { ...program, id: engines.sha256(fingerprint(program, hashes)) };
}

function tableOf<T>(entries: ReadonlyMap<string, T>): Record<string, T> {
  const out: Record<string, T> = {};
  for (const key of [...entries.keys()].sort()) {
    const value = entries.get(key);
    if (value !== undefined) out[key] = value;
  }
  return out;
}

function fingerprint(program: Omit<Program, 'id'>, hashes: EntryHashes): string {
  const { templates, components, scripts, styles, assets, ...rest } = program;
  const parts = [JSON.stringify(rest), templates.runtime];
  const add = (name: string, table: Record<string, object | string>): void => {
    parts.push(name);
    for (const [key, value] of Object.entries(table)) parts.push(`${key}\0${hashes.of(value)}`);
  };
  add('components', components);
  add('scripts', scripts);
  add('styles', styles);
  add('units', templates.units);
  add('wxs', templates.wxs);
  add('assets', assets);
  return parts.join('\n');
}
