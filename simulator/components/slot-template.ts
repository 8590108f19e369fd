import type { template } from 'glass-easel';

type Factory = ReturnType<template.ComponentTemplate['content']>;
type Define = ReturnType<Factory>['C'];

const nothing = (): void => undefined;

/** What the compiler would write for `<slot-a><slot name="a"/></slot-a><slot/>`: one element for each named slot. */
export function templateWithSlots(names: readonly string[]): template.ComponentTemplate {
  const inner =
    (name: string): Define =>
    (_isCreation, _text, _element, _if, _for, slot) =>
      slot(name);
  const define: Define = (_isCreation, _text, element, _if, _for, slot) => {
    for (const name of names) element(`slot-${name}`, {}, nothing, inner(name));
    slot('');
  };
  return { content: () => () => ({ C: define }) };
}
