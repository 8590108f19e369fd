// node build/icons.mjs: draws the mark (a square of four tiles, one lifted and in the accent colour) into every icon that
// electron-builder and a window need. The files are committed; run this again only to change the mark.
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { PNG } from 'pngjs';
import { isMain, root, say } from './node.mjs';

const colour = (text) => [1, 3, 5].map((at) => parseInt(text.slice(at, at + 2), 16));
const ground = { top: colour('#262b35'), bottom: colour('#14161b') };
const tile = { top: colour('#aab2c0'), bottom: colour('#8a93a3') };
const accent = { top: colour('#3fcdb7'), bottom: colour('#2aa592') };

/** Signed distance of a point to a rounded square, in the same unit: negative inside. */
function distance(x, y, { left, top, size, radius }) {
  const half = size / 2;
  const dx = Math.abs(x - left - half) - (half - radius);
  const dy = Math.abs(y - top - half) - (half - radius);
  return Math.hypot(Math.max(dx, 0), Math.max(dy, 0)) + Math.min(Math.max(dx, dy), 0) - radius;
}

/** The mark in a unit square; `inset` is the empty edge (macOS wants one). */
function layers(inset) {
  const whole = { left: inset, top: inset, size: 1 - 2 * inset };
  const at = (x, y, size, radius) => ({
    left: whole.left + x * whole.size,
    top: whole.top + y * whole.size,
    size: size * whole.size,
    radius: radius * whole.size,
  });
  const lifted = at(0.535, 0.155, 0.3, 0.055);
  return [
    { shape: at(0, 0, 1, 0.225), fill: ground },
    { shape: at(0.2, 0.2, 0.27, 0.045), fill: tile },
    { shape: at(0.2, 0.53, 0.27, 0.045), fill: tile },
    { shape: at(0.53, 0.53, 0.27, 0.045), fill: tile },
    {
      shape: { ...lifted, top: lifted.top + 0.03 * whole.size },
      fill: { top: [0, 0, 0], bottom: [0, 0, 0] },
      soft: 0.07 * whole.size,
      alpha: 0.5,
    },
    { shape: lifted, fill: accent },
  ];
}

/** Alpha of a layer at a point; `pixel` is the width over which an edge fades. */
function cover({ shape, soft, alpha = 1 }, x, y, pixel) {
  const fade = Math.max(soft ?? 0, pixel);
  return alpha * Math.min(1, Math.max(0, 0.5 - distance(x, y, shape) / fade));
}

function draw(size, inset) {
  const png = new PNG({ width: size, height: size });
  const all = layers(inset);
  for (let row = 0; row < size; row += 1) {
    for (let column = 0; column < size; column += 1) {
      const [x, y] = [(column + 0.5) / size, (row + 0.5) / size];
      let [r, g, b, a] = [0, 0, 0, 0];
      all.forEach((layer, index) => {
        const { shape, fill } = layer;
        // A shadow falls on the ground alone, never beside it.
        const alpha = cover(layer, x, y, 1 / size) * (index === 0 ? 1 : cover(all[0], x, y, 1 / size));
        const down = Math.min(1, Math.max(0, (y - shape.top) / shape.size));
        const [lr, lg, lb] = fill.top.map((value, channel) => value + (fill.bottom[channel] - value) * down);
        const sum = alpha + a * (1 - alpha);
        const mix = (over, under) => (sum === 0 ? 0 : (over * alpha + under * a * (1 - alpha)) / sum);
        [r, g, b, a] = [mix(lr, r), mix(lg, g), mix(lb, b), sum];
      });
      png.data.set([r, g, b, a * 255].map(Math.round), (row * size + column) * 4);
    }
  }
  return PNG.sync.write(png, { deflateLevel: 9 });
}

/** Windows: a directory of PNGs. */
function toIco(images) {
  const head = Buffer.alloc(6 + 16 * images.length);
  head.writeUInt16LE(1, 2);
  head.writeUInt16LE(images.length, 4);
  let offset = head.length;
  images.forEach(({ size, data }, index) => {
    const entry = 6 + 16 * index;
    head.writeUInt8(size % 256, entry);
    head.writeUInt8(size % 256, entry + 1);
    head.writeUInt16LE(1, entry + 4);
    head.writeUInt16LE(32, entry + 6);
    head.writeUInt32LE(data.length, entry + 8);
    head.writeUInt32LE(offset, entry + 12);
    offset += data.length;
  });
  return Buffer.concat([head, ...images.map(({ data }) => data)]);
}

const icnsTypes = {
  16: ['icp4'],
  32: ['icp5', 'ic11'],
  64: ['ic12'],
  128: ['ic07'],
  256: ['ic08', 'ic13'],
  512: ['ic09', 'ic14'],
  1024: ['ic10'],
};

/** macOS: chunks of PNGs, the doubled sizes (`@2x`) under names of their own. */
function toIcns(images) {
  const chunks = images.flatMap(({ size, data }) =>
    icnsTypes[size].map((type) => {
      const head = Buffer.alloc(8);
      head.write(type, 'latin1');
      head.writeUInt32BE(data.length + 8, 4);
      return Buffer.concat([head, data]);
    }),
  );
  const body = Buffer.concat(chunks);
  const head = Buffer.alloc(8);
  head.write('icns', 'latin1');
  head.writeUInt32BE(body.length + 8, 4);
  return Buffer.concat([head, body]);
}

if (isMain(import.meta.url)) {
  const folder = path.join(root, 'build');
  mkdirSync(path.join(folder, 'icons'), { recursive: true });
  const images = (sizes, inset) => sizes.map((size) => ({ size, data: draw(size, inset) }));
  for (const { size, data } of images([16, 24, 32, 48, 64, 128, 256, 512], 0)) {
    writeFileSync(path.join(folder, 'icons', `${size}x${size}.png`), data);
  }
  writeFileSync(path.join(folder, 'icon.ico'), toIco(images([16, 24, 32, 48, 64, 128, 256], 0)));
  writeFileSync(path.join(folder, 'icon.icns'), toIcns(images([16, 32, 64, 128, 256, 512, 1024], 0.098)));
  say('build/icons, build/icon.ico, build/icon.icns drawn.');
}
