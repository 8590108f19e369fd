import { attributeWords } from './attribute-words.ts';
import { defineBuiltin, type BuiltinContext, type BuiltinDefinition } from './define.ts';
import { camelCase } from './read-value.ts';
import { soon } from './page-facts.ts';
import type { TagSpec } from './spec.ts';

interface Look<S extends TagSpec> {
  label: { en: string; zh: string };
  /** What `event.detail` holds where a person tells an event by its button. */
  details?: { readonly [E in keyof S['events'] & string]?: object };
  /** As the platform's part would begin. */
  attached?(it: BuiltinContext<S>): void;
  /** After an event was told by its button. */
  told?(event: keyof S['events'] & string, it: BuiltinContext<S>): void;
}

function drawEvents<S extends TagSpec>(it: BuiltinContext<S>, spec: S, look: Look<S>): HTMLElement {
  const events = it.document.createElement('div');
  for (const event of Object.keys(spec.events) as (keyof S['events'] & string)[]) {
    const button = it.document.createElement('button');
    button.textContent = event;
    it.listen(button, 'click', (tapped) => {
      tapped.stopPropagation();
      it.emit(event, look.details?.[event] ?? {});
      look.told?.(event, it);
    });
    events.append(button);
  }
  return events;
}

/**
 * A tag whose part is played by a service of the platform: a labelled box, so that one sees where it is, how large, what it is and
 * what it was given. Whoever looks at it plays that part: each event of the tag's table has a button.
 */
export function definePlaceholder<const S extends TagSpec>(spec: S, look: Look<S>): BuiltinDefinition {
  return defineBuiltin(spec, (it) => {
    const box = it.document.createElement('div');
    box.className = 'tessera-placeholder';
    const name = it.document.createElement('b');
    const note = it.document.createElement('span');
    const given = it.document.createElement('small');
    name.textContent = spec.tag;
    note.textContent = look.label[it.hooks.language()];
    const head = it.document.createElement('p');
    head.append(name, note);
    box.append(head, given, drawEvents(it, spec, look));
    it.node.append(box);
    const draw = () => {
      given.textContent = attributeWords(spec, it.data);
    };
    const changed = Object.fromEntries(Object.keys(spec.props).map((prop) => [camelCase(prop), draw]));
    return { leaf: true, changed: changed as never, attached: () => soon(it, () => look.attached?.(it)) };
  });
}
