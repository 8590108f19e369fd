import { catalog } from '../../../simulator/components/catalog.ts';
import { isBuiltin } from '../../../compiler/builtin-tags.ts';
import type { Text } from '../../../contract/text.ts';
import {
  attributeOf,
  elementsOf,
  type Attribute,
  type Element,
  type Node,
  type ParseError,
} from '../../wxml/parse.ts';
import { nearestName } from '../near.ts';
import { templateNames } from './complete.ts';
import { accessibility } from './diagnose-accessibility.ts';
import { attributes, classes, olderLibrary } from './diagnose-names.ts';
import { replacing, type MarkupDiagnostic } from './finding.ts';
import { structuralTags } from './words.ts';
import type { TemplateView } from './view.ts';

const parseMessages: Record<ParseError['code'], (tag: string) => Text> = {
  'unclosed-tag': (tag) => ({ en: `<${tag}> is never closed.`, zh: `<${tag}> 没有闭合。` }),
  'stray-closing-tag': (tag) => ({ en: `</${tag}> closes nothing.`, zh: `</${tag}> 没有对应的开始标签。` }),
  'unfinished-tag': (tag) => ({ en: `The tag <${tag} misses its “>”.`, zh: `标签 <${tag} 缺少“>”。` }),
  'unfinished-comment': () => ({ en: 'The comment misses its “-->”.', zh: '注释缺少“-->”。' }),
  'unfinished-expression': () => ({ en: 'The expression misses its “}}”.', zh: '表达式缺少“}}”。' }),
};

export function diagnoseMarkup(view: TemplateView): MarkupDiagnostic[] {
  const found: MarkupDiagnostic[] = view.template.errors.map((error) => ({
    code: `wxml/${error.code}`,
    span: { start: error.start, end: error.end },
    severity: 'error',
    message: parseMessages[error.code](error.tag),
  }));
  const used = new Set(view.model.usedComponents(view.unit).map(({ tag }) => tag));
  // A file that others import is drawn with their components.
  const isFragment = !view.model.exists(`${view.unit}.json`) && view.model.scriptOf(view.unit) === undefined;
  const isProgram = !isFragment && view.model.rootOf(view.file) !== undefined;
  for (const element of elementsOf(view.template.children)) {
    if (isProgram) unknownTag(element, used, found);
    duplicateAttributes(element, found);
    enumerations(element, found);
    loops(element, found);
    if (isProgram) attributes(view, element, found);
    accessibility(element, found);
    unknownTemplate(view, element, found);
  }
  conditions(view.template.children, found);
  if (isProgram) {
    classes(view, found);
    olderLibrary(view, found);
  }
  return found;
}

function unknownTag(element: Element, used: ReadonlySet<string>, found: MarkupDiagnostic[]): void {
  const { tag } = element;
  if (catalog.has(tag) || isBuiltin(tag) || tag in structuralTags || used.has(tag)) return;
  found.push({
    code: 'wxml/unknown-component',
    span: element.tagSpan,
    severity: 'warning',
    message: {
      en: `“${tag}” is neither a built-in component nor registered in usingComponents; it is drawn as a plain element.`,
      zh: `“${tag}”不是内置组件，也没有在 usingComponents 中注册，会按普通节点渲染。`,
    },
    data: { tag, ...nearTag(tag, used) },
  });
}

function nearTag(tag: string, used: ReadonlySet<string>): { replace?: string } {
  const replace = nearestName(tag, [...used, ...catalog.keys(), ...Object.keys(structuralTags)]);
  return replace ? { replace } : {};
}

function duplicateAttributes(element: Element, found: MarkupDiagnostic[]): void {
  const seen = new Set<string>();
  for (const attribute of element.attributes) {
    if (seen.has(attribute.name)) {
      found.push({
        code: 'wxml/duplicate-attribute',
        span: attribute.nameSpan,
        severity: 'warning',
        message: {
          en: `“${attribute.name}” is given twice; the first one counts.`,
          zh: `属性“${attribute.name}”重复，只有第一个有效。`,
        },
      });
    }
    seen.add(attribute.name);
  }
}

function enumerations(element: Element, found: MarkupDiagnostic[]): void {
  const info = catalog.get(element.tag);
  if (!info) return;
  for (const attribute of element.attributes) {
    const values = info.props[attribute.name]?.values;
    const { value, valueSpan } = attribute;
    if (!values || !valueSpan || !value || value.includes('{{') || values.includes(value)) continue;
    found.push({
      code: 'wxml/unknown-value',
      span: valueSpan,
      severity: 'warning',
      message: {
        en: `“${value}” is not a value of ${attribute.name}: ${values.join(', ')}.`,
        zh: `${attribute.name} 没有“${value}”这个值，可用：${values.join('、')}。`,
      },
      ...replacing(nearestName(value, values)),
    });
  }
}

function loops(element: Element, found: MarkupDiagnostic[]): void {
  const loop = attributeOf(element, 'wx:for', 'wx:for-items');
  const key = attributeOf(element, 'wx:key');
  if (key?.value?.includes('{{')) {
    found.push({
      code: 'wxml/wx-key-expression',
      span: key.valueSpan!,
      severity: 'warning',
      message: {
        en: 'wx:key takes the name of a field, without {{ }}.',
        zh: 'wx:key 应填写字段名，不需要 {{ }}。',
      },
    });
  }
  if (loop && key?.value && /^\w+\.\w/.test(key.value)) {
    const field = key.value.split('.').at(-1)!;
    found.push({
      code: 'wxml/wx-key-path',
      span: key.valueSpan!,
      severity: 'warning',
      message: {
        en: `wx:key takes the name of a field of the item: “${field}”, not “${key.value}”.`,
        zh: `wx:key 应填写列表项的字段名“${field}”，而不是“${key.value}”。`,
      },
      data: { replace: field },
    });
  }
  if (!loop || key) return;
  found.push({
    code: 'wxml/missing-wx-key',
    span: loop.nameSpan,
    severity: 'hint',
    message: {
      en: 'Without wx:key, a change of the list re-renders its items in place and loses their state.',
      zh: '缺少 wx:key，列表变化时会就地更新，列表项的状态可能错乱。',
    },
    data: { insertAt: loop.end },
  });
}

function unknownTemplate(view: TemplateView, element: Element, found: MarkupDiagnostic[]): void {
  const is = element.tag === 'template' ? attributeOf(element, 'is') : undefined;
  if (!is?.valueSpan || !is.value || is.value.includes('{{')) return;
  // An included file may define it: what it holds is not followed.
  if (view.source.includes('<include') || templateNames(view).includes(is.value)) return;
  const isFragment = !view.model.exists(`${view.unit}.json`);
  if (isFragment) return;
  found.push({
    code: 'wxml/unknown-template',
    span: is.valueSpan,
    severity: 'warning',
    message: {
      en: `No template “${is.value}” here or in the imported files.`,
      zh: `当前文件和已引入的文件中没有模板“${is.value}”。`,
    },
    ...replacing(nearestName(is.value, templateNames(view))),
  });
}

function conditions(nodes: readonly Node[], found: MarkupDiagnostic[]): void {
  let chain = false;
  for (const node of nodes) {
    if (node.type !== 'element') continue;
    const otherwise: Attribute | undefined = attributeOf(node, 'wx:elif', 'wx:else');
    if (otherwise && !chain) {
      found.push({
        code: 'wxml/else-without-if',
        span: otherwise.nameSpan,
        severity: 'error',
        message: {
          en: `${otherwise.name} follows no wx:if or wx:elif of a sibling.`,
          zh: `${otherwise.name} 前面没有同级的 wx:if 或 wx:elif。`,
        },
      });
    }
    chain = attributeOf(node, 'wx:if', 'wx:elif') !== undefined;
    conditions(node.children, found);
  }
}
