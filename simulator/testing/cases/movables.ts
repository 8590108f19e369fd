import { expect, type Case } from '../conformance.ts';
import { pinch } from './acts.ts';

// movable-view: the attributes and events that containers.ts leaves out.

const movable = (name: string, attributes: string, run: Case['run'], area = '', data = {}): Case => ({
  name: `movable-view ${name}`,
  wxml: `<movable-area id="area" ${area} style="width:300px;height:300px"><movable-view id="it" direction="all" ${attributes} style="width:60px;height:60px" bindchange="log" bindscale="log" bindvtouchmove="log" bindhtouchmove="log">x</movable-view></movable-area>`,
  data,
  run,
});

export const movableCases: Case[] = [
  movable('inertia glides on after the finger', 'inertia friction="2"', async ({ drag, events }) => {
    await drag('#it', 80, 0);
    await expect
      .poll(async () => (await events('change')).some(({ detail }) => detail.source === 'friction'))
      .toBe(true);
  }),
  movable('vtouchmove', '', async ({ drag, event, events }) => {
    await drag('#it', 3, 60);
    await event('vtouchmove');
    expect(await events('htouchmove')).toEqual([]);
  }),
  movable(
    'two fingers scale it between scale-min and scale-max',
    'scale scale-min="0.5" scale-max="2"',
    async (stage) => {
      await pinch(stage, '#it', 20, 30);
      expect((await stage.event('scale')).detail.scale).toBeCloseTo(1.5);
      await pinch(stage, '#it', 20, 200);
      expect((await stage.event('scale')).detail.scale).toBe(2);
      await pinch(stage, '#it', 200, 10);
      expect((await stage.event('scale')).detail.scale).toBe(0.5);
    },
  ),
  movable('scale-min is 0.1 and scale-max 10 unless told', 'scale', async (stage) => {
    await pinch(stage, '#it', 20, 300);
    expect((await stage.event('scale')).detail.scale).toBe(10);
    await pinch(stage, '#it', 300, 2);
    expect((await stage.event('scale')).detail.scale).toBe(0.1);
  }),
  movable('without scale two fingers do nothing', '', async (stage) => {
    await pinch(stage, '#it', 20, 60);
    expect(await stage.events('scale')).toEqual([]);
  }),
  movable(
    'scale-area: fingers beside the box scale it',
    'scale',
    async (stage) => {
      await pinch(stage, '#area', 40, 80);
      expect((await stage.event('scale')).detail.scale).toBe(2);
    },
    'scale-area',
  ),
  movable('without scale-area they do not', 'scale', async (stage) => {
    await pinch(stage, '#area', 40, 80);
    expect(await stage.events('scale')).toEqual([]);
  }),
  movable(
    'damping moves it to a set place in steps',
    'x="{{x}}" damping="40"',
    async ({ setData, events, box }) => {
      await setData({ x: 120 });
      await expect.poll(async () => (await box('#it')).x).toBe(120);
      expect((await events('change')).length).toBeGreaterThan(2);
      expect((await events('change')).at(-1)!.detail).toEqual({ x: 120, y: 0, source: '' });
    },
    '',
    { x: 0 },
  ),
];
