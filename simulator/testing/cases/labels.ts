import { expect, type Case } from '../conformance.ts';

export const labelCases: Case[] = [
  {
    name: 'label activates the control within',
    wxml: '<label id="it"><text id="t">words</text><switch id="s" bindchange="log"/></label>',
    async run({ tap, event }) {
      await tap('#t');
      expect((await event('change')).detail).toEqual({ value: true });
    },
  },
  {
    name: 'label for activates a control elsewhere',
    wxml: '<label id="it" for="c"><text id="t">words</text></label><checkbox-group bindchange="log"><checkbox id="c" value="v"/></checkbox-group>',
    async run({ tap, event }) {
      await tap('#t');
      expect((await event('change')).detail).toEqual({ value: ['v'] });
    },
  },
  {
    name: 'label leaves a control that was hit itself alone',
    wxml: '<label id="it"><switch id="s" bindchange="log"/></label>',
    async run({ tap, events }) {
      await tap('#s');
      expect((await events('change')).length).toBe(1);
    },
  },
];
