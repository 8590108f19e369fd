import { originalPositionFor, TraceMap } from '@jridgewell/trace-mapping';
import type { TreeBox, TreeDeclaration, TreePlace, TreeRule, TreeSides } from '../../contract/debug/tree.ts';
import type { StyleUnit } from '../../contract/program.ts';
import { rpxToVw } from '../runtime/rpx.ts';
import { scopeOf } from '../runtime/engine/style-scope.ts';

export interface FoundStyles {
  rules: TreeRule[];
  /** The browser's own objects, by the rules' numbers. */
  sources: CSSStyleDeclaration[];
}

interface Match {
  style: CSSStyleDeclaration;
  selector: string;
  around: string[];
  sheet: HTMLStyleElement | null;
  rule: CSSStyleRule | null;
  weight: [number, number, number];
  order: number;
}

/** Every rule that applies to the element, strongest first, with what of it loses to a stronger one. */
export function stylesOf(node: HTMLElement, units: Record<string, StyleUnit>): FoundStyles {
  const matches: Match[] = [];
  for (const sheet of node.ownerDocument.styleSheets) {
    const owner = sheet.ownerNode as HTMLStyleElement | null;
    collect(sheet.cssRules, { node, owner, around: [], matches });
  }
  matches.sort((a, b) => compare(b.weight, a.weight) || b.order - a.order);
  if (node.style.length > 0) matches.unshift(ownStyle(node));
  const settled = createSettled(node.ownerDocument);
  const order = matches.map((match) => ({ match, declarations: declarationsIn(match.style.cssText) }));
  // `!important` wins over everything that is not, in a round of its own.
  for (const important of [true, false])
    for (const { declarations } of order)
      for (const one of declarations) if (one.important === important) one.isOverridden = !settled(one);
  const lines = new Map<HTMLStyleElement, (rule: CSSStyleRule) => number | undefined>();
  const rules = order.map(({ match, declarations }, index): TreeRule => {
    const path = match.sheet?.dataset.path;
    const place =
      match.rule && match.sheet && path ? placeOf(match.sheet, match.rule, units[path], lines) : undefined;
    const { selector, around } = match;
    const isBuiltin = match.sheet !== null && path === undefined;
    return { index, selector, around, isBuiltin, declarations, ...(place ? { place } : {}) };
  });
  return { rules, sources: matches.map(({ style }) => style) };
}

const ownStyle = (node: HTMLElement): Match => ({
  style: node.style,
  selector: '',
  around: [],
  sheet: null,
  rule: null,
  weight: [0, 0, 0],
  order: 0,
});

interface Collecting {
  node: HTMLElement;
  owner: HTMLStyleElement | null;
  around: string[];
  matches: Match[];
}

function collect(list: CSSRuleList, into: Collecting): void {
  const { node, owner, around, matches } = into;
  for (const rule of list) {
    const { conditionText, cssRules } = rule as CSSConditionRule;
    if ('selectorText' in rule) {
      const found = rule as CSSStyleRule;
      const part = matchingPart(node, found.selectorText);
      if (part !== undefined) {
        const selector = readable(found.selectorText, owner?.dataset.path);
        const weight = weightOf(part);
        matches.push({
          style: found.style,
          selector,
          around,
          sheet: owner,
          rule: found,
          weight,
          order: matches.length,
        });
      }
    } else if (cssRules && applies(node, rule, conditionText)) {
      const name = 'media' in rule ? '@media' : '@supports';
      collect(cssRules, {
        ...into,
        around: conditionText ? [...around, `${name} ${conditionText}`] : around,
      });
    }
  }
}

function applies(node: HTMLElement, rule: CSSRule, condition: string | undefined): boolean {
  if (!('media' in rule)) return 'conditionText' in rule || 'name' in rule;
  return node.ownerDocument.defaultView?.matchMedia(condition ?? '').matches ?? false;
}

/** The strongest selector of the list that matches. */
function matchingPart(node: HTMLElement, selectors: string): string | undefined {
  const parts = selectors.split(/,(?![^(]*\))/).filter((part) => matchesSafely(node, part));
  return parts.sort((a, b) => compare(weightOf(b), weightOf(a)))[0];
}

function matchesSafely(node: HTMLElement, selector: string): boolean {
  try {
    // What stands before or after an element is shown with it.
    return node.matches(
      selector.replace(/::?(before|after|placeholder|first-line|first-letter)\b/g, '') || '*',
    );
  } catch {
    return false;
  }
}

export function weightOf(selector: string): [number, number, number] {
  const bare = selector.replace(/:where\([^)]*\)/g, '').replace(/:(?:not|is|has)\(([^)]*)\)/g, ' $1 ');
  const count = (pattern: RegExp): number => bare.match(pattern)?.length ?? 0;
  const pseudoElements = count(/::[\w-]+/g);
  const classes = count(/\.[\w-]+|\[[^\]]*\]|(?<!:):(?!:)[\w-]+/g);
  const names = bare.replace(/\[[^\]]*\]|[.#:][\w-]+/g, ' ').match(/[A-Za-z][\w-]*/g)?.length ?? 0;
  return [count(/#[\w-]+/g), classes, names + pseudoElements];
}

const compare = (a: readonly number[], b: readonly number[]): number =>
  a[0]! - b[0]! || a[1]! - b[1]! || a[2]! - b[2]!;

/** As the author wrote it: without scopes, prefixes of tags, and the names that stand for `page` and `:host`. */
export function readable(selector: string, path = ''): string {
  return selector
    .replaceAll(`.${scopeOf(path)}--`, '.')
    .replace(/\[wx-host="[^"]*"\]/g, ':host')
    .replace(/(^|[\s>+~,(])body(?![\w-])/g, '$1page')
    .replace(/(^|[\s>+~,(])wx-(?=[a-z])/g, '$1');
}

/** The compiler turns rpx into vw, of which 100 are 750 of them: shown as they are written. */
const inRpx = (value: string): string =>
  value.replace(/(-?[\d.]+)vw\b/g, (whole, number: string) => {
    const rpx = Number(number) * 7.5;
    return Math.abs(rpx - Math.round(rpx)) < 0.01 ? `${Math.round(rpx)}rpx` : whole;
  });

/** `margin: 1px` as it is written, not as the eight properties it sets. */
export function declarationsIn(text: string): TreeDeclaration[] {
  return text
    .split(/;(?=(?:[^"']*["'][^"']*["'])*[^"']*$)(?![^(]*\))/)
    .map((part) => part.split(/:(.*)/s))
    .filter((pair) => pair.length > 1)
    .map(([name = '', value = '']) => ({
      name: name.trim(),
      value: inRpx(value.replace(/!important\s*$/, '').trim()),
      important: /!important\s*$/.test(value),
      isOverridden: false,
    }));
}

/** Says of each declaration, strongest first, whether it has a say in anything. */
function createSettled(document: Document): (declaration: TreeDeclaration) => boolean {
  const taken = new Set<string>();
  const probe = document.createElement('i').style;
  return ({ name, value }) => {
    probe.cssText = `${name}:${rpxToVw(value)}`;
    const longhands = probe.length > 0 ? [...probe] : [name];
    const isFree = longhands.some((one) => !taken.has(one));
    for (const one of longhands) taken.add(one);
    return isFree;
  };
}

const maps = new WeakMap<StyleUnit, TraceMap | null>();

function mapOf(unit: StyleUnit): TraceMap | null {
  let map = maps.get(unit);
  if (map === undefined) maps.set(unit, (map = unit.map ? new TraceMap(unit.map) : null));
  return map;
}

function placeOf(
  sheet: HTMLStyleElement,
  rule: CSSStyleRule,
  unit: StyleUnit | undefined,
  lines: Map<HTMLStyleElement, (rule: CSSStyleRule) => number | undefined>,
): TreePlace | undefined {
  let find = lines.get(sheet);
  if (!find) lines.set(sheet, (find = linesOf(sheet)));
  const line = find(rule);
  const map = unit && mapOf(unit);
  if (line === undefined || !map) return undefined;
  const found = originalPositionFor(map, { line, column: 0 });
  return found.source === null ? undefined : { file: found.source, line: found.line, column: 1 };
}

const bare = (selector: string): string => selector.replace(/\/\*[\s\S]*?\*\//g, '').replace(/[\s"']/g, '');

/** The browser does not say where a rule stands: its text and its order do. */
function linesOf(sheet: HTMLStyleElement): (rule: CSSStyleRule) => number | undefined {
  const written = preludesOf(sheet.textContent ?? '');
  const found = new Map<CSSStyleRule, number>();
  let at = 0;
  const walk = (list: CSSRuleList): void => {
    for (const rule of list) {
      if ('selectorText' in rule) {
        const wanted = bare((rule as CSSStyleRule).selectorText);
        const next = written.findIndex(({ selector }, index) => index >= at && selector === wanted);
        if (next < 0) continue;
        found.set(rule as CSSStyleRule, written[next]!.line);
        at = next + 1;
      } else if ('cssRules' in rule) walk((rule as CSSGroupingRule).cssRules);
    }
  };
  walk(sheet.sheet?.cssRules ?? ([] as unknown as CSSRuleList));
  return (rule) => found.get(rule);
}

export function preludesOf(css: string): { selector: string; line: number }[] {
  const found: { selector: string; line: number }[] = [];
  const plain = css.replace(/\/\*[\s\S]*?\*\//g, (comment) => comment.replace(/[^\n]/g, ' '));
  let start = 0;
  let line = 1;
  let first = 1;
  let isBlank = true;
  for (let at = 0; at < plain.length; at++) {
    const letter = plain[at]!;
    if (letter === '{') {
      const selector = bare(plain.slice(start, at));
      if (!selector.startsWith('@')) found.push({ selector, line: first });
    }
    if (letter === '{' || letter === '}' || letter === ';') {
      start = at + 1;
      isBlank = true;
    } else if (isBlank && letter.trim() !== '') {
      isBlank = false;
      first = line;
    }
    if (letter === '\n') line++;
  }
  return found;
}

export function boxOf(node: HTMLElement): TreeBox | undefined {
  const { x, y, width, height } = node.getBoundingClientRect();
  const style = node.ownerDocument.defaultView?.getComputedStyle(node);
  if (!style || style.display === 'none') return undefined;
  const sides = (name: string, end = ''): TreeSides => {
    const of = (side: string): number =>
      Math.round((Number.parseFloat(style.getPropertyValue(`${name}-${side}${end}`)) || 0) * 100) / 100;
    return { top: of('top'), right: of('right'), bottom: of('bottom'), left: of('left') };
  };
  return {
    x,
    y,
    width,
    height,
    margin: sides('margin'),
    border: sides('border', '-width'),
    padding: sides('padding'),
  };
}

export function computedOf(node: HTMLElement): [string, string][] {
  const style = node.ownerDocument.defaultView?.getComputedStyle(node);
  return style ? [...style].map((name) => [name, style.getPropertyValue(name)]) : [];
}
