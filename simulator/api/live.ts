// simulated: a drawn scene stands for the streams, see the tags live-player and live-pusher.
import { syncApi, type ApiContext } from '../wx/define.ts';
import { finish, findTag, keepPicture, lazyContext, methodsOf, type Callbacks } from '../wx/tag-contexts.ts';

/** A context of a live tag; its pictures become temporary files. */
const liveContextFor = (tag: string) =>
  syncApi((context: ApiContext, id?: string, component?: unknown) => {
    const snapshot = (options?: Callbacks & { quality?: string }) =>
      finish('snapshot', options, async () => {
        const { canvas } = (methodsOf(findTag(context, tag, id, component)) ?? {}) as {
          canvas?: HTMLCanvasElement;
        };
        if (!canvas) throw new Error(`${tag} not found`);
        const tempImagePath = await keepPicture(
          context,
          canvas,
          options?.quality === 'compressed' ? 0.5 : 0.92,
        );
        return { tempImagePath, width: canvas.width, height: canvas.height };
      });
    const methods = lazyContext(context, tag, id, component);
    return new Proxy(methods, {
      get: (target, name) => (name === 'snapshot' ? snapshot : (Reflect.get(target, name) as unknown)),
    });
  });

export const createLivePlayerContext = liveContextFor('live-player');
export const createLivePusherContext = liveContextFor('live-pusher');
