import { describe, expect, it } from 'vitest';
import { toAccelerator } from './accelerator.ts';

describe('keys in a menu', () => {
  it.each([
    ['mod+shift+p', 'CommandOrControl+Shift+P'],
    ['f5', 'F5'],
    ['mod+`', 'CommandOrControl+`'],
    ['ctrl+enter', 'Control+Return'],
  ])('%s', (keys, accelerator) => {
    expect(toAccelerator(keys)).toBe(accelerator);
  });
  it.each([undefined, '', 'mod+k mod+s', 'hyper+x'])('%s cannot be shown', (keys) => {
    expect(toAccelerator(keys)).toBeUndefined();
  });
});
