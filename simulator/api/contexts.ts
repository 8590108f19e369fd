import { builtinOf } from '../components/define.ts';
import { findElements, nodeOf } from '../runtime/query/find-elements.ts';
import { componentOf } from '../runtime/query/selector-query.ts';
import { sampleVideo } from '../device/sample-media.ts';
import { filesOf } from '../files/program-files.ts';
import { failureOf, syncApi, type ApiContext } from '../wx/define.ts';

interface Callbacks {
  success?: (result: object) => void;
  fail?: (result: object) => void;
  complete?: (result: object) => void;
}

/** The DOM element of a tag by id, within a component where one is given, else on the page shown. */
function findTag(
  context: ApiContext,
  tag: string,
  id: string | undefined,
  component: unknown,
): HTMLElement | undefined {
  const scope = componentOf(component) ?? context.runtime.stack.top()?.root.component;
  if (!scope) return undefined;
  const found = findElements(scope, id ? `#${id}` : tag, false)[0];
  const node = found && nodeOf(found);
  if (node?.localName === `wx-${tag}`) return node;
  const page = context.runtime.stack.top()?.frame.document;
  return (
    page?.querySelector<HTMLElement>(id ? `wx-${tag}[id="${CSS.escape(id)}"]` : `wx-${tag}`) ?? undefined
  );
}

const methodsOf = (node: HTMLElement | undefined) =>
  builtinOf(node)?.behaviour.methods as Record<string, unknown> | undefined;

/** A context may be made before its element is there: every call looks for it anew. */
function lazyContext(context: ApiContext, tag: string, id: string | undefined, component: unknown): object {
  return new Proxy(
    {},
    {
      get(_, name) {
        if (typeof name === 'symbol' || name === 'then') return undefined;
        return (...given: unknown[]) => {
          const found = methodsOf(findTag(context, tag, id, component))?.context as
            Record<string, unknown> | undefined;
          const method = found?.[name];
          if (typeof method === 'function') return method.apply(found, given) as unknown;
          const options = given[0] as Callbacks | undefined;
          const result = {
            errMsg: `${name}:fail ${found ? 'not supported in the simulator' : `${tag} not found`}`,
          };
          options?.fail?.(result);
          options?.complete?.(result);
          return undefined;
        };
      },
    },
  );
}

const contextFor = (tag: string) =>
  syncApi((context: ApiContext, id?: string, component?: unknown) =>
    lazyContext(context, tag, id, component),
  );

export const createVideoContext = contextFor('video');
export const createAudioContext = contextFor('audio');
export const createMapContext = contextFor('map');

interface CameraMethods {
  canvas: HTMLCanvasElement;
  watchers: Set<(frame: { width: number; height: number; data: ArrayBuffer }) => void>;
  setZoom(zoom: number): number;
}

function finish(name: string, options: Callbacks | undefined, task: () => Promise<object> | object): void {
  void (async () => {
    try {
      const result = { errMsg: `${name}:ok`, ...(await task()) };
      options?.success?.(result);
      options?.complete?.(result);
    } catch (error) {
      const result = failureOf(name, error);
      options?.fail?.(result);
      options?.complete?.(result);
    }
  })();
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
  const photo = async (quality: number) => {
    const { canvas } = camera();
    const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/jpeg', quality));
    if (!blob) throw new Error('no picture');
    return keep(blob, 'jpg');
  };
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
