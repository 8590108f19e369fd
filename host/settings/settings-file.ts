import { mkdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { applyEdits, modify, parse, printParseErrorCode, type ParseError } from 'jsonc-parser';
import type { Text } from '../../contract/text.ts';
import { fromSystem, refuse, systemCode } from '../errors.ts';
import { writeAtomic } from '../files/atomic-write.ts';

/** JSON with comments and trailing commas, as people write it. */
export interface ReadSettings {
  text: string;
  values: Record<string, unknown>;
  /** Why the file counts for nothing; null where it is sound. */
  broken: Text | null;
}

const formatting = { formattingOptions: { insertSpaces: true, tabSize: 2, eol: '\n' } };

export async function readSettings(file: string): Promise<ReadSettings> {
  let text: string;
  try {
    text = (await readFile(file, 'utf8')).replace(/^\uFEFF/, '');
  } catch (error) {
    if (systemCode(error) === 'ENOENT') return { text: '', values: {}, broken: null };
    const reason = systemCode(error) ?? 'unreadable';
    return {
      text: '',
      values: {},
      broken: { en: `cannot be read (${reason})`, zh: `无法读取（${reason}）` },
    };
  }
  if (text.trim() === '') return { text, values: {}, broken: null };
  const errors: ParseError[] = [];
  const value: unknown = parse(text, errors, { allowTrailingComma: true });
  const first = errors[0];
  if (first) {
    const line = text.slice(0, first.offset).split('\n').length;
    const reason = printParseErrorCode(first.error);
    return {
      text,
      values: {},
      broken: { en: `line ${line} is not JSON (${reason})`, zh: `第 ${line} 行不是有效的 JSON（${reason}）` },
    };
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    return { text, values: {}, broken: { en: 'is not a JSON object', zh: '不是 JSON 对象' } };
  }
  return { text, values: value as Record<string, unknown>, broken: null };
}

/** Sets or (undefined) removes one key; comments and unknown keys stay. A broken file is never written. */
export async function writeSetting(file: string, key: string, value: unknown): Promise<void> {
  const { text, broken } = await readSettings(file);
  if (broken) throw refuse('SETTINGS_BROKEN', { path: file });
  const base = text.trim() === '' ? '{}\n' : text;
  const changed = applyEdits(base, modify(base, [key], value, formatting));
  try {
    await mkdir(path.dirname(file), { recursive: true });
    await writeAtomic(file, Buffer.from(changed));
  } catch (error) {
    throw fromSystem(error, file);
  }
}
