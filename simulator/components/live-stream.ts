import type { BuiltinContext } from './define.ts';
import { attributeWords } from './attribute-words.ts';
import { drawScene, type SceneLook } from './sample-scene.ts';
import type { TagSpec } from './spec.ts';

// Nothing is sent or fetched: a drawn scene stands for a stream, and the states of one that goes well are told; those of a
// connection that fails, while the simulated device has no network.

interface Callbacks {
  success?: (result: object) => void;
  fail?: (result: object) => void;
  complete?: (result: object) => void;
}

/** A method of a context: answers by its callbacks, with what the task gives or the sentence it throws. */
export const method =
  <O>(name: string, task: (options: O) => object | void | Promise<object | void>) =>
  async (options?: O & Callbacks): Promise<void> => {
    try {
      const result = { errMsg: `${name}:ok`, ...(await task((options ?? {}) as O)) };
      options?.success?.(result);
      options?.complete?.(result);
    } catch (error) {
      const result = { errMsg: `${name}:fail ${(error as Error).message}` };
      options?.fail?.(result);
      options?.complete?.(result);
    }
  };

export interface LiveScene {
  readonly canvas: HTMLCanvasElement;
  readonly isRunning: boolean;
  start(): void;
  /** Keeps the last picture. */
  stop(): void;
  /** Takes the picture away. */
  clear(): void;
  /** Writes anew what the attributes say. */
  describe(): void;
  /** The same scene elsewhere, as in the small window. */
  copy(document: Document): { element: HTMLElement; stop(): void };
}

const NETWORK_MS = 2000;

function run(window: Window, canvas: HTMLCanvasElement, look: () => SceneLook): { stop(): void } {
  const pen = canvas.getContext('2d');
  let frame = 0;
  const draw = (now: number) => {
    if (pen) drawScene(pen, now, look());
    frame = window.requestAnimationFrame(draw);
  };
  draw(window.performance.now());
  return { stop: () => window.cancelAnimationFrame(frame) };
}

interface SceneParts {
  label: { en: string; zh: string };
  look(): SceneLook;
  size(): { width: number; height: number };
  /** Attributes that are seen and need no words. */
  seen: readonly string[];
  /** What the network does: told at once and every two seconds while it runs. */
  tellNetwork(): void;
}

function createNote<S extends TagSpec>(it: BuiltinContext<S>, spec: S, { label, seen }: SceneParts) {
  const note = it.document.createElement('div');
  const given = it.document.createElement('small');
  note.className = 'tessera-live-note';
  note.textContent = label[it.hooks.language()];
  note.append(given);
  const describe = () => {
    given.textContent = attributeWords(spec, it.data, seen);
  };
  return { note, describe };
}

export function createLiveScene<S extends TagSpec>(
  it: BuiltinContext<S>,
  spec: S,
  parts: SceneParts,
): LiveScene {
  const canvas = it.document.createElement('canvas');
  const { note, describe } = createNote(it, spec, parts);
  it.node.append(canvas, note);
  describe();
  let running: { stop(): void } | undefined;
  let timer = 0;
  const stop = () => {
    it.window.clearInterval(timer);
    running?.stop();
    running = undefined;
  };
  it.cleanup(stop);
  return {
    canvas,
    get isRunning() {
      return running !== undefined;
    },
    start() {
      stop();
      const { width, height } = parts.size();
      [canvas.width, canvas.height] = [width, height];
      running = run(it.window, canvas, parts.look);
      parts.tellNetwork();
      timer = it.window.setInterval(parts.tellNetwork, NETWORK_MS);
    },
    stop,
    clear() {
      stop();
      canvas.getContext('2d')?.clearRect(0, 0, canvas.width, canvas.height);
    },
    describe,
    copy(document) {
      const element = document.createElement('canvas');
      [element.width, element.height] = [canvas.width, canvas.height];
      const { stop: end } = run(document.defaultView!, element, parts.look);
      return { element, stop: end };
    },
  };
}
