import { describe, expect, it } from 'vitest';
import { isAppPage, isProgramPage } from './origins.ts';

describe('our page', () => {
  it.each(['app://ide', 'app://ide/', 'app://ide/index.html?project=1'])('%s is it', (url) => {
    expect(isAppPage(url)).toBe(true);
  });
  it.each(['app://idea/', 'app://ide.evil.test/', 'https://ide/', 'about:blank', ''])('%s is not', (url) => {
    expect(isAppPage(url)).toBe(false);
  });
});

describe("a program's page", () => {
  it.each(['http://p1.localhost:4000/', 'http://p1.localhost:4000/pages/index'])('%s is one', (url) => {
    expect(isProgramPage(url, 4000)).toBe(true);
  });
  it.each([
    'http://p1.localhost:4001/',
    'https://p1.localhost:4000/',
    'http://localhost:4000/',
    'http://ide.localhost:4000/',
    'http://a.b.localhost:4000/',
    'http://p1.localhost.evil.test:4000/',
    'http://p1.localhost@evil.test:4000/',
    'http://user@p1.localhost:4000/',
    'file:///etc/passwd',
    'nonsense',
  ])('%s is none', (url) => {
    expect(isProgramPage(url, 4000)).toBe(false);
  });
});
