import type { TemplateView } from './view.ts';

/** Rules of the unit's own sheet that style some classes, copied: what else uses them keeps its own. */
export function extractedRules(view: TemplateView, classes: ReadonlySet<string>): string {
  const sheet = ['.wxss', '.less', '.scss']
    .map((ending) => view.unit + ending)
    .find((file) => view.model.exists(file));
  const text = (sheet && view.model.readText(sheet)) ?? '';
  const rules = topRules(text);
  const own = rules.filter(({ selector }) => !selector.startsWith('@') && stylesOnly(selector, classes));
  const animations = new Set(own.flatMap(({ body }) => body.match(/[\w-]+/g) ?? []));
  const frames = rules.filter(({ selector }) => {
    const name = /^@(?:-webkit-)?keyframes\s+([\w-]+)/.exec(selector)?.[1];
    return name !== undefined && animations.has(name);
  });
  return [...own, ...frames].map(({ selector, body }) => `${selector} {${body}}\n`).join('\n');
}

/** Every class of the selector is one of those; tags and pseudo classes may stand beside them. */
function stylesOnly(selector: string, classes: ReadonlySet<string>): boolean {
  const names = selector.match(/\.-?[A-Za-z_][\w-]*/g) ?? [];
  return names.length > 0 && names.every((name) => classes.has(name.slice(1)));
}

interface Rule {
  selector: string;
  /** Between its braces. */
  body: string;
}

function topRules(text: string): Rule[] {
  const plain = text.replace(/\/\*[\s\S]*?\*\//g, (comment) => ' '.repeat(comment.length));
  const rules: Rule[] = [];
  let from = 0;
  for (let at = 0, depth = 0, open = 0; at < plain.length; at += 1) {
    if (plain[at] === ';' && depth === 0) from = at + 1;
    if (plain[at] === '{' && depth++ === 0) open = at;
    if (plain[at] !== '}' || depth === 0) continue;
    depth -= 1;
    if (depth > 0) continue;
    rules.push({ selector: plain.slice(from, open).trim(), body: text.slice(open + 1, at) });
    from = at + 1;
  }
  return rules;
}
