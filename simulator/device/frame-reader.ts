/** One picture of a video, in RGBA. */
export interface VideoFrame {
  data: ArrayBuffer;
  width: number;
  height: number;
  /** Milliseconds from the video's beginning. */
  pkPts: number;
  pkDts: number;
}

export interface FrameReader {
  readonly video: HTMLVideoElement;
  /** From now on pictures are read: who asks has been told that the video is there. */
  begin(): void;
  /** The next picture that nobody took; null where there is none yet. */
  take(): VideoFrame | null;
  /** Pictures that wait are of another place now. */
  clear(): void;
  dispose(): void;
}

/** As many pictures wait as a phone keeps: more would fill its memory. */
const ROOM = 8;

/** Reads the pictures of a video one after the other while it plays; it waits when nobody takes them, unless it must keep time. */
export function createFrameReader(
  document: Document,
  { keepsTime, changed }: { keepsTime: boolean; changed: () => void },
): FrameReader {
  const video = document.createElement('video');
  const canvas = document.createElement('canvas');
  const pencil = canvas.getContext('2d', { willReadFrequently: true })!;
  const frames: VideoFrame[] = [];
  let isDisposed = false;
  let isWaiting = false;
  video.playsInline = true;

  function read(_: number, { mediaTime }: { mediaTime: number }): void {
    if (isDisposed) return;
    const { videoWidth: width, videoHeight: height } = video;
    Object.assign(canvas, { width, height });
    pencil.drawImage(video, 0, 0);
    const { buffer: data } = pencil.getImageData(0, 0, width, height).data;
    const time = Math.round(mediaTime * 1000);
    frames.push({ data, width, height, pkPts: time, pkDts: time });
    if (frames.length > ROOM) frames.shift();
    if (frames.length === ROOM && !keepsTime) {
      isWaiting = true;
      video.pause();
    }
    changed();
    video.requestVideoFrameCallback(read);
  }
  return {
    video,
    begin: () => void video.requestVideoFrameCallback(read),
    take() {
      const frame = frames.shift() ?? null;
      if (frame) changed();
      if (isWaiting && frames.length < ROOM / 2) {
        isWaiting = false;
        void video.play().catch(() => undefined);
      }
      return frame;
    },
    clear: () => void frames.splice(0),
    dispose() {
      isDisposed = true;
      frames.splice(0);
      video.pause();
      video.removeAttribute('src');
      video.load();
    },
  };
}
