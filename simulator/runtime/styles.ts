import {
  STYLE_ASSET_PREFIX,
  STYLE_CLASS_PREFIX,
  STYLE_HOST,
  type StyleUnit,
} from '../../contract/program.ts';
import type { AssetPlace } from './urls.ts';
import { isScoped, scopeOf, type StyleIsolation } from './engine/style-scope.ts';

export interface StyleSurroundings {
  /** Where an asset is, for url(). */
  assets: AssetPlace;
  theme: () => 'light' | 'dark';
  /** The prefix of a component's classes. */
  scopeOf?: (path: string) => string;
}

/** The device's theme is ours, not the browser's: media queries for it are answered here. */
const COLOR_SCHEME = /\(\s*prefers-color-scheme\s*:\s*(light|dark)\s*\)/gi;

/** As the compiler writes it: `url("<prefix>path")`. */
const ASSET = new RegExp(`${STYLE_ASSET_PREFIX}([^"')]*)`, 'g');

/** Puts the scope into a compiled style sheet. `app` and shared styles have none. */
export function scopedCss(
  css: string,
  path: string,
  isolation: StyleIsolation | undefined,
  { assets, theme, scopeOf: prefixOf = scopeOf }: StyleSurroundings,
): string {
  const scope = isolation && isScoped(isolation) ? prefixOf(path) : undefined;
  return css
    .replaceAll(STYLE_CLASS_PREFIX, scope ? `${scope}--` : '')
    .replaceAll(STYLE_HOST, scope ?? 'none')
    .replace(ASSET, (_, path: string) => assets(path))
    .replace(COLOR_SCHEME, (_, wanted: string) => (wanted === theme() ? '(min-width: 0)' : '(max-width: 0)'));
}

/** The style elements of one page's document, one per path and in the order in which they must win. */
export interface PageStyles {
  /** Adds the sheets that are not there yet. */
  require(paths: Iterable<string>): void;
  /** Replaces the text of a sheet in place: nothing else of the page is touched. */
  update(path: string): void;
  /** The theme changed. */
  updateAll(): void;
}

export function createPageStyles(
  document: Document,
  units: () => Record<string, StyleUnit>,
  isolation: ReadonlyMap<string, StyleIsolation>,
  surroundings: StyleSurroundings,
): PageStyles {
  const sheets = new Map<string, HTMLStyleElement>();
  const textOf = (path: string): string =>
    scopedCss(units()[path]?.css ?? '', path, path === 'app' ? undefined : isolation.get(path), surroundings);

  return {
    require(paths) {
      const added = document.createDocumentFragment();
      for (const path of paths) {
        if (sheets.has(path)) continue;
        const sheet = document.createElement('style');
        sheet.dataset.path = path;
        sheet.textContent = textOf(path);
        sheets.set(path, sheet);
        added.append(sheet);
      }
      document.head.append(added);
    },
    updateAll() {
      for (const [path, sheet] of sheets) sheet.textContent = textOf(path);
    },
    update(path) {
      const sheet = sheets.get(path);
      if (sheet) sheet.textContent = textOf(path);
    },
  };
}
