import { afterEach, expect, it, vi } from 'vitest';
import { createKeptTexts, keptTexts, type KeptTexts } from '../wx/kept-texts.ts';
import { createDatabase } from './database.ts';

interface Collection {
  add(options: { data: object }): Promise<{ _id: string }>;
  where(test: object): { get(): Promise<{ data: { title: string }[] }> };
  doc(id: string): { update(options: { data: object }): Promise<{ stats: object }> };
}
const notesOf = (texts: KeptTexts) =>
  (createDatabase(texts) as { collection(name: string): Collection }).collection('notes');

/** As a browser answers a frame without an origin of its own. */
function refuseStorage(): void {
  Object.defineProperty(globalThis, 'localStorage', {
    configurable: true,
    get() {
      throw new DOMException('The document is sandboxed', 'SecurityError');
    },
  });
}

function giveStorage(): Map<string, string> {
  const kept = new Map<string, string>();
  vi.stubGlobal('localStorage', {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, text: string) => void kept.set(key, text),
  });
  return kept;
}

const before = Object.getOwnPropertyDescriptor(globalThis, 'localStorage');
afterEach(() => {
  vi.unstubAllGlobals();
  if (before) Object.defineProperty(globalThis, 'localStorage', before);
  else Reflect.deleteProperty(globalThis, 'localStorage');
});

it('R-SIM wx.cloud.database keeps records for the run where the frame is refused storage', async () => {
  refuseStorage();
  const texts = createKeptTexts();
  const { _id } = await notesOf(texts).add({ data: { title: 'milk', open: true } });
  expect(
    await notesOf(texts)
      .doc(_id)
      .update({ data: { title: 'bread' } }),
  ).toMatchObject({
    stats: { updated: 1 },
  });
  const found = await notesOf(texts).where({ open: true }).get();
  expect(found.data.map(({ title }) => title)).toEqual(['bread']);
});

it('R-SIM wx.cloud.database keeps records over runs where the frame has storage', async () => {
  const kept = giveStorage();
  await notesOf(createKeptTexts()).add({ data: { title: 'milk' } });
  expect([...kept.keys()]).toEqual(['tessera:cloud:notes']);
  expect((await notesOf(createKeptTexts()).where({}).get()).data).toMatchObject([{ title: 'milk' }]);
});

it('R-SIM one program has one place for what is kept, another program its own', () => {
  refuseStorage();
  const program = () => {
    const states = new Map<string, unknown>();
    const state = <T>(key: string, create: () => T): T => {
      if (!states.has(key)) states.set(key, create());
      return states.get(key) as T;
    };
    return { state };
  };
  const one = program();
  keptTexts(one).set('k', 'v');
  expect(keptTexts(one).get('k')).toBe('v');
  expect(keptTexts(program()).get('k')).toBeUndefined();
});
