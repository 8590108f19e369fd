import { describe, expect, it } from 'vitest';
import { DebugRelay } from './debug-relay.ts';

function createEnd() {
  const heard: unknown[] = [];
  let isClosed = false;
  const end = {
    send: (text: string) => void heard.push(JSON.parse(text)),
    close: () => void (isClosed = true),
  };
  return { end, heard, isClosed: () => isClosed };
}
const text = (message: object) => JSON.stringify(message);

describe('the debug relay', () => {
  it('asks phones to begin when the IDE comes, and carries both ways', () => {
    const relay = new DebugRelay();
    const [phone, ide] = [createEnd(), createEnd()];
    const asked = relay.joinPhone('p', 'phone-1', 'Pixel', phone.end);
    const asking = relay.joinIde('p', ide.end);
    asked.hear(text({ type: 'started' }));
    asking.hear(text({ type: 'debug', phone: 'phone-1', message: { took: 1 } }));
    asked.hear(text({ type: 'debug', message: { fact: 'console.line', value: 1 } }));
    expect(phone.heard).toEqual([{ type: 'asked' }, { type: 'debug', message: { took: 1 } }]);
    expect(ide.heard).toEqual([
      { type: 'started', phone: 'phone-1', name: 'Pixel' },
      { type: 'debug', phone: 'phone-1', message: { fact: 'console.line', value: 1 } },
    ]);
  });

  it('never carries from one phone to another, nor between previews', () => {
    const relay = new DebugRelay();
    const [one, two, other] = [createEnd(), createEnd(), createEnd()];
    const ide = createEnd();
    const first = relay.joinPhone('p', 'one', 'One', one.end);
    relay.joinPhone('p', 'two', 'Two', two.end);
    relay.joinIde('q', other.end);
    first.hear(text({ type: 'debug', phone: 'two', message: { took: 1 } }));
    expect([two.heard, other.heard]).toEqual([[], []]);
    relay.joinIde('p', ide.end).hear(text({ type: 'debug', phone: 'two', message: { took: 2 } }));
    expect(one.heard).toEqual([{ type: 'asked' }]);
    expect(two.heard).toEqual([{ type: 'asked' }, { type: 'debug', message: { took: 2 } }]);
  });

  it('lets the newest IDE look, says who is gone, and reads no nonsense', () => {
    const relay = new DebugRelay();
    const [phone, before, after] = [createEnd(), createEnd(), createEnd()];
    const here = relay.joinPhone('p', 'one', 'One', phone.end);
    const old = relay.joinIde('p', before.end);
    relay.joinIde('p', after.end);
    expect(before.isClosed()).toBe(true);
    old.leave();
    here.hear('{');
    here.hear('null');
    here.leave();
    expect(after.heard).toEqual([{ type: 'gone', phone: 'one' }]);
  });
});
