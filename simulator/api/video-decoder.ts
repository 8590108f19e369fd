import { createFrameReader, type FrameReader } from '../device/frame-reader.ts';
import { syncApi, type ApiContext } from '../wx/define.ts';

type Fact = 'start' | 'stop' | 'seek' | 'bufferchange' | 'ended';
type Listener = (detail?: object) => void;

interface StartOptions {
  source?: string;
  mode?: number;
  abortAudio?: boolean;
  abortVideo?: boolean;
}

/** Decoding as fast as it goes: what the browser plays at most without skipping pictures of an ordinary video. */
const FASTEST = 4;

const failure = (member: string, reason: string) => ({ errMsg: `VideoDecoder.${member}:fail ${reason}` });
const done = (member: string) => ({ errMsg: `VideoDecoder.${member}:ok` });

/** Local paths as they are; what is elsewhere comes over wx.downloadFile, whose pixels may be read. */
async function addressOf(source: string, context: ApiContext): Promise<string> {
  const isRemote = /^https?:\/\/(?!(tmp|usr|store)\/)/i.test(source);
  if (!isRemote) return context.urls.resolve(source, '');
  const { tempFilePath } = await context.call('downloadFile', { url: source });
  return context.urls.resolve(String(tempFilePath), '');
}

const loaded = (video: HTMLVideoElement): Promise<boolean> =>
  new Promise((resolve) => {
    video.addEventListener('loadeddata', () => resolve(true), { once: true });
    video.addEventListener('error', () => resolve(false), { once: true });
  });

class Decoder {
  readonly #context: ApiContext;
  readonly #listeners = new Map<string, Set<Listener>>();
  #reader: FrameReader | undefined;

  constructor(context: ApiContext) {
    this.#context = context;
  }

  on(fact: string, listener: Listener): void {
    const known = this.#listeners.get(fact) ?? new Set();
    this.#listeners.set(fact, known.add(listener));
  }

  off(fact: string, listener?: Listener): void {
    if (listener) this.#listeners.get(fact)?.delete(listener);
    else this.#listeners.delete(fact);
  }

  async start({
    source,
    mode = 1,
    abortAudio = true,
    abortVideo = false,
  }: StartOptions = {}): Promise<object> {
    if (typeof source !== 'string' || source === '') throw failure('start', 'invalid source');
    this.#reader?.dispose();
    const reader = createFrameReader(document, {
      keepsTime: mode === 0 || !abortAudio || abortVideo,
      changed: () => abortVideo || this.#tell('bufferchange'),
    });
    this.#reader = reader;
    const { video } = reader;
    video.muted = abortAudio || this.#context.device.settings.muted;
    video.playbackRate = video.defaultPlaybackRate = mode === 0 ? 1 : FASTEST;
    video.addEventListener('ended', () => this.#tell('ended'));
    const isReady = loaded(video);
    try {
      video.src = await addressOf(source, this.#context);
    } catch (error) {
      throw failure('start', String((error as { errMsg?: string }).errMsg));
    }
    if (!(await isReady)) throw failure('start', `cannot decode ${source}`);
    this.#tell('start', { width: video.videoWidth, height: video.videoHeight });
    reader.begin();
    await video.play().catch(() => undefined);
    return done('start');
  }

  getFrameData(): object | null {
    return this.#reader?.take() ?? null;
  }

  async seek(position: number): Promise<object> {
    const reader = this.#reader;
    if (!reader) throw failure('seek', 'not started');
    if (typeof position !== 'number' || !(position >= 0)) throw failure('seek', 'invalid position');
    const { video } = reader;
    const sought = new Promise((resolve) => video.addEventListener('seeked', resolve, { once: true }));
    reader.clear();
    video.currentTime = position / 1000;
    await sought;
    this.#tell('seek', { position });
    await video.play().catch(() => undefined);
    return done('seek');
  }

  async stop(): Promise<object> {
    if (!this.#reader) throw failure('stop', 'not started');
    this.#reader.dispose();
    this.#reader = undefined;
    this.#tell('stop');
    return done('stop');
  }

  async remove(): Promise<object> {
    this.#reader?.dispose();
    this.#reader = undefined;
    this.#listeners.clear();
    return done('remove');
  }

  #tell(fact: Fact, detail: object = {}): void {
    for (const listener of this.#listeners.get(fact) ?? []) {
      try {
        listener(detail);
      } catch (error) {
        this.#context.runtime.reporter.exception(error, `VideoDecoder on ${fact}`);
      }
    }
  }
}

/** Pictures of a video in RGBA, one after the other; the browser decodes. */
export const createVideoDecoder = syncApi((context: ApiContext) => new Decoder(context));
