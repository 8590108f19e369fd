import { Component } from 'glass-easel';
import { hasBuiltInBehavior } from '../../runtime/engine/behaviors.ts';
import { builtinOf, defineBuiltin, type FormField } from '../define.ts';
import props from './props.ts';

/** A component of the program that takes part by the behavior wx://form-field. */
function customField(node: Element): FormField | undefined {
  const element = (node as Element & { __wxElement?: unknown }).__wxElement;
  if (!Component.isComponent(element) || !hasBuiltInBehavior(element, 'wx://form-field')) return undefined;
  const data = element.data as { name?: unknown; value?: unknown };
  return {
    name: () => String(data.name ?? ''),
    value: () => data.value,
    reset: () => undefined,
  };
}

export default defineBuiltin(props, (it) => {
  const fields = () =>
    [...it.node.querySelectorAll('*')]
      .map((node) => builtinOf(node)?.behaviour.field ?? customField(node))
      .filter((field): field is FormField => field !== undefined);
  const values = () => {
    const named = fields().filter((field) => field.name());
    return Object.fromEntries(named.map((field) => [field.name(), field.value()]));
  };
  return {
    methods: {
      submit(from: Element) {
        const toGroup = builtinOf(from)?.data.formType === 'submitToGroup';
        const element = (from as Element & { __wxElement?: { dataset: object } }).__wxElement;
        it.emit(toGroup ? 'submitToGroup' : 'submit', {
          value: values(),
          // The mock the platform itself returns outside of a phone.
          ...(it.data.reportSubmit ? { formId: 'the formId is a mock one' } : {}),
          target: { id: from.id, dataset: { ...element?.dataset } },
        });
      },
      reset() {
        for (const field of fields()) field.reset();
        it.emit('reset', { target: {} });
      },
    },
  };
});
