import { expect, type Case, type Stage } from '../conformance.ts';
import { inWx } from './acts.ts';

// snapshot: what is in it as a picture.

/** Takes a picture and says what became of it; `then` may look at `result`. */
const take = <T>(stage: Stage, options: string, then: string): Promise<T> =>
  inWx<T>(
    stage,
    `const [{ node }] = await new Promise((done) => wx.createSelectorQuery().select('#it').node().exec(done));
     const result = await new Promise((done) => node.takeSnapshot({ ${options}, success: done, fail: done }));
     const ratio = wx.getWindowInfo().pixelRatio;
     ${then}`,
  );

/** `[r, g, b, a]` at a place in CSS px, of a picture as wide as `width` of them. */
const AT = `const bytes = new Uint8Array(result.data);
  const at = (x, y, width) => [...bytes.slice((Math.floor(y * ratio) * Math.round(width * ratio) + Math.floor(x * ratio)) * 4).slice(0, 4)];`;

const RED = [255, 0, 0, 255];
const CLEAR = [0, 0, 0, 0];

const snapshot = (name: string, style: string, run: Case['run'], inner = '<view class="red"/>'): Case => ({
  name: `snapshot ${name}`,
  wxml: `<view class="around"><snapshot id="it" mode="{{mode}}" style="width:40px;height:30px;${style}">${inner}</snapshot></view>`,
  wxss: '.around { padding: 10px } .around .red { width: 20px; height: 30px; background: rgb(255, 0, 0) }',
  data: { mode: 'view', width: 20 },
  run,
});

export const snapshotCases: Case[] = [
  snapshot('takeSnapshot: pixels, with nothing around them', '', async (stage) => {
    const found = await take<unknown>(
      stage,
      "type: 'arraybuffer', format: 'rgba'",
      `${AT} return { errMsg: result.errMsg, length: bytes.length / ratio / ratio, red: at(10, 15, 40), clear: at(30, 15, 40) }`,
    );
    expect(found).toEqual({ errMsg: 'takeSnapshot:ok', length: 40 * 30 * 4, red: RED, clear: CLEAR });
  }),
  snapshot('takeSnapshot: a file by default, which an image can show', '', async (stage) => {
    const found = await take<{
      path: string;
      info: { width: number; height: number; type: string };
      ratio: number;
    }>(
      stage,
      'complete: () => undefined',
      'const info = await wx.getImageInfo({ src: result.tempFilePath }); return { path: result.tempFilePath, info, ratio }',
    );
    expect(found.path).toMatch(/\.png$/);
    expect(found.info).toMatchObject({ width: 40 * found.ratio, height: 30 * found.ratio, type: 'png' });
  }),
  snapshot('takeSnapshot: a png as bytes', '', async (stage) => {
    const begin = await take<number[]>(
      stage,
      "type: 'arraybuffer', format: 'png'",
      'return [...new Uint8Array(result.data).slice(0, 4)]',
    );
    expect(begin).toEqual([0x89, 0x50, 0x4e, 0x47]);
  }),
  snapshot(
    'beside the screen, scaled to nothing',
    'position:absolute;left:1000px;transform:scale(0)',
    async (stage) => {
      expect(await take(stage, "type: 'arraybuffer', format: 'rgba'", `${AT} return at(10, 15, 40)`)).toEqual(
        RED,
      );
    },
  ),
  snapshot(
    'longer than the screen',
    'height:3000px',
    async (stage) => {
      const found = await take(
        stage,
        "type: 'arraybuffer', format: 'rgba'",
        `${AT} return [at(5, 5, 40), at(5, 1500, 40), at(5, 2995, 40)]`,
      );
      expect(found).toEqual([CLEAR, RED, CLEAR]);
    },
    '<view style="height:10px"/><view class="red" style="height:2980px"/>',
  ),
  snapshot('what is not laid out fails', 'display:none', async (stage) => {
    expect(await take(stage, "type: 'file'", 'return result.errMsg')).toMatch(/^takeSnapshot:fail/);
  }),
  snapshot('an unknown format fails', '', async (stage) => {
    expect(await take(stage, "format: 'bmp'", 'return result.errMsg')).toMatch(/^takeSnapshot:fail/);
  }),
  snapshot(
    'mode picture: changes are seen once it is view again',
    '',
    async (stage) => {
      const { frame } = stage;
      await stage.setData({ mode: 'picture' });
      const picture = frame.locator('#it > canvas');
      await expect(picture).toBeVisible();
      await stage.setData({ width: 40 });
      const pixel = (x: number) =>
        picture.evaluate((canvas, at) => {
          const { width, height } = canvas as HTMLCanvasElement;
          const context = (canvas as HTMLCanvasElement).getContext('2d')!;
          return [...context.getImageData((at * width) / 40, height / 2, 1, 1).data];
        }, x);
      expect([await pixel(10), await pixel(30)]).toEqual([RED, CLEAR]);
      expect(await stage.style('#in', 'visibility')).toBe('hidden');
      await stage.setData({ mode: 'view' });
      await expect(picture).toHaveCount(0);
      expect(await stage.style('#in', 'visibility')).toBe('visible');
      expect((await stage.box('#in')).width).toBe(40);
    },
    '<view id="in" class="red" style="width:{{width}}px"/>',
  ),
];
