import { lazy, useState } from 'react';
import type { ComponentType } from 'react';

interface Module<Props> {
  default: ComponentType<Props>;
}

/** Code that comes when it is needed. What `load` has fetched before is drawn at once, without a moment of nothing. */
export interface Later<Props> {
  Component: ComponentType<Props>;
  load(): Promise<unknown>;
}

export function later<Props extends object>(fetch: () => Promise<Module<Props>>): Later<Props> {
  let Here: ComponentType<Props> | null = null;
  let coming: Promise<Module<Props>> | null = null;
  const load = () => {
    coming ??= fetch().then(
      (module) => {
        Here = module.default;
        return module;
      },
      (error: unknown) => {
        // The next one who asks may be luckier.
        coming = null;
        throw error;
      },
    );
    return coming;
  };
  const Waiting = lazy(load) as unknown as ComponentType<Props>;
  const Component = (props: Props) => {
    // Decided once: a change of the component would forget what was typed into it.
    const [Chosen] = useState(() => Here ?? Waiting);
    return <Chosen {...props} />;
  };
  return { Component, load };
}

/** The same for what uses antd, which comes along and is set up around it. */
export function laterWithAntd<Props extends object>(fetch: () => Promise<Module<Props>>): Later<Props> {
  return later<Props>(async () => {
    const [{ default: Inner }, { AntdScope }] = await Promise.all([fetch(), import('./antd-scope.tsx')]);
    const Scoped = (props: Props) => (
      <AntdScope>
        <Inner {...props} />
      </AntdScope>
    );
    return { default: Scoped };
  });
}
