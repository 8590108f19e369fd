import * as adapter from 'glass-easel-miniprogram-adapter';
import { Component, globalOptions, type ComponentSpace, type GeneralComponent } from 'glass-easel';
import { addGlobalErrorListener, addGlobalWarningListener } from 'glass-easel';
import type { ComponentConfig, Program } from '../../../contract/program.ts';
import { installPlainEvents } from './events.ts';
import { passAriaAttributes } from './passed-attributes.ts';
import { replayChain } from './builder-chain.ts';
import { createBehaviors, type Behaviors } from './behaviors.ts';
import { createReadyQueue, type ReadyQueue } from './ready.ts';
import { createTemplates, type TemplateHooks, type Templates } from './templates.ts';
import { notePlace } from './source-place.ts';
import { createChangeCalls, type ChangeCalls } from './change-calls.ts';
import { createTemplateHooks } from './wxs.ts';
import { scopeOf, isolationOf, isScoped, type StyleIsolation } from './style-scope.ts';
import { createFastLists, type FastLists } from './fast-lists.ts';
import { createLightTags, type LightTags } from './light-tags.ts';
import { installBatchInsertion } from './batch-insertion.ts';
import { installNodeShapes } from './node-shapes.ts';

export type Definition = Record<string, unknown>;
type CodeSpace = ReturnType<adapter.MiniProgramEnv['createCodeSpace']>;

/** Where the engine tells of mistakes: in user code (`error`), in a template's data (`warning`). */
export interface EngineReports {
  error(error: unknown, where: string, component: string): void;
  warning(message: string, component: string): void;
}

/** What differs where the engine is not in a simulator: component tests. */
export interface EngineOptions {
  /** The prefix of a component's classes. */
  scopeOf?: (path: string) => string;
}

export interface Engine {
  readonly env: adapter.MiniProgramEnv;
  readonly space: CodeSpace;
  readonly templates: Templates;
  readonly behaviors: Behaviors;
  readonly ready: ReadyQueue;
  readonly isolation: Map<string, StyleIsolation>;
  readonly fastLists: FastLists;
  readonly lightTags: LightTags;
  /** Registers a component or page under its path. */
  define(path: string, definition: Definition, kind: 'page' | 'component'): void;
  isDefined(path: string): boolean;
  definitionOf(path: string): ComponentDefinitionOf | undefined;
  program: Program;
  dispose(): void;
}

export type ComponentDefinitionOf = NonNullable<
  ReturnType<ComponentSpace['getComponentByUrlWithoutDefault']>
>;

type Prepare = (path: string, options?: { virtualHost?: boolean }) => [object, unknown];

interface UserOptions {
  styleIsolation?: string;
  addGlobalClass?: boolean;
  virtualHost?: boolean;
  pureDataPattern?: RegExp;
}

/** Options given in JS count as much as those in JSON (vant and tdesign rely on it); the engine reads only the latter. */
function staticConfigOf(config: ComponentConfig, isPage: boolean, options: UserOptions): ComponentConfig {
  const merged: ComponentConfig = { ...config, usingComponents: urls(config.usingComponents) };
  if (config.componentGenerics) merged.componentGenerics = genericUrls(config.componentGenerics);
  merged.component = !isPage || config.component === true;
  if (options.virtualHost !== undefined) merged.virtualHost = options.virtualHost;
  return merged;
}

/** Paths in a program have no leading slash; the engine's urls need one to be absolute. */
function urls(table: Record<string, string> = {}): Record<string, string> {
  return Object.fromEntries(Object.entries(table).map(([tag, path]) => [tag, absolute(path)]));
}

export const absolute = (path: string): string =>
  path.startsWith('/') || path.includes('://') ? path : `/${path}`;

function genericUrls(
  table: NonNullable<ComponentConfig['componentGenerics']>,
): NonNullable<ComponentConfig['componentGenerics']> {
  return Object.fromEntries(
    Object.entries(table).map(([name, value]) => [
      name,
      typeof value === 'object' && value.default ? { default: absolute(value.default) } : true,
    ]),
  );
}

function prepareGlobals(): void {
  installPlainEvents();
  passAriaAttributes();
  installBatchInsertion();
  installNodeShapes();
  globalOptions.throwGlobalError = false;
  globalOptions.writeFieldsToNode = false;
}

export function createEngine(
  program: Program,
  reports: EngineReports,
  { scopeOf: prefixOf = scopeOf }: EngineOptions = {},
): Engine {
  prepareGlobals();
  const env = new adapter.MiniProgramEnv();
  const space = env.createCodeSpace('main', true);
  const componentSpace = space.getComponentSpace();
  const behaviors = createBehaviors(space);
  const ready = createReadyQueue();
  const changes = createChangeCalls();
  const fastLists: FastLists = createFastLists((path) => engine.program.templates.units[path], changes);
  const isolation = new Map<string, StyleIsolation>();
  const defined = new Set<string>();
  const nameOf = (component: unknown): string =>
    typeof component === 'string' ? component : ((component as GeneralComponent | undefined)?.is ?? '');
  addGlobalErrorListener((error, method, component) => {
    // What a definition has wrong, such as an observer of no such name: said, and the component lives without it.
    if (method === '[prepare]' && error instanceof Error) reports.warning(error.message, nameOf(component));
    else reports.error(error, method ?? '', nameOf(component));
    return false;
  });
  addGlobalWarningListener((message, component) => {
    reports.warning(message, nameOf(component));
    return false;
  });
  space.setOverallBehavior(ready.behaviorIn(componentSpace));

  // Internal to the adapter, and the only door for these options (simulator/runtime/engine pins its version).
  const open = space as unknown as { prepareComponentOptions: Prepare };
  const prepare = open.prepareComponentOptions;
  open.prepareComponentOptions = function (path, options) {
    const prepared = prepare.call(space, path, options);
    Object.assign(prepared[0], {
      idPrefixGenerator: null,
      writeIdToDOM: true,
      writeFieldsToNode: false,
      useMethodCallerListeners: true,
      templateEngine: fastLists.engine,
      virtualHost: engine.program.components[path]?.config.virtualHost ?? options?.virtualHost ?? false,
    });
    return prepared;
  };

  const engine: Engine = {
    env,
    space,
    behaviors,
    ready,
    isolation,
    fastLists,
    lightTags: createLightTags(componentSpace, reports.warning),
    program,
    templates: createTemplates(program.templates, templateHooksOf(reports, changes), (path, error) =>
      reports.error(error, 'template', path),
    ),
    isDefined: (path) => defined.has(path),
    definitionOf: (path) => componentSpace.getComponentByUrlWithoutDefault(absolute(path), '') ?? undefined,
    define(path, definition, kind) {
      const unit = engine.program.components[path];
      const options = (definition.options ?? {}) as UserOptions;
      const isPage = kind === 'page' || unit?.isPage === true;
      const config = staticConfigOf(unit?.config ?? { usingComponents: {} }, isPage, options);
      const style = isolationOf(config, isPage, options);
      config.styleIsolation = style;
      isolation.set(path, style);
      space.addComponentStaticConfig(path, config as never);
      const compiled = engine.templates.get(path);
      if (compiled) space.addCompiledTemplate(path, compiled);
      space.addStyleSheet(path, undefined, isScoped(style) ? prefixOf(path) : undefined);
      const prepared = behaviors.resolve(definition);
      const builder = replayChain(space.component(path), definition, behaviors.resolve);
      if (kind === 'page') builder.pageDefinition(prepared as never).register();
      else builder.definition(prepared as never).register();
      defined.add(path);
    },
    dispose() {
      ready.dispose();
    },
  };
  return engine;
}

function templateHooksOf(reports: EngineReports, changes: ChangeCalls): TemplateHooks {
  return createTemplateHooks((path, error) => reports.error(error, 'wxs', path), notePlace, changes);
}

export const isComponent = (value: unknown): value is GeneralComponent => Component.isComponent(value);
