import { Component, type Element as EngineElement, type GeneralComponent } from 'glass-easel';
import type { Patch, Program } from '../../contract/program.ts';
import { applyPatch, changedScripts, changedStyles, changedTemplates } from './apply-patch.ts';
import type { OpenPage } from './page.ts';
import { capturePage } from './page-state.ts';
import type { Runtime } from './runtime.ts';

export type ScriptReload = 'keep-data' | 'restart-page';

export interface HotReload {
  /** Brings the running program to the state after the patch. */
  apply(patch: Patch): Promise<PatchOutcome>;
  /** What a changed script does to the pages it is in. */
  scriptReload: ScriptReload;
}

export interface PatchOutcome {
  kind: Patch['kind'];
  milliseconds: number;
  /** The whole program has to start again: the caller does that. */
  relaunch: boolean;
}

export function createHotReload(runtime: Runtime): HotReload {
  const reload: HotReload = {
    scriptReload: 'keep-data',
    async apply(patch) {
      const started = performance.now();
      const outcome = (relaunch: boolean): PatchOutcome => ({
        kind: patch.kind,
        milliseconds: performance.now() - started,
        relaunch,
      });
      if (patch.kind === 'none') return outcome(false);
      // A patch for another state than ours: something was missed.
      if (patch.from !== runtime.program.id) return outcome(true);
      if (patch.kind === 'json' || patch.kind === 'app') return outcome(true);
      runtime.replaceProgram(applyPatch(runtime.program, patch));
      const stale = updateTemplates(runtime, patch);
      const affected = patch.kind === 'script' ? redefine(runtime, changedScripts(patch)) : new Set<string>();
      if (affected === 'app') return outcome(true);
      if (affected.size > 0) await replacePages(runtime, affected, reload.scriptReload);
      else redraw(runtime, stale);
      updateStyles(runtime, patch);
      return outcome(false);
    },
  };
  return reload;
}

function updateStyles(runtime: Runtime, patch: Patch): void {
  const paths = changedStyles(patch);
  for (const page of runtime.stack.alive()) {
    // A unit that had no style until now has no sheet to replace.
    page.styles.require(
      paths.filter((path) => page.root.styles.includes(path) && runtime.program.styles[path]),
    );
    for (const path of paths) page.styles.update(path);
  }
}

function updateTemplates(runtime: Runtime, patch: Patch): Set<string> {
  const changed = changedTemplates(patch);
  if (changed.length === 0 && patch.set.templates?.runtime === undefined) return new Set();
  const { engine } = runtime;
  const stale = engine.templates.update(runtime.program.templates, changed);
  const drawn = new Set<string>();
  for (const path of stale) {
    const template = engine.templates.get(path);
    if (!template || !engine.isDefined(path)) continue;
    engine.space.addCompiledTemplate(path, template);
    const definition = engine.definitionOf(path);
    if (!definition) continue;
    // Not yet used by anybody: it takes the new template when it is.
    if (definition.isPrepared()) definition.updateTemplate(template as never);
    drawn.add(path);
  }
  return drawn;
}

function instancesOf(
  node: EngineElement,
  paths: ReadonlySet<string>,
  found: GeneralComponent[] = [],
): GeneralComponent[] {
  if (Component.isComponent(node) && paths.has(node.is)) {
    found.push(node as GeneralComponent);
    // Its template makes everything inside anew: only what was slotted into it remains.
  }
  const shadow = Component.isComponent(node) ? (node as GeneralComponent).getShadowRoot() : null;
  for (const child of [...(shadow?.childNodes ?? []), ...(node.childNodes ?? [])]) {
    if ('childNodes' in child) instancesOf(child as EngineElement, paths, found);
  }
  return found;
}

/** New templates, same components: data, scroll places and typed text stay. */
function redraw(runtime: Runtime, paths: ReadonlySet<string>): void {
  if (paths.size === 0) return;
  for (const page of runtime.stack.alive()) {
    const root = page.root.component;
    if (instancesOf(root, paths).length === 0) continue;
    const state = capturePage(root, page.frame.document);
    const drawn = new Set<GeneralComponent>();
    // Those further in may have been made anew by those further out: asked for after each.
    for (;;) {
      const next = instancesOf(root, paths).find((component) => !drawn.has(component));
      if (!next) break;
      drawn.add(next);
      next.applyTemplateUpdates();
    }
    state.restore(root, page.frame.document);
  }
}

function usersOf(program: Program, units: Iterable<string>): Set<string> {
  const found = new Set(units);
  for (const path of found) {
    for (const [other, unit] of Object.entries(program.components)) {
      if (
        !found.has(other) &&
        Object.values(unit.config.usingComponents ?? {}).some((url) => url.replace(/^\//, '') === path)
      ) {
        found.add(other);
      }
    }
  }
  return found;
}

/** Runs changed scripts again; units that use theirs are registered anew, since they hold on to the old ones. */
function redefine(runtime: Runtime, files: readonly string[]): Set<string> | 'app' {
  const { modules, loader, program } = runtime;
  const scripts = modules.dependents(files);
  if (scripts.has('app.js')) return 'app';
  modules.forget(scripts);
  const units = Object.values(program.components).filter((unit) => unit.script && scripts.has(unit.script));
  const changed = units.map((unit) => unit.path).filter((path) => loader.isRequired(path));
  loader.forget(changed);
  for (const path of changed) loader.require(path);
  const users = usersOf(program, changed);
  for (const path of users) if (!changed.includes(path)) loader.redefine(path);
  return users;
}

/** Pages whose scripts changed are made anew at their place in the stack. */
async function replacePages(
  runtime: Runtime,
  affected: ReadonlySet<string>,
  mode: ScriptReload,
): Promise<void> {
  const { stack, router } = runtime;
  const isAffected = (page: OpenPage): boolean =>
    affected.has(page.path) || instancesOf(page.root.component, affected).length > 0;
  const top = stack.top();
  for (const page of stack.alive().filter(isAffected)) {
    const fields = ownFields(page);
    const state = capturePage(page.root.component, page.frame.document);
    const data = { ...page.instance.data };
    const isShown = page === top;
    const replaced = await router.replace(page, (fresh) => {
      if (mode === 'restart-page') return 'start';
      Object.assign(fresh.instance, fields);
      fresh.root.component.setData(data as never);
      return 'silent';
    });
    if (mode === 'keep-data') state.restore(replaced.root.component, replaced.frame.document);
    if (!isShown) replaced.frame.element.setAttribute('hidden', '');
  }
}

/** What a page's script kept on `this`: everything but what the runtime put there. */
function ownFields(page: OpenPage): Record<string, unknown> {
  const reserved = new Set([
    'route',
    '__route__',
    'options',
    'data',
    '_$',
    '__wxWebviewId__',
    '__wxExparserNodeId__',
  ]);
  return Object.fromEntries(
    Object.entries(page.instance).filter(
      ([name, value]) => !reserved.has(name) && typeof value !== 'function',
    ),
  );
}
