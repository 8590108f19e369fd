import type { Range } from '../../contract/diagnostic.ts';
import { inProject, sourceOfScript, type ProjectView } from './project-view.ts';

/** A server that a script names: `https://api.example.com`, as lists of allowed domains write it. */
export interface ServerHost {
  origin: string;
  kind: 'request' | 'socket';
  /** From the project's folder. */
  uses: { file: string; range: Range }[];
}

const address =
  /(?<=["'`])((?:https?|wss?):\/\/[A-Za-z0-9.-]*[A-Za-z0-9](?::\d+)?)(?=["'`/?#$]|$)([^"'`\s]*)/g;
/** Pictures and the like are shown, not asked for: no list of domains applies. */
const shown = /\.(?:png|jpe?g|gif|webp|svg|ico|mp[34]|m4a|aac|woff2?|ttf|css)(?:[?#]|$)/i;
const comment = /^\s*(?:\/\/|\*|\/\*)/;

/** Servers named in the program's own scripts, libraries left out. Addresses put together at run time are not seen. */
export function findServerHosts(view: ProjectView): ServerHost[] {
  const found = new Map<string, ServerHost>();
  for (const key of Object.keys(view.program.scripts)) {
    const path = sourceOfScript(view, key);
    const text = /(?:^|\/)miniprogram_npm\//.test(path) ? undefined : view.readText(path);
    for (const [line, content] of (text?.includes('://') ? text.split('\n') : []).entries()) {
      if (comment.test(content)) continue;
      for (const match of content.matchAll(address)) {
        const [, origin = '', rest = ''] = match;
        if (shown.test(rest) || !origin.slice(origin.indexOf('//')).includes('.')) continue;
        const host = found.get(origin) ?? {
          origin,
          kind: origin.startsWith('ws') ? ('socket' as const) : ('request' as const),
          uses: [],
        };
        found.set(origin, host);
        const end = { line, column: match.index + origin.length };
        host.uses.push({ file: inProject(view, path), range: { start: { line, column: match.index }, end } });
      }
    }
  }
  return [...found.values()].sort((a, b) => (a.origin < b.origin ? -1 : 1));
}
