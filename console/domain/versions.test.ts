import { describe, expect, it } from 'vitest';
import {
  assertMayDelete,
  assertMayRollBack,
  compareVersions,
  moveVersion,
  versionNumber,
  versionStatuses,
} from './versions.ts';
import type { VersionAction, VersionStatus } from './versions.ts';

const table: Record<Exclude<VersionAction, 'delete'>, Partial<Record<VersionStatus, VersionStatus>>> = {
  submit: { development: 'in_review', rejected: 'in_review' },
  approve: { in_review: 'approved' },
  reject: { in_review: 'rejected' },
  withdraw: { in_review: 'development' },
  publish: { approved: 'online' },
  supersede: { online: 'superseded' },
  rollBackTo: { superseded: 'online' },
};
const shelf = {
  isOnShelf: true,
  onlineVersionId: 'b',
  previousVersionId: 'a',
  isRollbackLocked: false,
  trialVersionId: 't',
};

describe('the life of a version (section 13)', () => {
  for (const action of Object.keys(table) as (keyof typeof table)[])
    for (const status of versionStatuses) {
      const next = table[action][status];
      it(`${status} -${action}-> ${next ?? 'refused'}`, () => {
        if (next) expect(moveVersion(status, action)).toBe(next);
        else
          expect(() => moveVersion(status, action)).toThrow(expect.objectContaining({ code: 'WRONG_STATE' }));
      });
    }

  it('rolls back one step, then no further until the next publish (R-VER-10)', () => {
    expect(assertMayRollBack(shelf)).toBe('a');
    expect(() => assertMayRollBack({ ...shelf, isRollbackLocked: true })).toThrow(/one step/);
    expect(() => assertMayRollBack({ ...shelf, previousVersionId: null })).toThrow(/no earlier/);
    expect(() => assertMayRollBack({ ...shelf, isOnShelf: false })).toThrow(/off the shelf/);
  });

  it('deletes what nobody needs: not in review, online, on trial, nor what a rollback brings back', () => {
    const refused: [string, VersionStatus][] = [
      ['x', 'in_review'],
      ['b', 'online'],
      ['a', 'superseded'],
      ['t', 'approved'],
    ];
    for (const [id, status] of refused) expect(() => assertMayDelete({ id, status }, shelf)).toThrow();
    for (const status of ['development', 'rejected', 'approved', 'superseded'] as const)
      expect(() => assertMayDelete({ id: 'x', status }, shelf)).not.toThrow();
  });
});

describe('version numbers (D3)', () => {
  it('takes one to four segments of digits and letters (R-VER-01)', () => {
    for (const good of ['1', '1.0.0', '1.0.0.12', '2024a.rc1']) expect(good).toMatch(versionNumber);
    for (const bad of ['', '1.', '.1', '1.0.0.0.0', '1-0', '1 0', 'v1_0', '1.0\n'])
      expect(versionNumber.test(bad) && !bad.endsWith('\n')).toBe(false);
  });

  const ordered = [
    '0',
    '0.9',
    '1',
    '1.0',
    '1.0.0',
    '1.0.1',
    '1.0.9',
    '1.0.10',
    '1.0.10.1',
    '1.0.a',
    '1.0.b',
    '1.2',
    '1.10',
    '2',
    '10',
    '99999999999999999998',
    '99999999999999999999',
    'a',
    'a.1',
  ];
  it('orders segment by segment, numbers as numbers and before words', () => {
    for (let left = 0; left < ordered.length; left += 1)
      for (let right = 0; right < ordered.length; right += 1)
        expect(Math.sign(compareVersions(ordered[left]!, ordered[right]!))).toBe(Math.sign(left - right));
  });

  it('does not mind leading zeros', () => expect(compareVersions('1.01', '1.1')).toBe(0));
});
