import { describe, expect, it } from 'vitest';
import { assertMayView, assertOpen, previewStateAt, previewTicket, type Audience } from './previews.ts';

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
