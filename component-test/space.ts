import type { ComponentBuild } from '../compiler/compile-components.ts';
import type { ComponentUnit, Program } from '../contract/program.ts';
import { DocumentBackend } from '../simulator/runtime/engine/backend.ts';
import { createEngine, type Engine } from '../simulator/runtime/engine/engine.ts';
import { installComponentMethods } from '../simulator/runtime/component-methods.ts';
import { createReporter } from '../simulator/runtime/reporter.ts';
import { scopedCss } from '../simulator/runtime/styles.ts';
import { createWorklets } from '../simulator/runtime/worklets.ts';
import { isBuiltinTag } from './native-tags.ts';
import { later, tellMistake } from './tell.ts';

/** Where the components of one test file are registered: the simulator's engine over the runner's document. */
export interface Space {
  readonly engine: Engine;
  readonly backend: TestBackend;
  /** Takes what was compiled into the program. */
  add(build: ComponentBuild): void;
  unit(path: string): ComponentUnit | undefined;
  scripts(): Program['scripts'];
  /** The tag a component stands under in the DOM; also the prefix of its classes. */
  tagOf(path: string): string;
  /** The first name that a component gets stays: two spellings of one class would match nothing. */
  name(path: string, tag: string): void;
  /** Puts the styles of a component and all it uses into the document. */
  showStyles(paths: readonly string[]): void;
}

/** As miniprogram-simulate has it, so that sizes in tests read as they are written. */
const rpxToPx = (text: string): string => text.replace(/(\d+)rpx/gi, '$1px');

export class TestBackend extends DocumentBackend {
  constructor(window: Window) {
    super(window, { tagOf: (tag) => (isBuiltinTag(tag) ? `wx-${tag}` : tag), styleOf: rpxToPx });
  }

  /** Nothing is painted: callbacks of setData come when the task's own code is done, and no fake timer holds a promise back. */
  override render(done: (error: Error | null) => void): void {
    later(() => done(null), 'setData');
  }
}

function emptyProgram(runtime: string): Program {
  return {
    format: 1,
    id: 'component-test',
    project: { appId: '', name: '', baseLibrary: '', checksDomains: false },
    app: { pages: [] },
    pages: [],
    packages: [],
    components: {},
    scripts: {},
    styles: {},
    templates: { runtime, units: {}, wxs: {} },
    assets: {},
  };
}

export function createSpace(window: Window, first: ComponentBuild): Space {
  const program = emptyProgram(first.templates.runtime);
  const tags = new Map<string, string>();
  const tagOf = (path: string): string => tags.get(path) ?? 'main';
  const engine = createEngine(
    program,
    {
      error: (error, where, component) => tellMistake(error, `${component} ${where}`.trim()),
      warning: () => {},
    },
    { scopeOf: tagOf },
  );
  const reporter = createReporter();
  reporter.onReport(({ kind, message, where, stack }) => {
    if (kind === 'exception') tellMistake(stack ?? message, where);
  });
  installComponentMethods({
    pageOf: () => undefined,
    worklets: createWorklets(window),
    reporter,
    router: () => wxOf(window),
  });
  const shown = new Set<string>();
  return {
    engine,
    backend: new TestBackend(window),
    unit: (path) => program.components[path],
    scripts: () => program.scripts,
    tagOf,
    name: (path, tag) => void (tags.has(path) || tags.set(path, tag)),
    add(build) {
      Object.assign(program.components, build.components);
      Object.assign(program.scripts, build.scripts);
      Object.assign(program.styles, build.styles);
      const { units, wxs } = program.templates;
      const added = {
        units: { ...units, ...build.templates.units },
        wxs: { ...wxs, ...build.templates.wxs },
      };
      program.templates = { ...program.templates, ...added };
      engine.templates.update(program.templates, [
        ...Object.keys(build.templates.units),
        ...Object.keys(build.templates.wxs),
      ]);
    },
    showStyles(paths) {
      for (const path of paths) {
        const css = program.styles[path]?.css;
        if (css === undefined || shown.has(path)) continue;
        shown.add(path);
        const sheet = window.document.createElement('style');
        sheet.dataset.component = path;
        sheet.textContent = scopedCss(css, path, engine.isolation.get(path), {
          assets: (asset) => asset,
          theme: () => 'light',
          scopeOf: tagOf,
        });
        window.document.head.append(sheet);
      }
    },
  };
}

const wxOf = (window: Window): Record<string, unknown> =>
  (window as unknown as { wx?: Record<string, unknown> }).wx ?? {};
