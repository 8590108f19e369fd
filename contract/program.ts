/**
 * What the compiler makes and the simulator runs. Tables by path, so that a patch replaces single entries.
 * Every path is relative to the program's root (`miniprogramRoot`), with `/` and without a leading one.
 */
export interface Program {
  format: 1;
  /** SHA-256 over everything below, in hexadecimal: equal ids mean equal programs. */
  id: string;
  project: ProjectInfo;
  app: AppConfig;
  /** All page paths, main package first, in the order of app.json. */
  pages: string[];
  packages: PackageInfo[];
  /** Pages and components by path (without extension), dependencies included. */
  components: Record<string, ComponentUnit>;
  /** Scripts by file, `app.js` and npm files included. TypeScript sources appear under their `.js` name. */
  scripts: Record<string, ScriptUnit>;
  /** Styles by component path, and `app`. */
  styles: Record<string, StyleUnit>;
  /** Compiled templates by component path, and by path of imported template files. */
  templates: TemplateTable;
  /** Every file that is neither script, style, template nor json: served or packed as it is. */
  assets: Record<string, AssetUnit>;
}

/** What the runtime asks of project.config.json (with project.private.config.json over it). */
export interface ProjectInfo {
  appId: string;
  name: string;
  /** Base library the project asks for, such as `3.5.0`; '' for the newest. */
  baseLibrary: string;
  /** `setting.urlCheck`: requests only to the domains that the console allows. */
  checksDomains: boolean;
  /** ext.json as `wx.getExtConfig` answers it, where `extEnable` is set. */
  ext?: Record<string, unknown>;
}

/** app.json after reading: the fields the runtime looks at are typed, all others are kept. */
export interface AppConfig {
  pages: string[];
  entryPagePath?: string;
  window?: WindowConfig;
  tabBar?: TabBarConfig;
  darkmode?: boolean;
  /** theme.json, inlined. Values such as `@navBackground` stay unresolved: the theme may change while it runs. */
  theme?: { light: Record<string, string>; dark: Record<string, string> };
  networkTimeout?: { request?: number; connectSocket?: number; uploadFile?: number; downloadFile?: number };
  [key: string]: unknown;
}

export interface WindowConfig {
  navigationBarBackgroundColor?: string;
  navigationBarTextStyle?: string;
  navigationBarTitleText?: string;
  navigationStyle?: 'default' | 'custom';
  backgroundColor?: string;
  backgroundTextStyle?: string;
  backgroundColorTop?: string;
  backgroundColorBottom?: string;
  enablePullDownRefresh?: boolean;
  onReachBottomDistance?: number;
  pageOrientation?: 'portrait' | 'landscape' | 'auto';
  disableScroll?: boolean;
  [key: string]: unknown;
}

export interface TabBarConfig {
  color?: string;
  selectedColor?: string;
  backgroundColor?: string;
  borderStyle?: 'black' | 'white';
  position?: 'bottom' | 'top';
  custom?: boolean;
  list: TabBarItem[];
}

export interface TabBarItem {
  pagePath: string;
  text?: string;
  iconPath?: string;
  selectedIconPath?: string;
}

export interface PackageInfo {
  /** '' for the main package, else the sub-package's root, with a trailing slash removed. */
  root: string;
  name?: string;
  independent: boolean;
  pages: string[];
}

export interface ComponentUnit {
  path: string;
  isPage: boolean;
  /** The unit's json after resolution; absent files give `{}`. */
  config: ComponentConfig;
  /** Key in `scripts`, or null where the unit has no script. */
  script: string | null;
  /** True where the unit has an entry of its own path in `templates.units` / `styles`. */
  hasTemplate: boolean;
  hasStyle: boolean;
}

export interface ComponentConfig extends WindowConfig {
  component?: boolean;
  /** Tag name to component path, app-wide ones included; unresolvable ones are left out (and diagnosed). */
  usingComponents: Record<string, string>;
  componentGenerics?: Record<string, true | { default: string }>;
  componentPlaceholder?: Record<string, string>;
  styleIsolation?: string;
  addGlobalClass?: boolean;
  virtualHost?: boolean;
  /** Of a page: whether the next start of the program begins here. */
  restartStrategy?: string;
}

export interface ScriptUnit {
  /**
   * The whole text of a classic script: a call of `__tessera_define(file, function (<SCRIPT_PARAMETERS>) {` on line one, then the code
   * (in a function of its own: `const top = 1` must not clash with a parameter), then `//# sourceURL`.
   * Loaded as a real script so that stack traces and source maps keep their lines.
   */
  code: string;
  /** Each literal request of `require()` or `import` to the key of the script it means. Missing ones are absent. */
  requires: Record<string, string>;
  /** Source map v3 as JSON; sources are paths relative to the project's folder. */
  map?: string;
}

/**
 * What user code sees as its scope. Names listed as hidden are passed as undefined: programs probe for a browser.
 * `App`, `Page`, `Component`, `Behavior` and `getApp` are true globals instead: libraries put their own in their place
 * (`Page = wrap(Page)`), and every other script must see that.
 */
export const SCRIPT_PARAMETERS = [
  'require',
  'module',
  'exports',
  'wx',
  'getCurrentPages',
  'requirePlugin',
  'global',
  'globalThis',
  'window',
  'document',
  'self',
  'frames',
  'parent',
  'top',
  'opener',
  'location',
  'navigator',
  'history',
  'localStorage',
  'sessionStorage',
  'indexedDB',
  'caches',
  'XMLHttpRequest',
  'WebSocket',
  'Worker',
  'SharedWorker',
  'ServiceWorker',
  'EventSource',
  'BroadcastChannel',
  'MessageChannel',
  'postMessage',
  'addEventListener',
  'alert',
  'fetch',
  'importScripts',
] as const;

export interface StyleUnit {
  /** rpx became vw, `page` is body, every other tag `wx-<tag>`; class names, `:host`, url() carry the placeholders below. */
  css: string;
  map?: string;
}

/** In front of every class name in compiled css; the runtime replaces it by `<scope>--`, or by nothing where styles are shared. */
export const STYLE_CLASS_PREFIX = '__tessera_scope__';
/** The value of the `wx-host` attribute that stands for `:host`; replaced by the component's scope. */
export const STYLE_HOST = '__tessera_host__';
/** In front of the program path of a local file in url(); replaced by where the runtime serves assets. */
export const STYLE_ASSET_PREFIX = '__tessera_asset__/';

/**
 * The runtime evaluates `runtime` once: an expression that yields a `TemplateEnvironment`. Then for each entry
 * `environment.addScript(path, eval(wxs[path]))` and `environment.addTemplate(path, eval(units[path]))`; both may be
 * repeated for a patch. `environment.groups` is what the engine's `addCompiledTemplate` takes as `groupList`,
 * and `environment.groups[path]` its `content`: read it after adding, and again after every template patch.
 */
export interface TemplateTable {
  runtime: string;
  /** Source of an expression that yields a factory, by component path or path of an imported template file. */
  units: Record<string, string>;
  /** WXS files by path without extension: source of an expression that yields a module function. */
  wxs: Record<string, string>;
}

/** What `TemplateTable.runtime` yields. Types of the engine are the runtime's own affair. */
export interface TemplateEnvironment {
  groups: Record<string, unknown>;
  addTemplate(path: string, factory: unknown): void;
  addScript(path: string, module: unknown): void;
  removeTemplate(path: string): void;
  removeScript(path: string): void;
  /** What a WXS module exports. */
  script(path: string): unknown;
  hooks: TemplateHooks;
}

/** To be set by the runtime. Each has a harmless default. */
export interface TemplateHooks {
  /** Wraps a WXS `change:` handler before the engine calls it with (new, old, host, element). */
  propertyListener(
    listener: (...args: unknown[]) => unknown,
    path?: unknown,
  ): (...args: unknown[]) => unknown;
  /** Calls a WXS event handler: (component, event, handler, path). */
  eventListener(component: unknown, event: unknown, handler: unknown, path?: unknown): unknown;
  /** An element of the template was created: where its tag begins, zero-based, in `<path>.wxml`. */
  nodeCreated(element: unknown, path: string, line: number, column: number): void;
  /** A WXS module could not be loaded; it acts as an empty one. */
  scriptFailed(path: string, error: unknown): void;
}

export interface AssetUnit {
  /** Where it lies, relative to the project's folder: npm packages and extended libraries are not under the root. Absent in a package. */
  file?: string;
  size: number;
  sha256: string;
}

/** How much of a running program a change touches, from least to most. */
export type PatchKind = 'none' | 'style' | 'template' | 'script' | 'json' | 'app';

/** Turns the program `from` into the program `to`. `json` and `app` patches relaunch to the same route. */
export interface Patch {
  kind: PatchKind;
  from: string;
  to: string;
  /** New or changed entries; whole tables for app, pages and packages. */
  set: Partial<Pick<Program, 'project' | 'app' | 'pages' | 'packages'>> & {
    components?: Record<string, ComponentUnit>;
    scripts?: Record<string, ScriptUnit>;
    styles?: Record<string, StyleUnit>;
    templates?: Partial<TemplateTable>;
    assets?: Record<string, AssetUnit>;
  };
  /** Keys that are gone. */
  removed: {
    components: string[];
    scripts: string[];
    styles: string[];
    templates: string[];
    wxs: string[];
    assets: string[];
  };
}
