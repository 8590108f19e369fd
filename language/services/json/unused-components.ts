import path from 'node:path';
import { parseTree, type Node as JsonNode } from 'jsonc-parser';
import { attributeOf, elementsOf, parseWxml } from '../../wxml/parse.ts';
import type { Workspace } from '../file-view.ts';

/** Registered tags that no template of the unit uses, imported and included files counted. app.json's are never judged. */
export function unusedComponents(
  { model }: Workspace,
  file: string,
  text: string,
): { tag: string; node: JsonNode }[] {
  const unit = file.replace(/\.json$/, '');
  if (path.posix.basename(file) === 'app.json' || !model.exists(`${unit}.wxml`)) return [];
  const tree = parseTree(text, [], { allowTrailingComma: true });
  const using = tree?.children?.find((property) => property.children?.[0]?.value === 'usingComponents')
    ?.children?.[1];
  if (!using?.children?.length) return [];
  const used = new Set<string>();
  collect(model, `${unit}.wxml`, used, new Set());
  // A placeholder names a tag that no template shows.
  const placeholders = JSON.stringify(model.readJson(file)['componentPlaceholder'] ?? {});
  return using.children
    .map((property) => ({ tag: String(property.children?.[0]?.value ?? ''), node: property }))
    .filter(({ tag }) => !used.has(tag) && !placeholders.includes(JSON.stringify(tag)));
}

function collect(model: Workspace['model'], file: string, used: Set<string>, seen: Set<string>): void {
  if (seen.has(file)) return;
  seen.add(file);
  for (const element of elementsOf(parseWxml(model.readText(file) ?? '').children)) {
    used.add(element.tag);
    // generic:name="tag" uses the tag as a value.
    for (const attribute of element.attributes)
      if (attribute.name.startsWith('generic:') && attribute.value) used.add(attribute.value);
    const source =
      element.tag === 'import' || element.tag === 'include' ? attributeOf(element, 'src')?.value : undefined;
    const target = source && model.resolveFile(file, source, '.wxml');
    if (target) collect(model, target, used, seen);
  }
}
