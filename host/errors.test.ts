import { describe, expect, it } from 'vitest';
import { fromSystem, refusals, refuse, type RefusalCode } from './errors.ts';

describe('refusals', () => {
  it('have one sentence per code in both languages, with their data in it', () => {
    const sentences = new Set<string>();
    for (const code of Object.keys(refusals) as RefusalCode[]) {
      // Whatever a sentence wants to say, it finds.
      const data = new Proxy<Record<string, unknown>>({}, { get: () => 'x1' });
      const { message, data: sent } = refuse(code, data);
      expect(message).toMatch(/^[^\n]+[^\n ]$/);
      expect(message).not.toContain('undefined');
      expect(String(sent.zh)).toMatch(/\p{Script=Han}/u);
      sentences.add(message);
    }
    expect(sentences.size).toBe(Object.keys(refusals).length);
  });

  it('are made of what the system refuses; bugs stay bugs', () => {
    const full = Object.assign(new Error('write'), { code: 'ENOSPC' });
    expect(fromSystem(full, 'a.js')).toMatchObject({ code: 'DISK_FULL', cause: full });
    const bug = new TypeError('x');
    expect(fromSystem(bug, 'a.js')).toBe(bug);
    const refusal = refuse('FILE_CHANGED', { path: 'a.js' });
    expect(fromSystem(refusal, 'b.js')).toBe(refusal);
  });
});
