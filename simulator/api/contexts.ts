import { sampleVideo } from '../device/sample-media.ts';
import { filesOf } from '../files/program-files.ts';
import { syncApi, type ApiContext } from '../wx/define.ts';
import { finish, findTag, keepPicture, lazyContext, methodsOf, type Callbacks } from '../wx/tag-contexts.ts';

const contextFor = (tag: string) =>
  syncApi((context: ApiContext, id?: string, component?: unknown) =>
    lazyContext(context, tag, id, component),
  );

export const createVideoContext = contextFor('video');
export const createAudioContext = contextFor('audio');
export const createMapContext = contextFor('map');

interface CameraMethods {
  photograph(): HTMLCanvasElement;
  watchers: Set<(frame: { width: number; height: number; data: ArrayBuffer }) => void>;
  setZoom(zoom: number): number;
}

export const createCameraContext = syncApi((context: ApiContext) => {
  const camera = (): CameraMethods => {
    const found = methodsOf(findTag(context, 'camera', undefined, undefined)) as unknown as
      CameraMethods | undefined;
    if (!found) throw new Error('camera not found');
    return found;
  };
  const keep = async (blob: Blob, extension: string) =>
    filesOf(context).addTemporary(new Uint8Array(await blob.arrayBuffer()), extension);
  const photo = (quality: number) => keepPicture(context, camera().photograph(), quality);
  const qualities: Record<string, number> = { low: 0.4, normal: 0.7, high: 0.92, original: 1 };
  return {
    takePhoto: (options?: Callbacks & { quality?: string }) =>
      finish('takePhoto', options, async () => ({
        tempImagePath: await photo(qualities[options?.quality ?? 'normal'] ?? 0.7),
      })),
    setZoom: (options: Callbacks & { zoom: number }) =>
      finish('setZoom', options, () => ({ zoom: camera().setZoom(options.zoom) })),
    startRecord: (options?: Callbacks) => finish('startRecord', options, () => ({})),
    stopRecord: (options?: Callbacks) =>
      finish('stopRecord', options, async () => ({
        tempThumbPath: await photo(0.7),
        tempVideoPath: await keep(await sampleVideo(0), 'webm'),
      })),
    onCameraFrame(listener: (frame: object) => void) {
      return {
        start: (options?: Callbacks) => finish('start', options, () => (camera().watchers.add(listener), {})),
        stop: (options?: Callbacks) =>
          finish('stop', options, () => (camera().watchers.delete(listener), {})),
      };
    },
  };
});
