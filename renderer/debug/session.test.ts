import { describe, expect, it, vi } from 'vitest';
import type { DebugNews, DebugRequest } from '../../contract/debug/wire.ts';
import { createDebug } from './targets.ts';
import { openSession } from './session.ts';

function wire() {
  const sent: DebugRequest[] = [];
  let hear = (_news: DebugNews): void => {};
  const end = {
    send: (message: DebugRequest) => void sent.push(message),
    receive: (listener: (news: DebugNews) => void) => {
      hear = listener;
    },
  };
  return { end, sent, tell: (news: DebugNews) => hear(news) };
}

describe('R-SIM the debug channel', () => {
  it('matches answers with calls, and refusals with their words', async () => {
    const { end, tell } = wire();
    const session = openSession(end);
    const first = session.call('agent.hello', {});
    const second = session.call('console.clear', {});
    tell({ answer: 2, refused: 'no' });
    tell({ answer: 1, result: { name: 'tea' } });
    await expect(first).resolves.toEqual({ name: 'tea' });
    await expect(second).rejects.toThrow('no');
  });

  it('listens to a domain while anybody does, and says that it took what came', () => {
    const { end, sent, tell } = wire();
    const session = openSession(end);
    const heard = vi.fn();
    const stop = session.on('console.logged', heard);
    const stopToo = session.on('console.logged', heard);
    tell({ fact: 'console.logged', value: { entries: [], skipped: 0 } });
    expect(heard).toHaveBeenCalledTimes(2);
    stop();
    stop();
    stopToo();
    const methods = sent.map((message) => ('call' in message ? message.method : 'took'));
    expect(methods).toEqual(['agent.listen', 'took', 'agent.unlisten']);
  });

  it('refuses what waits when the program ends', async () => {
    const session = openSession(wire().end);
    const asked = session.call('agent.hello', {});
    session.close();
    await expect(asked).rejects.toThrow('not running');
    await expect(session.call('agent.hello', {})).rejects.toThrow('not running');
  });

  it('shows one target, goes on over its restarts, and falls back when it leaves', () => {
    const debug = createDebug();
    const simulator = { id: 'simulator', title: { en: 'Simulator', zh: '模拟器' } };
    const phone = { id: 'phone', title: { en: 'Phone', zh: '手机' } };
    const stopFirst = debug.connect(simulator, wire().end);
    const first = debug.store.getState().session;
    debug.connect(simulator, wire().end);
    expect(first?.isOpen).toBe(false);
    stopFirst();
    expect(debug.store.getState().session?.isOpen).toBe(true);
    const hangUp = debug.connect(phone, wire().end);
    expect(debug.store.getState()).toMatchObject({ chosen: 'simulator' });
    debug.choose('phone');
    const onPhone = debug.store.getState().session;
    hangUp();
    expect(debug.store.getState().chosen).toBe('simulator');
    expect(debug.store.getState().session).not.toBe(onPhone);
  });
});
