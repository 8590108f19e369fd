import { expect, type Case, type Stage } from '../conformance.ts';
import { inWx, pinch } from './acts.ts';

// map: what is drawn on it, how it is looked at, and what a finger may do to it.

const PLACE = { latitude: 23.1, longitude: 113.3 };
const NEAR = { latitude: 23.101, longitude: 113.301 };

const map = (name: string, attributes: string, run: Case['run'], data: object = {}): Case => ({
  name: `map ${name}`,
  wxml: `<map id="it" latitude="23.1" longitude="113.3" ${attributes} style="width:300px;height:300px"/>`,
  data: { ...data },
  run,
});
const context = <T>(stage: Stage, call: string) => inWx<T>(stage, `return wx.createMapContext('it').${call}`);
const part = ({ frame }: Stage, name: string) => frame.locator(`#it .wx-map-${name}`);
/** As a mouse does it: with shift the map turns, with alt it tilts. */
const wheel = async (stage: Stage, key: string | undefined, by: number) => {
  await stage.frame.locator('#it').hover();
  if (key) await stage.page.keyboard.down(key);
  await stage.page.mouse.wheel(0, by);
  if (key) await stage.page.keyboard.up(key);
};

const drawn: Case[] = [
  map(
    'scale',
    'scale="{{s}}"',
    async (stage) => {
      expect(await context(stage, 'getScale()')).toMatchObject({ scale: 12 });
      await stage.setData({ s: 14 });
      expect(await context(stage, 'getScale()')).toMatchObject({ scale: 14 });
      await stage.setData({ s: 50 });
      expect(await context(stage, 'getScale()')).toMatchObject({ scale: 20 });
    },
    { s: 12 },
  ),
  map(
    'polyline: colour, border, dots, arrows and its tap',
    'polyline="{{l}}" bindpolylinetap="log"',
    async (stage) => {
      const line = part(stage, 'line');
      await expect(line).toHaveAttribute('stroke', '#ff0000');
      await expect(line).toHaveAttribute('stroke-dasharray', /\d/);
      await expect(part(stage, 'arrow')).toHaveAttribute('d', /^M/);
      await expect(stage.frame.locator('#it path[stroke="#00ff00"]')).toHaveAttribute('stroke-width', '12');
      await stage.frame.locator('#it').click({ position: { x: 150, y: 150 } });
      expect((await stage.event('polylinetap')).detail).toEqual({ polylineId: 4 });
    },
    {
      l: [
        {
          id: 4,
          points: [
            { ...PLACE, longitude: 113.29 },
            { ...PLACE, longitude: 113.31 },
          ],
          color: '#ff0000',
          width: 8,
          dottedLine: true,
          arrowLine: true,
          borderColor: '#00ff00',
          borderWidth: 2,
        },
      ],
    },
  ),
  map(
    'circles and polygons',
    'circles="{{c}}" polygons="{{p}}"',
    async (stage) => {
      await expect(part(stage, 'circle')).toHaveAttribute('fill', '#0000ff33');
      // 100 m at the default scale.
      await expect(part(stage, 'circle')).toHaveAttribute('rx', /^4[45]\./);
      await expect(part(stage, 'polygon')).toHaveAttribute('stroke', '#123456');
      await expect(part(stage, 'polygon')).toHaveAttribute('stroke-width', '3');
      await stage.setData({ c: [], p: [] });
      await expect(part(stage, 'circle')).toHaveCount(0);
      await expect(part(stage, 'polygon')).toHaveCount(0);
    },
    {
      c: [{ ...PLACE, radius: 100, fillColor: '#0000ff33' }],
      p: [
        {
          points: [PLACE, NEAR, { ...PLACE, longitude: 113.302 }],
          strokeColor: '#123456',
          strokeWidth: 3,
        },
      ],
    },
  ),
  map(
    'covers are markers; a callout opens on a tap, a label is always there',
    'covers="{{m}}" bindcallouttap="log" bindlabeltap="log" bindmarkertap="log"',
    async (stage) => {
      await expect(part(stage, 'callout')).toHaveCount(0);
      await part(stage, 'marker > div').first().click();
      expect((await stage.event('markertap')).detail).toEqual({ markerId: 3 });
      await expect(part(stage, 'callout')).toHaveText('bubble');
      await part(stage, 'callout').click();
      expect((await stage.event('callouttap')).detail).toEqual({ markerId: 3 });
      await part(stage, 'label').click();
      expect((await stage.event('labeltap')).detail).toEqual({ markerId: 3 });
      await stage.frame.locator('#it').click({ position: { x: 20, y: 280 } });
      await expect(part(stage, 'callout')).toHaveCount(0);
    },
    { m: [{ id: 3, ...PLACE, callout: { content: 'bubble' }, label: { content: 'label', y: 10 } }] },
  ),
  {
    name: 'map custom callout is drawn by the program above its marker',
    wxml: '<map id="it" latitude="23.1" longitude="113.3" markers="{{m}}" bindcallouttap="log"><cover-view slot="callout"><cover-view id="own" marker-id="5">own</cover-view></cover-view></map>',
    data: { m: [{ id: 5, ...PLACE, customCallout: { display: 'ALWAYS' } }] },
    async run({ frame, event, box }) {
      await frame.locator('#own').click();
      expect((await event('callouttap')).detail).toEqual({ markerId: 5 });
      const [own, marker] = [await box('#own'), await box('#it .wx-map-marker')];
      expect(own.y + own.height).toBeCloseTo(marker.y, 0);
    },
  },
  map(
    'show-location asks where one is and shows it',
    'show-location bindanchorpointtap="log"',
    async (stage) => {
      await stage.overlay('.tessera-ask-yes');
      await context(stage, 'moveToLocation()');
      await part(stage, 'location').click();
      const { detail } = await stage.event('anchorpointtap');
      expect(Object.keys(detail).sort()).toEqual(['latitude', 'longitude']);
    },
  ),
  map(
    'enable-poi and enable-building',
    'enable-poi="{{p}}" enable-building="{{b}}" bindpoitap="log"',
    async (stage) => {
      await expect(part(stage, 'house')).toHaveCount(1);
      await part(stage, 'poi')
        .first()
        .click({ position: { x: 2, y: 6 } });
      expect((await stage.event('poitap')).detail).toEqual({
        name: expect.stringMatching(/\S/) as unknown,
        latitude: expect.any(Number) as unknown,
        longitude: expect.any(Number) as unknown,
      });
      await stage.setData({ p: false, b: false });
      await expect(part(stage, 'poi')).toHaveCount(0);
      await expect(part(stage, 'house')).toHaveCount(0);
    },
    { p: true, b: true },
  ),
  map(
    'enable-satellite, enable-traffic and enable-3D',
    'enable-satellite="{{s}}" enable-traffic="{{t}}" enable-3D="{{d}}" bindabilitysuccess="log"',
    async (stage) => {
      await expect(part(stage, 'roof')).toHaveCount(0);
      await expect(part(stage, 'free')).toHaveCount(0);
      await stage.setData({ s: true });
      await expect(stage.frame.locator('#it')).toHaveClass(/is-satellite/);
      expect((await stage.event('abilitysuccess')).detail).toEqual({
        ability: 'enableSatellite',
        errCode: 0,
        errMsg: 'ok',
      });
      await stage.setData({ t: true, d: true });
      await expect(part(stage, 'free')).toHaveCount(1);
      await expect(part(stage, 'roof')).toHaveCount(1);
    },
    { s: false, t: false, d: false },
  ),
  map(
    'subkey is taken, a style of its own is not there',
    'subkey="{{k}}" layer-style="2" bindauthsuccess="log" bindabilityfail="log" bindabilityfailed="log"',
    async (stage) => {
      expect(await stage.events('authsuccess')).toEqual([]);
      await stage.setData({ k: 'ABC' });
      expect((await stage.event('authsuccess')).detail).toEqual({ errCode: 0, errMsg: 'ok' });
      expect((await stage.event('abilityfailed')).detail).toMatchObject({ ability: 'layerStyle' });
      expect((await stage.event('abilityfail')).detail).toMatchObject({ ability: 'layerStyle' });
    },
    { k: '' },
  ),
  {
    name: 'map error where there is no such place',
    wxml: '<map id="it" latitude="{{l}}" longitude="113.3" binderror="log"/>',
    data: { l: 23 },
    async run({ setData, event, events }) {
      expect(await events('error')).toEqual([]);
      await setData({ l: 230 });
      expect((await event('error')).detail).toMatchObject({ errCode: 1 });
    },
  },
  map(
    'moveAlong tells the points it comes by',
    'markers="{{m}}" bindinterpolatepoint="log"',
    async (stage) => {
      await context(
        stage,
        `moveAlong({ markerId: 7, path: ${JSON.stringify([PLACE, NEAR])}, duration: 100 })`,
      );
      await expect
        .poll(async () => (await stage.event('interpolatepoint')).detail)
        .toEqual({ markerId: 7, ...NEAR, animationStatus: 'complete' });
      expect((await stage.events('interpolatepoint'))[0]!.detail.animationStatus).toBe('interpolating');
    },
    { m: [{ id: 7, ...PLACE }] },
  ),
];

const looked: Case[] = [
  map(
    'rotate and skew',
    'rotate="{{r}}" skew="{{s}}" show-compass',
    async (stage) => {
      expect(await context(stage, 'getRotate()')).toMatchObject({ rotate: 90 });
      await expect(part(stage, 'compass')).toHaveAttribute('style', /rotate\(90deg\)/);
      await stage.setData({ s: 90 });
      expect(await context(stage, 'getSkew()')).toMatchObject({ skew: 40 });
      const { x, y } = await context<{ x: number; y: number }>(
        stage,
        `toScreenLocation(${JSON.stringify({ ...PLACE, longitude: 113.301 })})`,
      );
      // What lies in the east is below once the map is turned by 90 degrees.
      expect(Math.round(x)).toBe(150);
      expect(y).toBeGreaterThan(160);
    },
    { r: 90, s: 0 },
  ),
  map(
    'enable-auto-max-overlooking lets it be tilted further',
    'skew="60" enable-auto-max-overlooking="{{a}}"',
    async (stage) => {
      expect(await context(stage, 'getSkew()')).toMatchObject({ skew: 40 });
      await stage.setData({ a: true });
      expect(await context(stage, 'getSkew()')).toMatchObject({ skew: 60 });
    },
    { a: false },
  ),
  map(
    'enable-rotate and enable-overlooking',
    'enable-rotate="{{e}}" enable-overlooking="{{e}}" bindregionchange="log"',
    async (stage) => {
      await wheel(stage, 'Shift', -100);
      await wheel(stage, 'Alt', -100);
      await stage.setData({ e: true });
      expect(await context(stage, 'getRotate()')).toMatchObject({ rotate: 0 });
      await wheel(stage, 'Shift', -100);
      await expect.poll(() => context(stage, 'getRotate()')).toMatchObject({ rotate: 10 });
      await wheel(stage, 'Alt', -100);
      await expect.poll(() => context(stage, 'getSkew()')).toMatchObject({ skew: 10 });
      const { detail } = await stage.event('regionchange');
      expect(detail).toMatchObject({ type: 'end', causedBy: 'scale', rotate: 10, skew: 10, scale: 16 });
    },
    { e: false },
  ),
  map(
    'enable-zoom: two fingers apart',
    'enable-zoom="{{e}}"',
    async (stage) => {
      await pinch(stage, '#it', 50, 100);
      expect(await context(stage, 'getScale()')).toMatchObject({ scale: 16 });
      await stage.setData({ e: true });
      await pinch(stage, '#it', 50, 100);
      expect(await context(stage, 'getScale()')).toMatchObject({ scale: 17 });
    },
    { e: false },
  ),
  map(
    'setting decides over attributes',
    'rotate="10" setting="{{s}}"',
    async (stage) => {
      expect(await context(stage, 'getRotate()')).toMatchObject({ rotate: 30 });
      await expect(part(stage, 'scale')).toBeVisible();
      await stage.setData({ s: { rotate: 40, showScale: false } });
      expect(await context(stage, 'getRotate()')).toMatchObject({ rotate: 40 });
      await expect(part(stage, 'scale')).toBeHidden();
    },
    { s: { rotate: 30, showScale: true } },
  ),
];

export const mapCases: Case[] = [...drawn, ...looked];
