import type { Support } from '../components/spec.ts';
import { catalog } from './catalog.ts';

// How well each member of `wx` is supported, without running any of it: the command line's compatibility report
// has no page. The names come from the families' own texts, so a new member shows here by itself.
const families = import.meta.glob<string>(['../api/*.ts', '!../api/*.test.ts'], {
  eager: true,
  query: '?raw',
  import: 'default',
});

const exported = /^export const ([A-Za-z]\w*)(?=[ :=])/gm;

/** Every documented member, and every real one: `real`, or `none` where only a stub answers. */
export function apiSupport(): Record<string, Support | 'none'> {
  const found: Record<string, Support | 'none'> = Object.fromEntries(catalog.map((name) => [name, 'none']));
  for (const text of Object.values(families)) {
    // A family that acts on local data says so in its first line.
    const support = text.startsWith('// simulated') ? 'simulated' : 'real';
    for (const [, name = ''] of text.matchAll(exported)) found[name] = support;
  }
  return found;
}
