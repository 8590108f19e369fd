// The documented list: tags, and the attributes each takes besides class and style.
const tags =
  'a abbr address article aside b bdi bdo big blockquote br caption center cite code col colgroup dd del div dl dt em fieldset font footer h1 h2 h3 h4 h5 h6 header hr i img ins label legend li mark nav ol p pre q rt ruby s section small span strong sub sup table tbody td tfoot th thead tr tt u ul';

const attributes: Record<string, readonly string[]> = {
  bdo: ['dir'],
  col: ['span', 'width'],
  colgroup: ['span', 'width'],
  font: ['color', 'face', 'size'],
  img: ['alt', 'src', 'height', 'width'],
  ol: ['start', 'type'],
  table: ['width', 'border', 'cellspacing', 'cellpadding', 'align', 'bgcolor'],
  td: ['colspan', 'height', 'rowspan', 'width', 'align', 'valign', 'bgcolor'],
  th: ['colspan', 'height', 'rowspan', 'width', 'align', 'valign', 'bgcolor'],
  tr: ['colspan', 'height', 'rowspan', 'width', 'align', 'valign', 'bgcolor'],
};

export const trustedTags: ReadonlySet<string> = new Set(tags.split(' '));

export function isTrusted(tag: string, attribute: string): boolean {
  return attribute === 'class' || attribute === 'style' || (attributes[tag]?.includes(attribute) ?? false);
}
