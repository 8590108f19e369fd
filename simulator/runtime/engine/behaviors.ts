import type { GeneralBehavior, GeneralComponent } from 'glass-easel';
import type * as adapter from 'glass-easel-miniprogram-adapter';
import { replayChain } from './builder-chain.ts';

type CodeSpace = ReturnType<adapter.MiniProgramEnv['createCodeSpace']>;
type Definition = Record<string, unknown>;

export interface Behaviors {
  /** Behavior(): gives what `behaviors: [...]` takes. */
  create(definition: Definition): unknown;
  /** Behavior.trait(): what chained components implement. */
  trait(change?: (implementation: Definition) => Definition): unknown;
  /** A definition whose built-in behaviors (`wx://...`) are objects, as the engine wants them. */
  resolve(definition: Definition): Definition;
}

const anyType = { type: null, value: null };

/** What the documented built-in behaviors add to a component. */
const BUILT_IN: Record<string, Definition> = {
  'wx://form-field': { properties: { name: { type: String, value: '' }, value: anyType } },
  'wx://form-field-group': {},
  'wx://form-field-button': {},
  'wx://component-export': {},
};

/** Built-in behaviors by the space of the components: the engine itself finds no behavior by a name such as `wx://form-field`. */
const builtInOf = new WeakMap<object, ReadonlyMap<string, unknown>>();

/** Whether a component takes a built-in behavior, by itself or through its own behaviors. */
export function hasBuiltInBehavior(component: GeneralComponent, name: string): boolean {
  const space = component.getRootBehavior().ownerSpace;
  const behavior = builtInOf.get(space)?.get(name) as { _$: GeneralBehavior } | undefined;
  return behavior !== undefined && component.hasBehavior(behavior._$);
}

export function createBehaviors(space: CodeSpace): Behaviors {
  const builtIn = new Map<string, unknown>();
  builtInOf.set(space.getComponentSpace(), builtIn);

  function named(name: string): unknown {
    let behavior = builtIn.get(name);
    if (behavior === undefined) {
      behavior = space
        .behavior()
        .definition((BUILT_IN[name] ?? {}) as never)
        .register();
      builtIn.set(name, behavior);
    }
    return behavior;
  }

  /** Holes occur in real programs (`behaviors: [isX && y]`): they are skipped. */
  function resolve(definition: Definition): Definition {
    const list = definition.behaviors;
    const copy = { ...definition };
    if (copy.properties) copy.properties = typedProperties(copy.properties as Record<string, unknown>);
    if (copy.relations) copy.relations = engineRelations(copy.relations as Relations);
    if (Array.isArray(list)) {
      copy.behaviors = list.filter(Boolean).map((item) => (typeof item === 'string' ? named(item) : item));
    }
    return copy;
  }

  return {
    create: (definition) =>
      replayChain(space.behavior(), definition, resolve)
        .definition(resolve(definition) as never)
        .register(),
    trait: (change) => (change ? space.traitBehavior(change) : space.traitBehavior()),
    resolve,
  };
}

type Relations = Record<string, { target?: unknown }>;

/** A behavior as the target of a relation: the engine wants its own object, not the adapter's around it. */
function engineRelations(relations: Relations): Relations {
  return Object.fromEntries(
    Object.entries(relations).map(([name, relation]) => {
      const inner = (relation.target as { _$?: unknown } | undefined)?._$;
      return [name, inner === undefined ? relation : { ...relation, target: inner }];
    }),
  );
}

const TYPES = new Set<unknown>([String, Number, Boolean, Object, Array, Function, null]);

/** `properties: {a: undefined}` and unknown types mean "any"; the engine refuses them. */
function typedProperties(properties: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(properties).map(([name, value]) => {
      if (typeof value === 'object' && value !== null) {
        const type = (value as { type?: unknown }).type;
        return [name, TYPES.has(type ?? null) ? value : { ...value, type: null }];
      }
      return [name, TYPES.has(value) ? value : null];
    }),
  );
}
