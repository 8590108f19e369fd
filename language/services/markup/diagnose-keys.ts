import ts from 'typescript';
import type { Text } from '../../../contract/text.ts';
import { attributeOf, elementsOf, type Attribute, type Element } from '../../wxml/parse.ts';
import { nearestName } from '../near.ts';
import { fieldsOf, isOpenType } from '../scripts/data-paths.ts';
import { replacing, type MarkupDiagnostic } from './finding.ts';
import { loopNames } from './inlay.ts';
import type { TemplateView } from './view.ts';

const simple = ts.TypeFlags.StringLike | ts.TypeFlags.NumberLike | ts.TypeFlags.BooleanLike;

/**
 * `wx:key` beside what the items have, where TypeScript knows it. A plain program's lists grow by setData: there only
 * a slip is certain. Types that a program has written down say all that there is.
 */
export function wrongKeys(
  view: TemplateView,
  program: ts.Program | undefined,
  isStrict: boolean,
): MarkupDiagnostic[] {
  const file = view.source.includes('wx:key') ? program?.getSourceFile(view.file) : undefined;
  if (!program || !file) return [];
  const names = loopNames(file);
  const checker = program.getTypeChecker();
  const script = view.model.scriptOf(view.unit);
  const text = (script && view.model.readText(script)) ?? '';
  return [...loopsIn(view.template.children, isStrict)].flatMap(({ element, loop, isCertain }) => {
    const key = attributeOf(element, 'wx:key');
    const item = names.get(loop.start)?.item;
    if (!key?.valueSpan || !item || !/^[A-Za-z_$][\w$]*$/.test(key.value ?? '')) return [];
    const index = attributeOf(element, 'wx:for-index', 'wx:index')?.value ?? 'index';
    // Not documented, much used, and it works: as good as none.
    if (key.value === index) return [];
    const inside = view.source.slice(element.start, element.end);
    return wrongKey(checker, checker.getTypeAtLocation(item), key, {
      isCertain,
      // Inference from plain JavaScript errs: the program itself shows what it takes the items for.
      hasMembers: new RegExp(`(?<![\\w$.])${escaped(item.text)}\\s*[.[]`).test(inside),
      isWritten: (name) => new RegExp(`(?<![\\w$])${escaped(name)}(?![\\w$])`).test(text),
    });
  });
}

const escaped = (name: string): string => name.replaceAll('$', '\\$');

/** What else is known beside the type. */
interface Beside {
  isCertain: boolean;
  hasMembers: boolean;
  isWritten(name: string): boolean;
}

interface Loop {
  element: Element;
  loop: Attribute;
  isCertain: boolean;
}

/** What the body of a template is given is gathered from its uses: others may come. */
function* loopsIn(children: Element['children'], isStrict: boolean): Generator<Loop> {
  const given = new Set<Element>();
  for (const element of elementsOf(children)) {
    if (given.has(element) || (element.tag === 'template' && attributeOf(element, 'name')))
      for (const child of element.children) if (child.type === 'element') given.add(child);
    const loop = attributeOf(element, 'wx:for', 'wx:for-items');
    if (loop) yield { element, loop, isCertain: isStrict && !given.has(element) };
  }
}

function wrongKey(
  checker: ts.TypeChecker,
  type: ts.Type,
  key: Attribute,
  { isCertain, hasMembers, isWritten }: Beside,
): MarkupDiagnostic[] {
  const name = key.value!;
  const plain = checker.getNonNullableType(type);
  const parts = plain.isUnion() ? plain.types : [plain];
  const span = key.valueSpan!;
  if (parts.every(({ flags }) => flags & simple)) {
    if (hasMembers && !isCertain) return [];
    return [
      {
        code: 'wxml/wx-key-of-value',
        span,
        severity: isCertain ? 'warning' : 'hint',
        message: ofValue(name),
        data: { replace: '*this' },
      },
    ];
  }
  if (parts.some(isOpenType) || parts.some((part) => part.getProperty(name))) return [];
  const fields = parts.flatMap((part) => fieldsOf(checker, part)).map((field) => field.name);
  const near = nearestName(name, fields);
  if (fields.length === 0 || (!isCertain && (near === undefined || isWritten(name)))) return [];
  return [
    {
      code: 'wxml/wx-key-unknown',
      span,
      severity: 'warning',
      message: unknownField(name, near),
      ...replacing(near),
    },
  ];
}

const ofValue = (name: string): Text => ({
  en: `The items are plain values without a field “${name}”: their key is *this.`,
  zh: `列表项是没有字段“${name}”的普通值，wx:key 应为 *this。`,
});

const unknownField = (name: string, near: string | undefined): Text => ({
  en: `The items have no field “${name}” for wx:key.${near ? ` Did you mean “${near}”?` : ''}`,
  zh: `列表项没有 wx:key 所用的字段“${name}”${near ? `，是否想用“${near}”？` : '。'}`,
});
