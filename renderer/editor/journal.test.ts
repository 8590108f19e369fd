import { expect, it } from 'vitest';
import type { Host } from '../host.ts';
import { Journal, type Edit } from './journal.ts';

interface Call {
  text?: string;
  edits?: Edit[];
}

/** A host that keeps one text as the real one does; `forget` is a restart, `fail` a disk that is full. */
function createHost() {
  const calls: Call[] = [];
  const state = { mark: undefined as string | undefined, text: '', fail: false };
  const said = (call: Call) => {
    calls.push(call);
    if (state.fail) throw new Error('full');
  };
  const buffers = {
    async put({ text, mark }: { text: string; mark: string }) {
      said({ text });
      Object.assign(state, { text, mark });
    },
    async change({ from, mark, edits }: { from: string; mark: string; edits: Edit[] }) {
      said({ edits });
      if (state.mark !== from) return false;
      for (const { offset, removed, text } of edits)
        state.text = state.text.slice(0, offset) + text + state.text.slice(offset + removed);
      state.mark = mark;
      return true;
    },
    async remove() {
      said({});
      state.mark = undefined;
    },
  };
  const host = { client: { buffers }, connection: { getState: () => 'open' } } as unknown as Host;
  return { host, calls, state, forget: () => (state.mark = undefined) };
}

function start() {
  const { host, ...rest } = createHost();
  const own = { text: '', isDirty: true, failures: 0 };
  const journal = new Journal({
    host,
    projectId: () => 'p',
    read: (path) =>
      own.isDirty
        ? {
            path,
            text: () => own.text,
            length: own.text.length,
            version: null,
            encoding: 'utf8',
            bom: false,
          }
        : undefined,
    failed: () => (own.failures += 1),
  });
  const type = (offset: number, text: string, removed = 0) => {
    own.text = own.text.slice(0, offset) + text + own.text.slice(offset + removed);
    journal.changed('a', [{ offset, removed, text }]);
  };
  return { ...rest, own, journal, type };
}

it('the whole text goes once, then only what was typed', async () => {
  const { own, journal, type, calls, state, forget } = start();
  type(0, 'one');
  await journal.flush('a');
  type(3, ' two');
  type(0, 'zero ');
  await journal.flush('a');
  expect(calls).toEqual([
    { text: 'one' },
    {
      edits: [
        { offset: 3, removed: 0, text: ' two' },
        { offset: 0, removed: 0, text: 'zero ' },
      ],
    },
  ]);
  expect(state.text).toBe(own.text);

  // The host was started again: it asks for the whole.
  forget();
  type(0, '', 5);
  await journal.flush('a');
  expect(calls.at(-1)).toEqual({ text: 'one two' });

  // Another text of the same name, or one whose edits nobody told.
  own.text = 'another';
  journal.changed('a');
  await journal.flush('a');
  expect(calls.at(-1)).toEqual({ text: 'another' });

  own.isDirty = false;
  await journal.flush('a');
  own.isDirty = true;
  type(0, '!');
  await journal.flush('a');
  expect(calls.at(-1)).toEqual({ text: '!another' });
  journal.dispose();
});

it('what is typed while it is kept comes after it, and a text that could not be kept goes whole again', async () => {
  const { own, journal, type, calls, state } = start();
  type(0, 'a');
  await journal.flush('a');
  type(1, 'b');
  const first = journal.flush('a');
  await Promise.resolve();
  type(2, 'c');
  await Promise.all([first, journal.flush('a')]);
  expect(state.text).toBe('abc');
  state.fail = true;
  type(3, 'd');
  await journal.flush('a');
  expect(own.failures).toBe(1);
  state.fail = false;
  type(4, 'e');
  await journal.flush('a');
  expect(calls.at(-1)).toEqual({ text: 'abcde' });
  expect(state.text).toBe(own.text);
  journal.dispose();
});
