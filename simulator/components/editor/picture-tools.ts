import type { BuiltinContext } from '../define.ts';
import { followDrag } from '../drag.ts';
import type props from './props.ts';

type Context = BuiltinContext<typeof props>;

/** Shares of the editor's width that the toolbar offers. */
const SHARES = [0.25, 0.5, 1];
const LEAST_PX = 20;
const TOOLS_PX = 36;

/** Around a tapped picture: its size, tools and a handle, each where its attribute wants it. `changed`: the content is another. */
export function addPictureTools(it: Context, root: HTMLElement, changed: () => void): void {
  const box = it.document.createElement('div');
  const size = it.document.createElement('span');
  const tools = it.document.createElement('div');
  const handle = it.document.createElement('i');
  let picture: HTMLImageElement | undefined;
  box.className = 'wx-editor-picture';
  size.className = 'wx-editor-picture-size';
  tools.className = 'wx-editor-picture-tools';
  handle.className = 'wx-editor-picture-handle';
  box.append(size, tools, handle);
  box.hidden = true;
  it.node.append(box);
  const place = () => {
    const { showImgSize, showImgToolbar, showImgResize } = it.data;
    box.hidden = !picture?.isConnected || !(showImgSize || showImgToolbar || showImgResize);
    if (!picture || box.hidden) return;
    const [outer, inner] = [it.node.getBoundingClientRect(), picture.getBoundingClientRect()];
    box.style.cssText = `left:${inner.left - outer.left}px;top:${inner.top - outer.top}px;width:${inner.width}px;height:${inner.height}px`;
    // No room above it: the tools go below.
    box.classList.toggle('is-high', inner.top - outer.top < TOOLS_PX);
    size.hidden = !showImgSize;
    size.textContent = `${Math.round(inner.width)} × ${Math.round(inner.height)}`;
    tools.hidden = !showImgToolbar;
    handle.hidden = !showImgResize;
  };
  const resize = (width: number) => {
    picture?.setAttribute('width', String(Math.round(Math.max(LEAST_PX, width))));
    picture?.removeAttribute('height');
    place();
  };
  const addTool = (text: string, act: () => void) => {
    const button = it.document.createElement('button');
    button.textContent = text;
    it.listen(button, 'click', () => {
      act();
      place();
      changed();
    });
    tools.append(button);
  };
  for (const share of SHARES) addTool(`${share * 100}%`, () => resize(root.clientWidth * share));
  addTool({ en: 'Delete', zh: '删除' }[it.hooks.language()], () => picture?.remove());
  let from = 0;
  followDrag(it, handle, {
    axis: () => 'both',
    start: () => {
      from = picture?.clientWidth ?? 0;
    },
    move: ({ dx }) => resize(from + dx),
    end: changed,
  });
  it.listen(root, 'click', ({ target }) => {
    picture = target instanceof it.window.HTMLImageElement && !it.data.readOnly ? target : undefined;
    place();
  });
  it.listen(root, 'scroll', place);
}
