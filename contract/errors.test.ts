import { describe, expect, it } from 'vitest';
import { AppError, toErrorShape } from './errors.ts';

describe('what leaves the process', () => {
  it('keeps the words of a refusal', () => {
    const error = new AppError(
      'FILE_CHANGED',
      'The file changed on disk.',
      { path: 'a.js' },
      new Error('secret'),
    );
    expect(toErrorShape(error)).toEqual({
      code: 'FILE_CHANGED',
      message: 'The file changed on disk.',
      data: { path: 'a.js' },
    });
  });

  it('says nothing of a bug but that it is one', () => {
    expect(toErrorShape(new TypeError('x is undefined in /home/me'))).toEqual({
      code: 'INTERNAL',
      message: 'Internal error. The details are in the log.',
      data: {},
    });
  });
});
