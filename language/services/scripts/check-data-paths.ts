import type ts from 'typescript';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { nearestName } from '../near.ts';
import { dataType, fieldsOf, isOpenType, pathKeys, readPath, stepInto, type Step } from './data-paths.ts';
import type { ScriptFinding } from './finding.ts';

/**
 * Paths of `setData` that lead nowhere. A plain program may add fields on the way, so that only what is one slip away
 * from a declared field is certain; a program with types of its own has said what there is.
 */
export function checkDataPaths(
  program: ts.Program,
  file: ts.SourceFile,
  document: TextDocument,
  isStrict: boolean,
): ScriptFinding[] {
  if (!file.text.includes('setData')) return [];
  const checker = program.getTypeChecker();
  const keys = pathKeys(file).filter(({ text }) => /[.[]/.test(text));
  const data = keys.length > 0 ? dataType(checker, file) : undefined;
  if (!data) return [];
  return keys.flatMap((key) => {
    const steps = readPath(key.text);
    const wrong = steps && wrongStep(checker, data, steps, key, isStrict);
    if (!wrong) return [];
    const offset = key.getStart(file) + 1;
    const { name, owner, near, start, end } = wrong;
    return [
      {
        code: 'script/data-path',
        range: {
          start: document.positionAt(offset + start),
          end: document.positionAt(offset + end),
        },
        severity: 2 as const,
        message: {
          en: `There is no “${name}” in ${owner}${near ? `. Did you mean “${near}”?` : '.'}`,
          zh: `${owner} 中没有“${name}”${near ? `，是否想用“${near}”？` : '。'}`,
        },
        ...(near ? { replace: near } : {}),
      },
    ];
  });
}

interface WrongStep extends Step {
  name: string;
  owner: string;
  near: string | undefined;
}

function wrongStep(
  checker: ts.TypeChecker,
  data: ts.Type,
  steps: Step[],
  key: ts.StringLiteralLike,
  isStrict: boolean,
): WrongStep | undefined {
  let type: ts.Type = data;
  for (const [index, step] of steps.entries()) {
    const next = stepInto(checker, type, step, key);
    if (next) {
      type = next;
      continue;
    }
    const { name } = step;
    // A new field of data itself comes into being; without a name there is no telling.
    if (name === undefined || (index === 0 && !steps[1]) || isOpenType(checker.getNonNullableType(type)))
      return undefined;
    const fields = fieldsOf(checker, type).map((field) => field.name);
    const near = nearestName(name, fields);
    if (fields.length === 0 || (!near && (!isStrict || index === 0))) return undefined;
    if (near && !isStrict && isWrittenElsewhere(key, name)) return undefined;
    const before = key.text.slice(0, Math.max(0, step.start - 1));
    return { ...step, name, near, owner: index === 0 ? 'data' : `data.${before}` };
  }
  return undefined;
}

/** The script has the name in other places too: it is meant as it is written. */
function isWrittenElsewhere(key: ts.StringLiteralLike, name: string): boolean {
  // Not in what was generated behind the script.
  const [text = ''] = key.getSourceFile().text.split('export const __wxSet');
  const uses = text.match(new RegExp(`(?<![\\w$])${name.replace(/\$/g, '\\$')}(?![\\w$])`, 'g'))?.length ?? 0;
  const inKeys = pathKeys(key.getSourceFile()).filter((one) => one.text.includes(name)).length;
  return uses > inKeys;
}
