import type { BuiltinContext } from './define.ts';
import type { TagSpec } from './spec.ts';

/** A screen elsewhere that shows what a player plays. There is one here that stands for a television. */
export interface Casting {
  readonly isOn: boolean;
  start(): Promise<void>;
  exit(): void;
}

const TELEVISION = { en: 'Sample television', zh: '示例电视' };

/** For a tag whose table has the three casting events. `changed` is told when casting begins and ends. */
export function createCasting<S extends TagSpec>(given: BuiltinContext<S>, changed: () => void): Casting {
  const it = given as unknown as BuiltinContext<TagSpec>;
  let isOn = false;
  const label = it.document.createElement('div');
  label.className = 'wx-casting';
  label.hidden = true;
  it.node.append(label);
  const set = (on: boolean) => {
    isOn = on;
    label.hidden = !on;
    const name = TELEVISION[it.hooks.language()];
    label.textContent = { en: `Casting to ${name}`, zh: `正在投屏到 ${name}` }[it.hooks.language()];
    changed();
  };
  it.cleanup(
    it.hooks.watch((fact) => {
      if (fact !== 'network' || !isOn || it.hooks.isOnline()) return;
      set(false);
      it.emit('castinginterrupt', {});
    }),
  );
  return {
    get isOn() {
      return isOn;
    },
    async start() {
      const chosen = await it.hooks
        .call('showActionSheet', { itemList: [TELEVISION[it.hooks.language()]] })
        .then(
          () => true,
          () => false,
        );
      it.emit('castinguserselect', { state: chosen ? 'success' : 'fail' });
      if (!chosen) return;
      const state = it.hooks.isOnline() ? 'success' : 'fail';
      set(state === 'success');
      it.emit('castingstatechange', { type: 'start', state });
    },
    exit() {
      if (!isOn) return;
      set(false);
      it.emit('castingstatechange', { type: 'exit', state: 'success' });
    },
  };
}
