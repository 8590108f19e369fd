import { createPlayer, type PlayerFact } from '../device/audio-player.ts';
import { requirePermission } from '../device/permissions.ts';
import { sampleSound } from '../device/sample-media.ts';
import { filesOf } from '../files/program-files.ts';
import { asyncApi, onApi, syncApi, type ApiContext } from '../wx/define.ts';
import { accepted, documented } from '../wx/documented.ts';

const resolverOf = (context: ApiContext) => (src: string) =>
  context.urls.resolve(src, context.runtime.stack.top()?.path ?? '');

export const createInnerAudioContext = syncApi(
  (context: ApiContext) => createPlayer(resolverOf(context)).members,
);

interface Background {
  members: Record<string, unknown>;
}

/** One player for the whole program, which goes on when its pages are hidden. */
const backgroundOf = (context: ApiContext): Background =>
  context.state('background-audio', () => {
    const player = createPlayer(resolverOf(context));
    const extra = { title: '', epname: '', singer: '', coverImgUrl: '', webUrl: '', protocol: 'http' };
    const facts: Partial<Record<PlayerFact, string>> = { play: 'Play', pause: 'Pause', stop: 'Stop' };
    for (const [fact, name] of Object.entries(facts)) {
      player.on(fact as PlayerFact, () => context.listeners(`BackgroundAudio${name}`).tell({}));
    }
    Object.defineProperties(player.members, {
      // Documented: setting the source starts it.
      src: {
        get: () => player.source(),
        set(src: string) {
          player.setSource(src);
          if (src) (player.members.play as () => void)();
        },
      },
      onPrev: { value: () => undefined },
      onNext: { value: () => undefined },
    });
    return { members: Object.assign(player.members, extra) };
  });

export const getBackgroundAudioManager = syncApi((context: ApiContext) => backgroundOf(context).members);

interface Members {
  src: string;
  title: string;
  coverImgUrl: string;
  paused: boolean;
  currentTime: number;
  duration: number;
  play(): void;
  pause(): void;
  stop(): void;
  seek(position: number): void;
}

const members = (context: ApiContext) => backgroundOf(context).members as unknown as Members;

export const playBackgroundAudio = documented<'playBackgroundAudio'>(
  ({ dataUrl, title = '', coverImgUrl = '' }, context) => {
    Object.assign(members(context), { title, coverImgUrl });
    members(context).src = dataUrl;
  },
);
export const pauseBackgroundAudio = documented<'pauseBackgroundAudio'>((_, context) =>
  members(context).pause(),
);
export const stopBackgroundAudio = documented<'stopBackgroundAudio'>((_, context) => members(context).stop());
export const seekBackgroundAudio = documented<'seekBackgroundAudio'>(({ position }, context) =>
  members(context).seek(position),
);
export const getBackgroundAudioPlayerState = asyncApi((_, context) => {
  const { src, paused, currentTime, duration } = members(context);
  if (!src) return { status: 2 };
  return {
    status: paused ? 0 : 1,
    duration,
    currentPosition: currentTime,
    downloadPercent: 100,
    dataUrl: src,
  };
});
export const onBackgroundAudioPlay = onApi('BackgroundAudioPlay');
export const onBackgroundAudioPause = onApi('BackgroundAudioPause');
export const onBackgroundAudioStop = onApi('BackgroundAudioStop');

export const playVoice = documented<'playVoice'>(({ filePath }, context) => {
  const player = context.state('voice', () => createPlayer(resolverOf(context)));
  player.setSource(filePath);
  (player.members.play as () => void)();
});
export const pauseVoice = documented<'pauseVoice'>(() => undefined);
export const stopVoice = documented<'stopVoice'>((_, context) =>
  (context.state('voice', () => createPlayer(resolverOf(context))).members.stop as () => void)(),
);
export const setInnerAudioOption = accepted();
export const getAvailableAudioSources = asyncApi(() => ({
  audioSources: ['auto', 'buildInMic', 'headsetMic', 'mic', 'camcorder'],
}));
export const onAudioInterruptionBegin = onApi('AudioInterruptionBegin');
export const onAudioInterruptionEnd = onApi('AudioInterruptionEnd');

type Listener = (fact: object) => void;

/** Records the sample sound: no microphone is opened. */
export const getRecorderManager = syncApi((context: ApiContext) =>
  context.state('recorder', () => {
    const listeners = new Map<string, Listener>();
    const tell = (fact: string, detail: object = {}) => listeners.get(fact)?.(detail);
    let began = 0;
    let timer = 0;
    const stop = async () => {
      if (!began) return;
      window.clearTimeout(timer);
      const duration = Date.now() - began;
      began = 0;
      const sound = sampleSound(Math.max(1, Math.round(duration / 1000)));
      const bytes = new Uint8Array(await sound.arrayBuffer());
      const tempFilePath = filesOf(context).addTemporary(bytes, 'wav');
      tell('Stop', { tempFilePath, duration, fileSize: bytes.byteLength });
    };
    const on = Object.fromEntries(
      [
        'Start',
        'Pause',
        'Resume',
        'Stop',
        'Error',
        'FrameRecorded',
        'InterruptionBegin',
        'InterruptionEnd',
      ].map((name) => [`on${name}`, (listener: Listener) => void listeners.set(name, listener)]),
    );
    return {
      ...on,
      start(options: { duration?: number } = {}) {
        requirePermission(context, 'scope.record').then(
          () => {
            began = Date.now();
            // Documented: 60 s by default, 10 minutes at most.
            timer = window.setTimeout(() => void stop(), Math.min(600_000, options.duration ?? 60_000));
            tell('Start');
          },
          () => tell('Error', { errMsg: 'operateRecorder:fail auth deny' }),
        );
      },
      pause: () => tell('Pause'),
      resume: () => tell('Resume'),
      stop: () => void stop(),
    };
  }),
);
