import { dashCase } from './read-value.ts';
import type { TagSpec } from './spec.ts';

/** Attributes in words: what is as it is by default need not be said. */
export function attributeWords(
  spec: TagSpec,
  data: Record<string, unknown>,
  left: readonly string[] = [],
): string {
  const given = Object.entries(data).filter(([name, value]) => {
    const row = spec.props[dashCase(name)];
    return row && value !== row[1] && typeof value !== 'object' && !left.includes(dashCase(name));
  });
  return given.map(([name, value]) => `${dashCase(name)}: ${String(value)}`).join(' · ');
}
