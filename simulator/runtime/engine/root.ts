import type { GeneralComponent } from 'glass-easel';
import { Component, Element as EngineElement } from 'glass-easel';
import type { DocumentBackend } from './backend.ts';
import { absolute, type Engine } from './engine.ts';

/** A component at the top of a document: a page, or its custom tab bar. */
export interface Root {
  readonly component: GeneralComponent;
  /** `this` of its methods. */
  readonly instance: Record<string, unknown>;
  /** Paths whose style sheets its document needs, dependencies first. */
  readonly styles: string[];
  /** Puts it into the document: `attached` of everything inside. */
  attach(): void;
  detach(): void;
}

export function createRoot(
  engine: Engine,
  backend: DocumentBackend,
  tag: string,
  path: string,
  properties: Record<string, unknown> = {},
): Root {
  const component = engine.space
    .getComponentSpace()
    .createComponentByUrl(tag, absolute(path), null, backend.asContext());
  setProperties(component, properties);
  const dependencies = component.getRootBehavior().getComponentDependencies();
  const styles = [...dependencies]
    .map((definition) => definition.is)
    .filter((is) => !is.startsWith('wx-builtin/'));
  return {
    component,
    instance: component.getMethodCaller() as unknown as Record<string, unknown>,
    styles: [...styles, path],
    attach() {
      const place = backend.page.createElement('span');
      backend.page.body.append(place);
      EngineElement.replaceDocumentElement(component, backend.page.body as never, place as never);
    },
    detach() {
      EngineElement.pretendDetached(component);
      component.destroyBackendElement();
    },
  };
}

/** A page made by Component() takes its query as properties, turned into their types. */
function setProperties(component: GeneralComponent, properties: Record<string, unknown>): void {
  let changed = false;
  for (const [name, value] of Object.entries(properties)) {
    if (!Component.hasProperty(component, name)) continue;
    Component.getDataProxy(component).replaceProperty(name, value as never);
    changed = true;
  }
  if (changed) component.applyDataUpdates();
}
