import { Component, type Element as EngineElement, type GeneralComponent, type Node } from 'glass-easel';
import type { DataInstance, DataKey, DataMember } from '../../contract/debug/data.ts';
import type { OpenPage } from '../runtime/page.ts';
import type { Simulator } from '../start.ts';
import type { AgentDomain } from './domain.ts';
import { createIds, type Ids } from './ids.ts';
import { jsonOf, type Values } from './values.ts';

export interface DataParts {
  values: Values;
  program: () => Simulator | undefined;
}

const MOST_INSTANCES = 2_000;
/** Changes that are told one by one; more of one instance are told as "everything". */
const MOST_PATHS = 50;

/** The data of pages and components: read in pieces, written as setData writes, told when it changes. */
export function createData({ values, program }: DataParts): AgentDomain {
  const ids = createIds<GeneralComponent>();
  const watchers = new Set<Watcher>();
  const changed = (component: GeneralComponent, paths: DataKey[][]): void => {
    for (const watcher of watchers) watcher.changed(ids.of(component), paths);
  };

  function dataAt(id: number, path: readonly DataKey[]): { component: GeneralComponent; value: unknown } {
    const component = ids.get(id);
    if (!component) throw new Error('This page or component is not there any more.');
    let value: unknown = component.data;
    for (const key of path) value = (value as Record<DataKey, unknown> | null | undefined)?.[key];
    return { component, value };
  }

  /** The engine tells of updates only while somebody listens. */
  function setListening(): void {
    const lists = program()?.runtime.engine.fastLists;
    if (!lists) return;
    lists.updated =
      watchers.size === 0
        ? undefined
        : (component, changes) =>
            changed(
              component as GeneralComponent,
              changes.map(([path]) => [...path]),
            );
  }

  return {
    name: 'data',
    attach(simulator) {
      setListening();
      simulator.onPagesChanged(() => {
        for (const watcher of watchers) watcher.listChanged();
      });
    },
    listen(wake) {
      const watcher = createWatcher(wake);
      watchers.add(watcher);
      setListening();
      return {
        take: watcher.take,
        stop() {
          watchers.delete(watcher);
          setListening();
        },
      };
    },
    methods: {
      'data.list': () => listInstances(program()?.runtime.stack.alive() ?? [], program(), ids),
      'data.members': ({ id, path, count }) => {
        if (!ids.get(id)) return { members: [], total: 0, isGone: true };
        const { component, value } = dataAt(id, path);
        const keys = keysOf(value);
        const isTop = path.length === 0;
        const members = keys.slice(0, count).map((key): DataMember => {
          const item = (value as Record<DataKey, unknown>)[key];
          const isProperty = isTop && Component.hasProperty(component, String(key));
          const opens = keysOf(item).length > 0;
          return { key, value: values.closed(item), opens, ...(isProperty ? { isProperty } : {}) };
        });
        return { members, total: keys.length };
      },
      'data.read': ({ id, path }) => ({ text: textOf(dataAt(id, path).value) }),
      'data.write': ({ id, path, text }) => {
        const { component, value } = dataAt(id, path);
        if (path.length === 0) throw new Error('Choose a field to change.');
        const next: unknown = text === undefined ? undefined : JSON.parse(text);
        const proxy = Component.getDataProxy(component);
        proxy.replaceDataOnPath(path, next as never);
        component.applyDataUpdates();
        return { before: textOf(value) };
      },
    },
  };
}

const textOf = (value: unknown): string | undefined => (value === undefined ? undefined : jsonOf(value));

function keysOf(value: unknown): DataKey[] {
  if (Array.isArray(value)) return [...value.keys()];
  return typeof value === 'object' && value !== null ? Object.keys(value) : [];
}

function listInstances(
  pages: readonly OpenPage[],
  simulator: Simulator | undefined,
  ids: Ids<GeneralComponent>,
): { instances: DataInstance[]; isCut: boolean } {
  const top = simulator?.runtime.stack.top();
  const instances: DataInstance[] = [];
  // The one on top first: it is the one that is looked at.
  for (const page of [...pages].sort((a, b) => Number(b === top) - Number(a === top) || b.id - a.id)) {
    const base = { page: page.id, isShown: page === top };
    const { component } = page.root;
    instances.push({ ...base, id: ids.of(component), kind: 'page', path: page.path, depth: 0 });
    const below = [component, ...(page.tabBarRoot ? [page.tabBarRoot.component] : [])];
    for (const [index, root] of below.entries())
      for (const { found, depth } of componentsBelow(root, index > 0)) {
        if (instances.length >= MOST_INSTANCES) return { instances, isCut: true };
        instances.push({ ...base, id: ids.of(found), kind: 'component', path: found.is, depth });
      }
  }
  return { instances, isCut: false };
}

const isBuiltin = (component: GeneralComponent): boolean => component.is.startsWith('wx-builtin/');

function* componentsBelow(
  root: GeneralComponent,
  withRoot: boolean,
): Generator<{ found: GeneralComponent; depth: number }> {
  const stack: { node: Node; depth: number }[] = [{ node: root, depth: 0 }];
  while (stack.length > 0) {
    const { node, depth } = stack.pop()!;
    if (!('childNodes' in node)) continue;
    const isOwn = Component.isComponent(node) && !isBuiltin(node as GeneralComponent);
    const inner = isOwn && (withRoot || node !== root) ? depth + 1 : depth;
    if (inner !== depth) yield { found: node as GeneralComponent, depth: inner };
    const shadow = isOwn ? (node as GeneralComponent).getShadowRoot() : null;
    const children = [...(shadow?.childNodes ?? []), ...((node as EngineElement).childNodes ?? [])];
    for (const child of children.reverse()) stack.push({ node: child, depth: inner });
  }
}

interface Watcher {
  changed(id: number, paths: DataKey[][]): void;
  listChanged(): void;
  take(): ReturnType<ReturnType<AgentDomain['listen']>['take']>;
}

function createWatcher(wake: () => void): Watcher {
  let pending = new Map<number, DataKey[][]>();
  let hasNewList = false;
  return {
    changed(id, paths) {
      const known = pending.get(id) ?? [];
      pending.set(id, known.length + paths.length > MOST_PATHS ? [[]] : [...known, ...paths]);
      wake();
    },
    listChanged() {
      hasNewList = true;
      wake();
    },
    take() {
      if (pending.size === 0 && !hasNewList) return undefined;
      const changes = [...pending].map(([id, paths]) => ({ id, paths }));
      const value = { changes, hasNewList };
      pending = new Map();
      hasNewList = false;
      return { fact: 'data.changed', value };
    },
  };
}
