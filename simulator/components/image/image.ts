import { defineBuiltin, type BuiltinContext } from '../define.ts';
import props from './props.ts';

/** background-size and -position of each mode; the other modes are positions at natural size. */
const fits: Record<string, readonly [size: string, position: string]> = {
  scaleToFill: ['100% 100%', '0% 0%'],
  aspectFit: ['contain', 'center center'],
  aspectFill: ['cover', 'center center'],
  widthFix: ['100% 100%', '0% 0%'],
  heightFix: ['100% 100%', '0% 0%'],
};

const LONG_PRESS_MS = 350;
const SLOP_PX = 10;
const menus = { en: ['Send to a friend', 'Save the picture'], zh: ['发送给朋友', '保存图片'] };
type Context = BuiltinContext<typeof props>;

async function openMenu({ data, hooks }: Context): Promise<void> {
  const { tapIndex } = await hooks.call('showActionSheet', { itemList: menus[hooks.language()] });
  const { path } = await hooks.call('getImageInfo', { src: data.src });
  if (tapIndex === 0) await hooks.call('showShareImageMenu', { path });
  else await hooks.call('saveImageToPhotosAlbum', { filePath: path });
}

/** lazy-load: a picture is fetched within three screens of what is seen. */
function whenNear(it: Context, show: () => void): void {
  const observer = new it.window.IntersectionObserver(
    (entries) => {
      if (!entries.some((entry) => entry.isIntersecting)) return;
      observer.disconnect();
      show();
    },
    { rootMargin: '300% 0%' },
  );
  observer.observe(it.node);
  it.cleanup(() => observer.disconnect());
}

/** force-https and force-http change how a picture of the network is fetched. */
function withScheme(url: string, { forceHttp, forceHttps }: Context['data']): string {
  if (forceHttps) return url.replace(/^http:/, 'https:');
  return forceHttp ? url.replace(/^https:/, 'http:') : url;
}

/** show-menu-by-longpress: what the phone offers for a picture. */
function addMenu(it: Context): void {
  let timer = 0;
  let from = { x: 0, y: 0 };
  const stop = () => it.window.clearTimeout(timer);
  it.listen<TouchEvent>(it.node, 'touchstart', ({ touches: [touch] }) => {
    stop();
    if (!it.data.showMenuByLongpress || !touch) return;
    from = { x: touch.clientX, y: touch.clientY };
    // Who closes the sheet, or refuses the photos, has said no: nothing is to be told of that.
    timer = it.window.setTimeout(() => void openMenu(it).catch(() => undefined), LONG_PRESS_MS);
  });
  it.listen<TouchEvent>(it.node, 'touchmove', ({ touches: [touch] }) => {
    if (touch && Math.hypot(touch.clientX - from.x, touch.clientY - from.y) > SLOP_PX) stop();
  });
  for (const type of ['touchend', 'touchcancel']) it.listen(it.node, type, stop);
  it.cleanup(stop);
}

const positions = new Set<string>(props.props.mode[4].slice(5));

export default defineBuiltin(props, (it) => {
  const picture = it.document.createElement('div');
  const probe = it.document.createElement('img');
  probe.draggable = false;
  it.node.append(picture, probe);
  let visible = true;

  const resize = () => {
    const { naturalWidth: width, naturalHeight: height } = probe;
    if (!width || !height) return;
    const box = it.node.getBoundingClientRect();
    if (!box.width && !box.height) return;
    const style = it.node.style;
    if (it.data.mode === 'widthFix') style.height = `${(it.node.clientWidth * height) / width}px`;
    if (it.data.mode === 'heightFix') style.width = `${(it.node.clientHeight * width) / height}px`;
  };
  const place = () => {
    const { mode } = it.data;
    const [size, position] = fits[mode] ?? (positions.has(mode) ? ['auto', mode] : ['100% 100%', '0% 0%']);
    picture.style.backgroundSize = size;
    picture.style.backgroundPosition = position;
    resize();
  };
  const load = () => {
    if (!visible) return void (picture.style.backgroundImage = '');
    const { src } = it.data;
    const resolved = src ? it.hooks.resolveUrl(src, it.owner()) : '';
    const url = withScheme(resolved, it.data);
    probe.referrerPolicy = it.data.referrerPolicy === 'origin' ? 'origin' : 'no-referrer';
    picture.style.backgroundImage = url ? `url("${url.replaceAll('"', '%22')}")` : '';
    if (it.data.fadeIn) picture.style.opacity = '0';
    if (url) probe.src = url;
    else probe.removeAttribute('src');
  };
  it.listen(probe, 'load', () => {
    if (it.data.fadeIn) picture.style.opacity = '1';
    resize();
    it.emit('load', { width: probe.naturalWidth, height: probe.naturalHeight });
  });
  it.listen(probe, 'error', () => {
    // The engine empties `src` before the element goes: that is not a failure.
    if (!it.data.src) return;
    it.emit('error', { errMsg: `GET ${it.data.src} 404 (Not Found)` });
  });
  const show = () => {
    visible = true;
    load();
  };
  place();
  addMenu(it);
  return {
    leaf: true,
    changed: {
      src: load,
      forceHttp: load,
      forceHttps: load,
      mode: place,
      alt: (text) => {
        probe.alt = text;
      },
      fadeIn: (on) => picture.classList.toggle('wx-image-fade', on),
      lazyLoad(on) {
        visible = !on;
        load();
      },
    },
    attached() {
      const observer = new it.window.ResizeObserver(resize);
      observer.observe(it.node);
      it.cleanup(() => observer.disconnect());
      if (it.data.lazyLoad) whenNear(it, show);
      else load();
    },
  };
});
