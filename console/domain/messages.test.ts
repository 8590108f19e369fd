import { describe, expect, it } from 'vitest';
import {
  assertMayAdd,
  chooseAsked,
  dayOf,
  library,
  publicFields,
  searchLibrary,
  usePush,
} from './messages.ts';

const codeOf = (work: () => unknown) => {
  try {
    work();
    return null;
  } catch (error) {
    return (error as { code: string }).code;
  }
};
const paid = library.find(({ id }) => id === 'order-paid')!;
const own = (publicId: string, keywords: string[]) => {
  const { type } = library.find(({ id }) => id === publicId)!;
  return { publicId, type, keywords };
};

describe('the public library', () => {
  it('is filtered by type and searched by name, in both languages (R-MSG-01)', () => {
    expect(searchLibrary({ type: 'long_term' }).every(({ type }) => type === 'long_term')).toBe(true);
    expect(searchLibrary({ search: 'ORDER paid' }).map(({ id }) => id)).toEqual(['order-paid']);
    expect(searchLibrary({ search: '发货' }).map(({ id }) => id)).toEqual(['order-shipped']);
  });
  it('has long-term templates for public service only (R-MSG-02)', () => {
    const fields = library.filter(({ type }) => type === 'long_term').map(({ field }) => field);
    expect(new Set(fields)).toEqual(new Set(publicFields));
  });
});

describe('choosing templates', () => {
  it('takes one to five keywords of the template, each once, in any order (R-MSG-04)', () => {
    expect(codeOf(() => assertMayAdd(paid, ['time', 'amount'], []))).toBe(null);
    for (const wrong of [[], ['nonsense'], ['amount', 'amount'], [...paid.keywords]])
      expect([wrong, codeOf(() => assertMayAdd(paid, wrong, []))]).toEqual([wrong, 'INPUT_INVALID']);
  });
  it('refuses the keywords of a template that is there already (R-MSG-05)', () => {
    const mine = [own('order-paid', ['amount', 'time'])];
    expect(codeOf(() => assertMayAdd(paid, ['time', 'amount'], mine))).toBe('KEYWORDS_TAKEN');
    expect(codeOf(() => assertMayAdd(paid, ['amount'], mine))).toBe(null);
  });
  it('allows three service messages (R-MSG-11)', () => {
    const three = ['service-notice', 'service-paused', 'service-changed'].map((id) => own(id, ['time']));
    const fourth = library.find(({ id }) => id === 'service-resumed')!;
    expect(codeOf(() => assertMayAdd(fourth, ['time'], three.slice(1)))).toBe(null);
    expect(codeOf(() => assertMayAdd(fourth, ['time'], three))).toBe('TEMPLATE_LIMIT');
  });
});

describe('asking and pushing', () => {
  const once = (title: string) => ({ type: 'one_time' as const, title });
  it('asks for at most three, after a tap, of one kind; the same title counts once (R-MSG-07, R-MSG-08, R-MSG-09, R-MSG-10)', () => {
    expect(codeOf(() => chooseAsked([once('a')], false))).toBe('TAP_REQUIRED');
    expect(codeOf(() => chooseAsked(['a', 'b', 'c', 'd'].map(once), true))).toBe('INPUT_INVALID');
    expect(codeOf(() => chooseAsked([once('a'), { type: 'long_term', title: 'b' }], true))).toBe(
      'TEMPLATES_MIXED',
    );
    expect(chooseAsked(['a', 'b', 'a', 'c'].map(once), true)).toHaveLength(3);
  });
  it('uses up one-time grants, and allows five long-term pushes a day (R-MSG-03)', () => {
    const none = { remaining: 0, day: '', pushedToday: 0 };
    expect(usePush('one_time', { ...none, remaining: 2 }, 'd1').remaining).toBe(1);
    expect(codeOf(() => usePush('one_time', none, 'd1'))).toBe('NOT_SUBSCRIBED');
    let quota = none;
    for (let count = 0; count < 5; count += 1) quota = usePush('long_term', quota, 'd1');
    expect(codeOf(() => usePush('long_term', quota, 'd1'))).toBe('PUSH_QUOTA');
    expect(usePush('long_term', quota, 'd2').pushedToday).toBe(1);
    expect(dayOf(Date.UTC(2026, 0, 2, 3))).toBe('2026-01-02');
  });
});
