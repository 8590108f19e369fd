import { catalog, commonEvents, commonProps } from '../../../simulator/components/catalog.ts';
import type { TagInfo } from '../../../simulator/components/spec.ts';
import type { Text } from '../../../contract/text.ts';
import type { ComponentEvent } from '../../component-facts.ts';
import { eventOf, type Element } from '../../wxml/parse.ts';
import { componentBehind, kebabCase, propertiesOf } from './complete.ts';
import { directives, structuralTags } from './words.ts';
import { pick, type Place, type TemplateView } from './view.ts';

const supportWords: Record<TagInfo['support'], Text> = {
  real: { en: '', zh: '' },
  simulated: { en: 'Simulated: acts on local sample data.', zh: '模拟：使用本地示例数据。' },
  placeholder: { en: 'The simulator draws a placeholder.', zh: '模拟器中以占位显示。' },
};

/** Markdown for what stands under the pointer, or undefined. */
export function describePlace(view: TemplateView, place: Place): string | undefined {
  if (place.kind === 'tag' && place.element) return describeTag(view, place.element);
  if (place.kind === 'attribute-name' && place.attribute)
    return describeAttribute(view, place.element, place.attribute.name);
  return undefined;
}

function describeTag(view: TemplateView, element: Element): string | undefined {
  const info = catalog.get(element.tag);
  if (info) {
    const since = view.locale === 'zh' ? `基础库 ${info.since} 起支持` : `Since base library ${info.since}`;
    return [
      `**\`<${info.tag}>\`** ${pick(info.doc, view.locale)}`,
      `_${since}_`,
      pick(supportWords[info.support], view.locale),
      info.limits ? pick(info.limits, view.locale) : '',
    ]
      .filter(Boolean)
      .join('\n\n');
  }
  const structural = structuralTags[element.tag];
  if (structural) return `**\`<${element.tag}>\`** ${pick(structural.doc, view.locale)}`;
  const behind = componentBehind(view, element.tag);
  if (!behind) return undefined;
  const properties = (behind.facts?.properties ?? []).map(
    ({ name, type, fallback, doc }) =>
      `- \`${kebabCase(name)}\`: ${type}${fallback ? ` = \`${fallback}\`` : ''}${doc ? ` — ${doc.split('\n')[0]!}` : ''}`,
  );
  const events = (behind.facts?.events ?? []).map(({ name }) => `\`${name}\``);
  const eventLine =
    events.length > 0 ? `${view.locale === 'zh' ? '事件' : 'Events'}: ${events.join(', ')}` : '';
  return [`**\`<${element.tag}>\`** \`${behind.component.request}\``, properties.join('\n'), eventLine]
    .filter(Boolean)
    .join('\n\n');
}

/** An event of a component as its script triggers it. */
const eventText = ({ name, doc, detail }: ComponentEvent): string =>
  [`**${name}**`, doc, detail ? `\`event.detail\`: \`${detail}\`` : ''].filter(Boolean).join('\n\n');

function describeAttribute(view: TemplateView, element: Element, name: string): string | undefined {
  const directive = directives[name] ?? (name.startsWith('data-') ? directives['data-'] : undefined);
  if (directive) return `**${name}** ${pick(directive, view.locale)}`;
  const event = eventOf(name);
  if (event) {
    const info = catalog.get(element.tag)?.events[event.event] ?? commonEvents[event.event];
    if (info)
      return [
        `**${event.event}** ${pick(info.doc, view.locale)}`,
        info.detail ? `\`event.detail\`: \`${info.detail}\`` : '',
      ]
        .filter(Boolean)
        .join('\n\n');
    const own = componentBehind(view, element.tag)?.facts?.events.find((one) => one.name === event.event);
    return own && eventText(own);
  }
  const info = catalog.get(element.tag)?.props[name] ?? commonProps[name];
  if (info) {
    const values = info.values ? `\n\n${info.values.map((value) => `\`${value}\``).join(' · ')}` : '';
    return `**${name}**: ${info.type} = \`${JSON.stringify(info.default)}\`\n\n${pick(info.doc, view.locale)}${values}`;
  }
  const known = propertiesOf(view, element).find(
    (property) => property.name === name || property.name === kebabCase(name),
  );
  return known && [`**${name}**: ${known.detail ?? known.type}`, known.doc].filter(Boolean).join('\n\n');
}
