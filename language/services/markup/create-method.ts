import ts from 'typescript';
import { definingCall } from '../../typescript/script.ts';

/** Where a new handler goes: at the end of `methods` in a component, of the options in a page. */
export function methodEdit(
  script: string,
  text: string,
  name: string,
): { offset: number; text: string } | undefined {
  const call = definingCall(text);
  if (!call || !ts.isObjectLiteralExpression(call.options)) return undefined;
  const parameter = script.endsWith('.ts') ? 'event: WechatMiniprogram.BaseEvent' : 'event';
  if (call.name.text === 'Page') return append(text, call.options, name, parameter, '  ');
  const methods = call.options.properties.find(
    (member): member is ts.PropertyAssignment =>
      ts.isPropertyAssignment(member) && ts.isIdentifier(member.name) && member.name.text === 'methods',
  );
  if (methods && ts.isObjectLiteralExpression(methods.initializer))
    return append(text, methods.initializer, name, parameter, '    ');
  const wrapped = append(text, call.options, name, parameter, '  ');
  return {
    offset: wrapped.offset,
    text: wrapped.text.replace(
      / {2}(\w+\([^)]*\) \{\n) {4}\n {2}\},/,
      '  methods: {\n    $1      \n    },\n  },',
    ),
  };
}

/** Where a new field of data goes. */
export function dataEdit(text: string, name: string): { offset: number; text: string } | undefined {
  const call = definingCall(text);
  if (!call || !ts.isObjectLiteralExpression(call.options)) return undefined;
  const data = call.options.properties.find(
    (member): member is ts.PropertyAssignment =>
      ts.isPropertyAssignment(member) && ts.isIdentifier(member.name) && member.name.text === 'data',
  );
  if (!data) return { offset: call.options.getStart() + 1, text: `\n  data: {\n    ${name}: null,\n  },` };
  if (!ts.isObjectLiteralExpression(data.initializer)) return undefined;
  return appendMember(text, data.initializer, `    ${name}: null,`, '    ');
}

function append(
  text: string,
  object: ts.ObjectLiteralExpression,
  name: string,
  parameter: string,
  indent: string,
): { offset: number; text: string } {
  return appendMember(text, object, `${indent}${name}(${parameter}) {\n${indent}  \n${indent}},`, indent);
}

function appendMember(
  text: string,
  object: ts.ObjectLiteralExpression,
  member: string,
  indent: string,
): { offset: number; text: string } {
  const last = object.properties.at(-1);
  if (!last) return { offset: object.getStart() + 1, text: `\n${member}\n${indent.slice(2)}` };
  const afterLast =
    text[last.end] === ',' || object.properties.hasTrailingComma ? text.indexOf(',', last.end) + 1 : last.end;
  const comma = afterLast === last.end ? ',' : '';
  return { offset: afterLast, text: `${comma}\n${member}` };
}
