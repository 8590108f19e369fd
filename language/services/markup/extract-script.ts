import ts from 'typescript';
import { definingCall } from '../../typescript/script.ts';
import type { Selection } from './extract-selection.ts';

export interface ExtractedProperty {
  name: string;
  type: 'String' | 'Number' | 'Boolean' | 'Array' | 'Object' | 'null';
}

/** What a name is, as far as the script that it comes from shows: its first value, or the property's type. */
export function propertiesOf(script: string | undefined, selection: Selection): ExtractedProperty[] {
  const call = script === undefined ? undefined : definingCall(script);
  const options = call && ts.isObjectLiteralExpression(call.options) ? call.options : undefined;
  return selection.names.map((name) => ({ name, type: typeIn(options, name) }));
}

const member = (object: ts.Node | undefined, name: string): ts.Expression | undefined =>
  object && ts.isObjectLiteralExpression(object)
    ? object.properties.find(
        (one): one is ts.PropertyAssignment =>
          ts.isPropertyAssignment(one) &&
          (ts.isIdentifier(one.name) || ts.isStringLiteral(one.name)) &&
          one.name.text === name,
      )?.initializer
    : undefined;

function typeIn(options: ts.ObjectLiteralExpression | undefined, name: string): ExtractedProperty['type'] {
  const property = member(member(options, 'properties'), name);
  const declared = property && (member(property, 'type') ?? property);
  if (declared && ts.isIdentifier(declared) && /^(String|Number|Boolean|Array|Object)$/.test(declared.text))
    return declared.text as ExtractedProperty['type'];
  const value = member(member(options, 'data'), name);
  const plain = value && ts.isAsExpression(value) ? value.expression : value;
  if (!plain) return 'null';
  if (ts.isStringLiteralLike(plain) || ts.isTemplateExpression(plain)) return 'String';
  if (ts.isNumericLiteral(plain) || ts.isPrefixUnaryExpression(plain)) return 'Number';
  if (plain.kind === ts.SyntaxKind.TrueKeyword || plain.kind === ts.SyntaxKind.FalseKeyword) return 'Boolean';
  if (ts.isArrayLiteralExpression(plain)) return 'Array';
  return ts.isObjectLiteralExpression(plain) ? 'Object' : 'null';
}

/** The event that a handler's call becomes: `onTapItem` → `tapitem`. */
export const eventFor = (handler: string): string =>
  (handler.replace(/^(on|handle)(?=[A-Z_])/, '') || handler).replace(/[^A-Za-z\d]/g, '').toLowerCase();

/** The component's script: properties for the data, and methods that pass events up. */
export function componentScript(
  properties: ExtractedProperty[],
  { handlers, withDataset }: Selection,
  isTypeScript: boolean,
): string {
  const parameter = isTypeScript ? 'event: WechatMiniprogram.CustomEvent' : 'event';
  const methods = handlers.map((handler) => {
    const detail = withDataset.has(handler)
      ? '{ ...event.detail, ...event.currentTarget.dataset }'
      : 'event.detail';
    return `    ${handler}(${parameter}) {\n      this.triggerEvent('${eventFor(handler)}', ${detail});\n    },\n`;
  });
  const rows = properties.map(({ name, type }) => `    ${name}: ${type},\n`);
  const block = (name: string, lines: string[]) =>
    lines.length > 0 ? `  ${name}: {\n${lines.join('')}  },\n` : `  ${name}: {},\n`;
  return `Component({\n${block('properties', rows)}${block('methods', methods)}});\n`;
}
