import type { Random } from './random.ts';
import type { Seeds } from './seeds.ts';

const maxLength = 20_000;

function once(text: string, random: Random, { texts, pieces }: Seeds): string {
  const at = random.below(text.length + 1);
  const length = random.below(Math.min(30, text.length - at) + 1);
  switch (random.below(8)) {
    case 0:
      return text.slice(0, at) + text.slice(at + length);
    case 1:
      return text.slice(0, at);
    case 2:
      return text.slice(0, at) + random.pick(pieces) + text.slice(at);
    case 3:
      return text.slice(0, at) + random.pick(pieces) + text.slice(at + length);
    case 4:
      return text.slice(0, at) + text.slice(at, at + length).repeat(random.below(40)) + text.slice(at);
    case 5:
      return text.slice(0, at) + random.pick(texts) + text.slice(at);
    case 6:
      return text.slice(0, at) + String.fromCharCode(random.below(0x300)) + text.slice(at + 1);
    default:
      return (
        text.slice(0, at) +
        random.pick(pieces).repeat(random.chance(0.05) ? 2000 : random.below(6)) +
        text.slice(at)
      );
  }
}

/** A text that was right once, hurt in one to eight places. */
export function mutate(random: Random, seeds: Seeds): string {
  let text = random.pick(seeds.texts);
  for (let left = 1 + random.below(8); left > 0; left -= 1)
    text = once(text, random, seeds).slice(0, maxLength);
  return text;
}

/** Bytes changed, moved, lost or doubled. */
export function mutateBytes(random: Random, original: Uint8Array): Uint8Array {
  let bytes = original.slice();
  for (let left = 1 + random.below(4); left > 0; left -= 1) {
    const at = random.below(bytes.length + 1);
    const length = random.below(Math.min(64, bytes.length - at) + 1);
    switch (random.below(5)) {
      case 0:
        bytes = bytes.slice(0, at);
        break;
      case 1:
        bytes = new Uint8Array([...bytes.slice(0, at), ...bytes.slice(at + length)]);
        break;
      case 2:
        bytes = new Uint8Array([...bytes.slice(0, at), ...bytes.slice(at, at + length), ...bytes.slice(at)]);
        break;
      case 3:
        if (at < bytes.length) bytes[at] = random.pick([0, 1, 0x7f, 0x80, 0xff, random.below(256)]);
        break;
      default:
        // Most of what a reader trusts stands in the last bytes: the directory.
        bytes[Math.max(0, bytes.length - 1 - random.below(200))] = random.below(256);
    }
  }
  return bytes;
}
