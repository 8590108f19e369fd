/** The next number after the highest: the segment is raised, those behind it start anew. */
export function bump(highest: string | undefined, segment: 'major' | 'minor' | 'patch'): string {
  const parts = (highest ?? '0.0.0').split('.').map((part) => Number.parseInt(part, 10) || 0);
  const [major = 0, minor = 0, patch = 0] = parts;
  if (segment === 'major') return `${major + 1}.0.0`;
  if (segment === 'minor') return `${major}.${minor + 1}.0`;
  return `${major}.${minor}.${patch + 1}`;
}
