import { parse, type AssignmentExpression, type Node } from 'acorn';
import { full } from 'acorn-walk';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { diagnose } from '../../../compiler/diagnostics/diagnose.ts';
import { collectNames } from '../../../compiler/parse/wxs-names.ts';
import { fileStart } from '../../../contract/diagnostic.ts';
import type { ScriptFinding } from './finding.ts';

/** Syntax that WXS does not know, and names that are not there: no `wx`, no timers, no promises. */
export function checkWxs(document: TextDocument): ScriptFinding[] {
  let tree: Node;
  try {
    tree = parse(document.getText(), {
      ecmaVersion: 'latest',
      sourceType: 'script',
      allowReturnOutsideFunction: true,
    });
  } catch {
    // Half-typed: TypeScript says what is wrong.
    return [];
  }
  const found: ScriptFinding[] = [];
  const rangeOf = (start: number, end: number) => ({
    start: document.positionAt(start),
    end: document.positionAt(end),
  });
  const { places } = collectNames(tree, (feature, start, end) => {
    const { code, message } = diagnose('wxs/unsupported', '', fileStart, { feature });
    found.push({ code, message, severity: 2, range: rangeOf(start, end) });
  });
  const made = assigned(tree);
  for (const { name, start, end } of places.filter((place) => !made.has(place.name)))
    found.push({
      code: 'wxs/unknown-global',
      range: rangeOf(start, end),
      severity: 2,
      message: {
        en: `WXS has no “${name}”: it runs apart from the scripts and sees only what it declares and requires.`,
        zh: `WXS 中没有“${name}”：WXS 与脚本隔离，只能使用自己声明或 require 的内容。`,
      },
    });
  return found;
}

/** `var left = top = 0` makes `top` as well: a variable of the module, whoever meant it or not. */
function assigned(tree: Node): ReadonlySet<string> {
  const names = new Set<string>();
  full(tree, (node) => {
    const left = node.type === 'AssignmentExpression' ? (node as AssignmentExpression).left : undefined;
    if (left?.type === 'Identifier') names.add(left.name);
  });
  return names;
}
