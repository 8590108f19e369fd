import { builtinOf } from '../components/define.ts';
import { filesOf } from '../files/program-files.ts';
import { findElements, nodeOf } from '../runtime/query/find-elements.ts';
import { componentOf } from '../runtime/query/selector-query.ts';
import { failureOf, type ApiContext } from './define.ts';

// What wx.createVideoContext() and its like work with: the tag they are for, looked for at every call.

export interface Callbacks {
  success?: (result: object) => void;
  fail?: (result: object) => void;
  complete?: (result: object) => void;
}

/** The DOM element of a tag by id, within a component where one is given, else on the page shown. */
export function findTag(
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

export const methodsOf = (node: HTMLElement | undefined) =>
  builtinOf(node)?.behaviour.methods as Record<string, unknown> | undefined;

/** A context may be made before its element is there: every call looks for it anew. */
export function lazyContext(
  context: ApiContext,
  tag: string,
  id: string | undefined,
  component: unknown,
): object {
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

/** Answers a call of a context by its callbacks. */
export function finish(
  name: string,
  options: Callbacks | undefined,
  task: () => Promise<object> | object,
): void {
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

/** What a canvas shows, as a temporary file. */
export async function keepPicture(
  context: ApiContext,
  canvas: HTMLCanvasElement,
  quality: number,
): Promise<string> {
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/jpeg', quality));
  if (!blob) throw new Error('no picture');
  return filesOf(context).addTemporary(new Uint8Array(await blob.arrayBuffer()), 'jpg');
}
