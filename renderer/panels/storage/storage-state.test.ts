import { expect, it } from 'vitest';
import { createStore } from 'zustand/vanilla';
import type { Workbench } from '../../shell/workbench.ts';
import { followEntry, openEntry, storageOf } from './storage-state.ts';

interface Read {
  type: 'String';
  text: string;
}

/** A program whose storage answers when it is told to. */
function slowProgram() {
  const asked: { key: string; answer: (read: Read) => void }[] = [];
  const call = (_: string, { key }: { key: string }) =>
    new Promise<Read>((answer) => asked.push({ key, answer }));
  const workbench = { debug: { store: createStore(() => ({ session: { call } })) } } as unknown as Workbench;
  return { workbench, asked, state: () => storageOf(workbench).getState().draft };
}

const text = (value: string): Read => ({ type: 'String', text: value });

it('R-SIM what is typed while a changed entry is read anew stays, and is told to be out of date', async () => {
  const { workbench, asked, state } = slowProgram();
  const opening = openEntry(workbench, 'more');
  asked[0]!.answer(text('x'));
  await opening;
  const following = followEntry(workbench, ['more']);
  storageOf(workbench).setState({ draft: { ...state()!, key: 'renamed' } });
  asked[1]!.answer(text('y'));
  await following;
  expect(state()).toMatchObject({ before: 'more', key: 'renamed', text: 'x', isStale: true });
});

it('R-SIM of entries that are opened one after the other the last is shown', async () => {
  const { workbench, asked, state } = slowProgram();
  const both = [openEntry(workbench, 'a'), openEntry(workbench, 'b')];
  for (const { key, answer } of asked) answer(text(`of ${key}`));
  await Promise.all(both);
  expect(state()).toMatchObject({ before: 'b', text: 'of b' });
});
