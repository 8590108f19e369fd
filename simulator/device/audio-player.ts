/** What an audio context tells its listeners. */
export type PlayerFact =
  'canplay' | 'play' | 'pause' | 'stop' | 'ended' | 'timeUpdate' | 'error' | 'waiting' | 'seeking' | 'seeked';

export interface Player {
  /** InnerAudioContext as programs see it. */
  readonly members: Record<string, unknown>;
  on(fact: PlayerFact, listener: (detail: object) => void): void;
  source(): string;
  setSource(src: string): void;
}

const facts: Partial<Record<PlayerFact, string>> = {
  canplay: 'canplay',
  play: 'play',
  ended: 'ended',
  timeUpdate: 'timeupdate',
  waiting: 'waiting',
  seeking: 'seeking',
  seeked: 'seeked',
};

/** Documented codes of onError by the browser's. */
const codes: Record<number, number> = { 1: -1, 2: 10002, 3: 10004, 4: 10001 };

const capital = (name: string) => name[0]!.toUpperCase() + name.slice(1);

export function createPlayer(resolve: (src: string) => string): Player {
  const audio = new Audio();
  const listeners = new Map<PlayerFact, Set<(detail: object) => void>>();
  let src = '';
  let isStopping = false;
  const setOf = (fact: PlayerFact) => {
    const known = listeners.get(fact) ?? new Set();
    listeners.set(fact, known);
    return known;
  };
  const tell = (fact: PlayerFact, detail: object = {}) => {
    for (const listener of [...setOf(fact)]) listener(detail);
  };
  for (const [fact, type] of Object.entries(facts))
    audio.addEventListener(type, () => tell(fact as PlayerFact));
  audio.addEventListener('pause', () => {
    if (!isStopping && !audio.ended) tell('pause');
  });
  audio.addEventListener('error', () => {
    if (src)
      tell('error', {
        errCode: codes[audio.error?.code ?? 4] ?? -1,
        errMsg: audio.error?.message || 'audio error',
      });
  });
  const members: Record<string, unknown> = {
    startTime: 0,
    obeyMuteSwitch: true,
    referrerPolicy: 'no-referrer',
    play: () => void audio.play().catch(() => undefined),
    pause: () => audio.pause(),
    stop() {
      isStopping = true;
      audio.pause();
      audio.currentTime = 0;
      isStopping = false;
      tell('stop');
    },
    seek(position: number) {
      audio.currentTime = position;
    },
    destroy() {
      audio.pause();
      audio.removeAttribute('src');
      listeners.clear();
    },
  };
  const all: PlayerFact[] = [
    'canplay',
    'play',
    'pause',
    'stop',
    'ended',
    'timeUpdate',
    'error',
    'waiting',
    'seeking',
    'seeked',
  ];
  for (const fact of all) {
    members[`on${capital(fact)}`] = (listener: (detail: object) => void) => void setOf(fact).add(listener);
    members[`off${capital(fact)}`] = (listener?: (detail: object) => void) =>
      listener ? void setOf(fact).delete(listener) : setOf(fact).clear();
  }
  const setSource = (next: string) => {
    src = String(next ?? '');
    if (src) audio.src = resolve(src);
    else audio.removeAttribute('src');
    const { startTime } = members as { startTime: number };
    if (startTime > 0) audio.currentTime = startTime;
  };
  defineLiveProperties(members, audio, () => src, setSource);
  return { members, on: (fact, listener) => void setOf(fact).add(listener), source: () => src, setSource };
}

function defineLiveProperties(
  members: Record<string, unknown>,
  audio: HTMLAudioElement,
  source: () => string,
  setSource: (src: string) => void,
): void {
  const both = (name: 'loop' | 'autoplay' | 'volume' | 'playbackRate') =>
    Object.defineProperty(members, name, {
      enumerable: true,
      get: () => audio[name],
      set: (value: never) => {
        audio[name] = value;
      },
    });
  for (const name of ['loop', 'autoplay', 'volume', 'playbackRate'] as const) both(name);
  const known = (value: number) => (Number.isFinite(value) ? value : 0);
  Object.defineProperties(members, {
    src: { enumerable: true, configurable: true, get: source, set: setSource },
    paused: { enumerable: true, get: () => audio.paused },
    duration: { enumerable: true, get: () => known(audio.duration) },
    currentTime: { enumerable: true, get: () => audio.currentTime },
    buffered: {
      enumerable: true,
      get: () => (audio.buffered.length ? audio.buffered.end(audio.buffered.length - 1) : 0),
    },
  });
}
