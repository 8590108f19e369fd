import picomatch from 'picomatch';

/** `*.js` means any depth, `pages` the folder and all in it, `/pages` only that at the top; as editors read them. */
function widen(glob: string): string[] {
  const trimmed = glob.trim().replace(/^\.\//, '').replace(/\/+$/, '');
  if (trimmed === '') return [];
  const anchored = trimmed.startsWith('/') ? trimmed.slice(1) : trimmed;
  const isAnywhere = !trimmed.startsWith('/') && !trimmed.startsWith('**/');
  const base = isAnywhere ? `**/${anchored}` : anchored;
  return [base, `${base}/**`];
}

/** Whether a path is meant: by one of `include` (all, where there are none) and by none of `exclude`. */
export function createPathFilter(
  include: readonly string[],
  exclude: readonly string[],
): (path: string) => boolean {
  const options = { dot: true };
  const wanted = include.flatMap(widen);
  const unwanted = exclude.flatMap(widen);
  const isIncluded = wanted.length === 0 ? () => true : picomatch(wanted, options);
  const isExcluded = unwanted.length === 0 ? () => false : picomatch(unwanted, options);
  return (path) => isIncluded(path) && !isExcluded(path);
}
