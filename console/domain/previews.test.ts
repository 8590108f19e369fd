import { describe, expect, it } from 'vitest';
import {
  changesSince,
  noteChange,
  assertMayView,
  assertOpen,
  previewStateAt,
  previewTicket,
  type Audience,
} from './previews.ts';

const preview = (audience: Audience) => ({ creatorId: 'ann', audience, expiresAt: 100, revokedAt: null });
const viewer = (userId: string, isTester = false, maySeeProgram = false) => ({
  userId,
  isTester,
  maySeeProgram,
});
const codeOf = (work: () => void) => {
  try {
    work();
    return 'allowed';
  } catch (error) {
    return (error as { code: string }).code;
  }
};

describe('what a phone is told of a save', () => {
  const file = (path: string, size = 1) => ({ path, size });
  const change = (build: number, set: string[], removed: string[] = []) => ({
    build,
    set: set.map((path) => file(path)),
    removed,
  });

  it('is all that became of each file since the build it shows', () => {
    const recent = [change(2, ['a', 'b']), change(3, ['c'], ['a']), change(4, ['a'], ['b'])];
    expect(changesSince(recent, 1, 4)).toEqual({ set: [file('c'), file('a')], removed: ['b'] });
    expect(changesSince(recent, 3, 4)).toEqual({ set: [file('a')], removed: ['b'] });
  });

  it('is the whole list where the build is older than what is noted, or too much changed', () => {
    expect(changesSince([change(3, ['a'])], 1, 3)).toBeUndefined();
    expect(changesSince([{ ...change(2, []), set: [file('a', 300_000)] }], 1, 2)).toBeUndefined();
    const many = Array.from({ length: 51 }, (_, at) => `f${at}`);
    expect(noteChange([change(2, ['a'])], change(3, many))).toEqual([]);
  });

  it('is noted for the last ten builds', () => {
    let recent: ReturnType<typeof change>[] = [];
    for (let build = 2; build < 20; build += 1) recent = noteChange(recent, change(build, ['a']));
    expect(recent.map(({ build }) => build)).toEqual([10, 11, 12, 13, 14, 15, 16, 17, 18, 19]);
  });
});

describe('a preview', () => {
  it('is open until it expires or is revoked', () => {
    expect(previewStateAt(preview('me'), 99)).toBe('open');
    expect(previewStateAt(preview('me'), 100)).toBe('expired');
    expect(previewStateAt({ ...preview('me'), revokedAt: 5 }, 50)).toBe('revoked');
    expect(codeOf(() => assertOpen(preview('me'), 100))).toBe('PREVIEW_ENDED');
  });

  it.each([
    ['link', undefined, 'allowed'],
    ['me', undefined, 'NOT_SIGNED_IN'],
    ['testers', undefined, 'NOT_SIGNED_IN'],
    ['me', viewer('ann'), 'allowed'],
    ['me', viewer('bob', true, true), 'PREVIEW_NOT_FOR_YOU'],
    ['testers', viewer('bob', true), 'allowed'],
    ['testers', viewer('bob', false, true), 'allowed'],
    ['testers', viewer('bob'), 'PREVIEW_NOT_FOR_YOU'],
  ] as const)('for %s, seen by %o: %s', (audience, who, outcome) => {
    expect(codeOf(() => assertMayView(preview(audience), who))).toBe(outcome);
  });

  it('has a ticket that names its workspace and cannot be guessed', () => {
    expect(previewTicket.exec(`ws-0abc_${'x'.repeat(22)}`)?.slice(1)).toEqual(['ws-0abc', 'x'.repeat(22)]);
    expect(previewTicket.test('ws-0abc_short')).toBe(false);
  });
});
