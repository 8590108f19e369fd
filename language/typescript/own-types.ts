import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { ProgramFiles } from '../program-files.ts';
import { findWxTypes, programFiles, type ProgramSettings, type TypeLocations } from './program-settings.ts';

export interface ProgramTypes {
  /** Declarations that TypeScript has from the first question on. */
  files: string[];
  /** They have the names that templates are typed by. Those of before 2019 do not: such a program's scripts are checked as they stand. */
  isKnown: boolean;
}

const declares = /\bdeclare\s+(const|let|var|function)\s+(Page|Component)\b/;
const complete = /\btype\s+MixinData\b/;
const known = /\bnamespace\s+WechatMiniprogram\b/;

/** A program that is typed brings its own declarations of the platform, in its folder or as a package: its compiler takes no others. */
export function typesOf(
  folder: string,
  files: ProgramFiles,
  { isStrict }: ProgramSettings,
  { wxTypes }: TypeLocations,
): ProgramTypes {
  const ours = { files: wxTypes ? [wxTypes] : [], isKnown: true };
  const own = programFiles(folder, files).filter((file) => file.endsWith('.d.ts'));
  const texts = own.map((file) => files.readText(file) ?? '');
  // Between the two ages the names are there, but not all that templates need: ours come beside them.
  const isBetween = texts.some((text) => known.test(text)) && !texts.some((text) => complete.test(text));
  if (texts.some((text) => declares.test(text)) && !isBetween)
    return { files: own, isKnown: texts.some((text) => known.test(text)) };
  if (!isStrict) return ours;
  const installed = findWxTypes(folder);
  return installed !== undefined && isRecent(installed) ? { files: [installed], isKnown: true } : ours;
}

function isRecent(types: string): boolean {
  const component = path.join(path.dirname(types), 'types', 'wx', 'lib.wx.component.d.ts');
  return existsSync(component) && complete.test(readFileSync(component, 'utf8'));
}
