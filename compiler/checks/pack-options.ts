import picomatch from 'picomatch';

/** A rule of `packOptions` in project.config.json. */
export interface PackRule {
  type: 'file' | 'folder' | 'suffix' | 'prefix' | 'regexp' | 'glob';
  value: string;
}

export interface PackOptions {
  ignore?: readonly PackRule[];
  include?: readonly PackRule[];
}

type Matcher = (path: string, name: string) => boolean;

const trimSlashes = (path: string): string => path.replace(/^\.?\/+|\/+$/g, '');
const never: Matcher = () => false;

/** A pattern that a person wrote may be no pattern at all: such a rule matches nothing, and `ruleProblem` says so. */
function compileOrNever(compile: () => Matcher): Matcher {
  try {
    return compile();
  } catch {
    return never;
  }
}

/**
 * As the platform's tools do it: everything in lower case, prefix and suffix of the file's name, file and folder from
 * the program's root, glob and regexp on the path with or without a leading slash.
 */
function matcherOf({ type, value }: PackRule): Matcher {
  const wanted = value.toLowerCase();
  if (wanted === '') return never;
  switch (type) {
    case 'file':
      return (path) => path === trimSlashes(wanted);
    case 'folder':
      return (path) => path.startsWith(`${trimSlashes(wanted)}/`) || trimSlashes(wanted) === '';
    case 'prefix':
      return (_, name) => name.startsWith(wanted);
    case 'suffix':
      return (_, name) => name.endsWith(wanted);
    case 'glob':
      return compileOrNever(() => {
        const test = picomatch(wanted);
        return (path) => test(path) || test(`/${path}`);
      });
    case 'regexp':
      return compileOrNever(() => {
        const pattern = new RegExp(wanted, 'im');
        return (path) => pattern.test(path) || pattern.test(`/${path}`);
      });
    default:
      return never;
  }
}

function matchesAny(rules: readonly PackRule[] = []): (path: string) => boolean {
  const matchers = rules.filter(isRule).map(matcherOf);
  return (path) => {
    const lower = path.toLowerCase();
    const name = lower.slice(lower.lastIndexOf('/') + 1);
    return matchers.some((matches) => matches(lower, name));
  };
}

const types = ['file', 'folder', 'suffix', 'prefix', 'regexp', 'glob'];

function isRule(rule: unknown): rule is PackRule {
  if (typeof rule !== 'object' || rule === null) return false;
  const { type, value } = rule as Partial<PackRule>;
  return typeof type === 'string' && types.includes(type) && typeof value === 'string';
}

export interface PackFilter {
  /** Left out of the package. `include` outweighs `ignore`. */
  isIgnored(path: string): boolean;
  /** Named by `include`: in the package although nothing refers to it. */
  isIncluded(path: string): boolean;
}

/** `packOptions` as it stands in project.config.json, whatever its shape. */
export function createPackFilter(packOptions: unknown): PackFilter {
  const { ignore, include } = (
    typeof packOptions === 'object' && packOptions !== null ? packOptions : {}
  ) as PackOptions;
  const isListedIn = (rules: unknown): ((path: string) => boolean) =>
    matchesAny(Array.isArray(rules) ? rules : []);
  const isIncluded = isListedIn(include);
  const isNamed = isListedIn(ignore);
  return { isIncluded, isIgnored: (path) => isNamed(path) && !isIncluded(path) };
}

/** Why a rule matches nothing; undefined where it is sound. */
export function ruleProblem(rule: unknown): 'shape' | 'pattern' | undefined {
  if (!isRule(rule)) return 'shape';
  if (rule.type !== 'regexp') return undefined;
  try {
    return new RegExp(rule.value) && undefined;
  } catch {
    return 'pattern';
  }
}
