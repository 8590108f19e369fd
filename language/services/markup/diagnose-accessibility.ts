import { attributeOf, eventOf, type Element } from '../../wxml/parse.ts';
import type { MarkupDiagnostic } from './finding.ts';

const pictures = new Set(['image', 'icon', 'cover-image']);
const taps = new Set(['tap', 'longpress', 'longtap']);

/** What can be tapped but has nothing that a screen reader could say. */
export function accessibility(element: Element, found: MarkupDiagnostic[]): void {
  const isTapped = element.attributes.some(({ name }) => taps.has(eventOf(name)?.event ?? ''));
  if (!isTapped && element.tag !== 'button') return;
  if (!isSilent(element) || attributeOf(element, 'aria-label', 'aria-hidden', 'aria-labelledby')) return;
  if (element.tag === 'button' && element.children.length === 0) return;
  found.push({
    code: 'wxml/no-label',
    span: element.tagSpan,
    severity: 'hint',
    message: {
      en: 'A picture that can be tapped has nothing that a screen reader could say: give it an aria-label.',
      zh: '可点击的图片没有读屏文字，请添加 aria-label。',
    },
    data: { insertAt: element.tagSpan.end, insert: ' aria-label=""' },
  });
}

/** A picture, or nothing but pictures inside. */
function isSilent(element: Element): boolean {
  if (pictures.has(element.tag)) return true;
  const inside = element.children.filter(({ type }) => type === 'element') as Element[];
  const hasText = element.children.some(({ type, start, end }) => type === 'text' && end > start);
  return (
    (element.tag === 'view' || element.tag === 'button') &&
    inside.length > 0 &&
    !hasText &&
    inside.every((child) => pictures.has(child.tag) && !attributeOf(child, 'aria-label'))
  );
}
