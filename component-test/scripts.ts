import { createRequire } from 'node:module';
import { compileFunction } from 'node:vm';
import type { ComponentUnit, Program } from '../contract/program.ts';
import { createModules, type ScriptFactory } from '../simulator/runtime/modules.ts';
import { fromProgramPath } from './disk-files.ts';

type Definition = Record<string, unknown>;

export interface Scripts {
  /** Runs a component's script; what it defines is told to `define`. */
  run(unit: ComponentUnit): void;
  /** Whether the runner loads them: jest does, with its mocks, transforms and coverage. */
  readonly areTheRunners: boolean;
}

export interface ScriptParts {
  scripts(): Program['scripts'];
  define(path: string, definition: Definition, kind: 'page' | 'component'): void;
  behavior(definition: Definition): unknown;
}

declare const jest: unknown;

export function createScripts(parts: ScriptParts): Scripts {
  const running: string[] = [];
  const areTheRunners = typeof jest !== 'undefined';
  installConstructors(parts, running);
  const modules = createModules(parts.scripts, scopeOf, factoryOf);
  const load = areTheRunners ? createRequire(__filename) : null;
  return {
    areTheRunners,
    run({ path, script }) {
      if (script === null) return;
      running.push(path);
      try {
        if (load) load(fromProgramPath(path));
        else modules.load(script);
      } finally {
        running.pop();
      }
    },
  };
}

/** True globals, as on the platform. A test's own `Page` or `getApp` stays: setup files run before this. */
function installConstructors(parts: ScriptParts, running: string[]): void {
  const define = (kind: 'page' | 'component') => (definition: Definition) => {
    const path = running.at(-1);
    if (path === undefined)
      throw new Error(
        `${kind === 'page' ? 'Page' : 'Component'}() is called outside the script of a component`,
      );
    parts.define(path, definition ?? {}, kind);
  };
  const globals = globalThis as unknown as Record<string, unknown>;
  globals.Component = define('component');
  globals.Behavior = parts.behavior;
  globals.Page ??= define('page');
  globals.App ??= () => undefined;
  globals.getApp ??= () => ({ globalData: {} });
  globals.getCurrentPages ??= () => [];
}

/** What a script sees is read at each module's start, so that a test may set `wx.request` before it loads one. */
function scopeOf(): Record<string, unknown> {
  const { wx, getCurrentPages } = globalThis as unknown as Record<string, unknown>;
  return { wx, getCurrentPages, global: globalThis };
}

/** Compiled under its own name, so that stacks and debuggers find the file. */
function factoryOf(file: string, code: string): ScriptFactory {
  let found: ScriptFactory | undefined;
  const define = (_file: string, factory: ScriptFactory): void => void (found = factory);
  compileFunction(code, ['__tessera_define'], { filename: fromProgramPath(file) })(define);
  if (!found) throw new SyntaxError(`${file} is not a script`);
  return found;
}
