import { findApiUses, type ApiUse } from '../../../compiler/checks/api-uses.ts';
import type { SupportTable } from '../../../compiler/checks/compatibility.ts';
import { isOlder } from '../../library-version.ts';
import { nearestName } from '../near.ts';
import type { ApiFacts } from './api-table.ts';
import type { ScriptFinding } from './finding.ts';

export interface ApiCheck {
  text: string;
  table: ReadonlyMap<string, ApiFacts>;
  support: SupportTable;
  /** The base library of the project, where it asks for one. */
  library: string | undefined;
}

/** Members of `wx` that are deprecated, newer than the project's base library, missing in the host, or misspelt. */
export function checkApis({ text, table, support, library }: ApiCheck): ScriptFinding[] {
  if (table.size === 0) return [];
  const found: ScriptFinding[] = [];
  const guarded = guards(text);
  for (const use of findApiUses(text)) {
    const [name = ''] = use.name.split('.');
    const facts = table.get(name);
    if (!facts) {
      if (!guarded(name)) misspelt(use, name, table, support, found);
      continue;
    }
    const { since, deprecatedSince } = facts;
    // On an older library there is nothing better yet.
    const isStillFine = library && deprecatedSince && isOlder(library, deprecatedSince);
    if (facts.isDeprecated && !isStillFine) deprecated(use, name, facts, found);
    if (library && since && isOlder(library, since) && !guarded(name))
      found.push({
        code: 'api/newer',
        ...placeOf(use),
        severity: 2,
        message: {
          en: `wx.${name} needs base library ${since}; the project runs on ${library}. Ask wx.canIUse first.`,
          zh: `wx.${name} 需要基础库 ${since}，项目使用的是 ${library}，请先用 wx.canIUse 判断。`,
        },
      });
    if (support.apis[name] === 'none' && !guarded(name))
      found.push({
        code: 'api/unsupported',
        ...placeOf(use),
        severity: 3,
        message: {
          en: `wx.${name} is not supported by the host app and the simulator: its call fails.`,
          zh: `宿主应用和模拟器不支持 wx.${name}，调用会失败。`,
        },
      });
  }
  return found;
}

/** Whether a script asks first: `wx.canIUse('name')`, `canIUseName`, `if (wx.name)`, or by the library's version. */
function guards(text: string): (name: string) => boolean {
  const asksVersion = /SDKVersion|compareVersion/.test(text);
  return (name) =>
    asksVersion ||
    new RegExp(`canIUse\\(\\s*['"\`]${name}\\b`).test(text) ||
    text.includes(`canIUse${name[0]!.toUpperCase()}${name.slice(1)}`) ||
    new RegExp(`\\bwx\\s*\\??\\.\\s*${name}\\b\\s*(?![\\w(<.]|\\s*\\()`).test(text) ||
    new RegExp(`\\bwx\\s*\\.\\s*${name}\\s*\\?\\.`).test(text);
}

/** In the editor's words. */
const placeOf = ({ range: { start, end } }: ApiUse) => ({
  range: {
    start: { line: start.line, character: start.column },
    end: { line: end.line, character: end.column },
  },
});

function deprecated(use: ApiUse, name: string, facts: ApiFacts, found: ScriptFinding[]): void {
  const { deprecatedSince: since, instead } = facts;
  found.push({
    code: 'api/deprecated',
    ...placeOf(use),
    severity: 4,
    tags: [2],
    message: {
      en: `wx.${name} is deprecated${since ? ` since base library ${since}` : ''}.${instead ? ` Use ${listed(instead, ', ', ' or ')}.` : ''}`,
      zh: `wx.${name} ${since ? `自基础库 ${since} 起` : ''}已废弃${instead ? `，请使用 ${listed(instead, '、', ' 或 ')}` : ''}。`,
    },
  });
}

const listed = (names: readonly string[], comma: string, or: string): string =>
  names.length > 1 ? `${names.slice(0, -1).join(comma)}${or}${names.at(-1)!}` : names.join('');

function misspelt(
  use: ApiUse,
  name: string,
  table: ReadonlyMap<string, ApiFacts>,
  support: SupportTable,
  found: ScriptFinding[],
): void {
  if (name in support.apis) return;
  const near = name.length > 4 ? nearestName(name, table.keys()) : undefined;
  if (near === undefined) return;
  const { start, end } = use.range;
  if (use.name !== name || start.line !== end.line) return;
  found.push({
    code: 'api/unknown',
    range: {
      start: { line: end.line, character: end.column - name.length },
      end: { line: end.line, character: end.column },
    },
    severity: 2,
    message: {
      en: `There is no wx.${name}. Did you mean wx.${near}?`,
      zh: `没有 wx.${name}，是否想用 wx.${near}？`,
    },
    replace: near,
  });
}
