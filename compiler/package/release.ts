import type { Program } from '../../contract/program.ts';

/**
 * What may be uploaded beside compiled files, as the platform documents it (its list of allowed endings), and what its
 * newer base libraries show: webp and fonts. Everything else works in the simulator and is left out of a release.
 */
const uploadable =
  /\.(?:wxs|png|jpe?g|gif|svg|json|cer|mp3|aac|m4a|mp4|wav|ogg|silk|wasm|br|cert|webp|ttf|otf|woff2?)$/i;

export interface ReleaseOptions {
  /** `packOptions.include`: packed whatever the ending. */
  isIncluded(path: string): boolean;
  minifyStyles: boolean;
  /** Drops the places of elements, which only the IDE's panels ask for. */
  minifyTemplates: boolean;
}

/** Strings and addresses, which stay; marks that need no white space around them; white space and comments. */
const cssToken =
  /("(?:\\[^]|[^"\\])*"|'(?:\\[^]|[^'\\])*'|url\(\s*[^"')\s][^)]*\))|(?:\s|\/\*[^]*?(?:\*\/|$))*([{};])(?:\s|\/\*[^]*?(?:\*\/|$))*|(?:\s|\/\*[^]*?(?:\*\/|$))+/g;

/** CSS without comments and needless white space; nothing is rewritten, so nothing can change its meaning. */
export function minifyCss(css: string): string {
  return css
    .replace(cssToken, (_, kept: string | undefined, mark: string | undefined) => kept ?? mark ?? ' ')
    .replace(/;}/g, '}')
    .trim();
}

const place = /;?if\(C\)__w\(N,\d+,\d+\)(?=[;}])/g;

function mapTable<T>(table: Readonly<Record<string, T>>, change: (value: T) => T): Record<string, T> {
  return Object.fromEntries(Object.entries(table).map(([key, value]) => [key, change(value)]));
}

/** The program as phones get it: the same behaviour in fewer bytes, and only files that may be uploaded. */
export function toRelease(program: Program, options: ReleaseOptions): Program {
  const { assets, styles, templates } = program;
  const packed = Object.entries(assets).filter(([path]) => uploadable.test(path) || options.isIncluded(path));
  return {
    ...program,
    assets: Object.fromEntries(packed),
    styles: options.minifyStyles
      ? mapTable(styles, (unit) => ({ ...unit, css: minifyCss(unit.css) }))
      : styles,
    templates: options.minifyTemplates
      ? { ...templates, units: mapTable(templates.units, (code) => code.replace(place, '')) }
      : templates,
  };
}
