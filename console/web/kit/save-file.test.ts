import { expect, it } from 'vitest';
import { toCsv } from './save-file.ts';

it('writes csv that spreadsheets read as text: quoted, marked as UTF-8, no formulas (R-AN-01)', () => {
  const text = toCsv([
    ['day', 'name'],
    [3, '=cmd()'],
    [null, 'a, "b"'],
  ]);
  expect(text).toBe('\uFEFFday,name\r\n3,\'=cmd()\r\n,"a, ""b"""\r\n');
});
