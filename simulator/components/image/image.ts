import { defineBuiltin } from '../define.ts';
import props from './props.ts';

/** background-size and -position of each mode; the other modes are positions at natural size. */
const fits: Record<string, readonly [size: string, position: string]> = {
  scaleToFill: ['100% 100%', '0% 0%'],
  aspectFit: ['contain', 'center center'],
  aspectFill: ['cover', 'center center'],
  widthFix: ['100% 100%', '0% 0%'],
  heightFix: ['100% 100%', '0% 0%'],
};

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
    if (!visible) return;
    const { src } = it.data;
    const url = src ? it.hooks.resolveUrl(src, it.owner()) : '';
    picture.style.backgroundImage = url ? `url("${url.replaceAll('"', '%22')}")` : '';
    if (it.data.fadeIn) picture.style.opacity = '0';
    if (url) probe.src = url;
    else probe.removeAttribute('src');
  };
  const waitUntilNear = () => {
    const observer = new it.window.IntersectionObserver(
      (entries) => {
        if (!entries.some((entry) => entry.isIntersecting)) return;
        observer.disconnect();
        visible = true;
        load();
      },
      { rootMargin: '300% 0%' },
    );
    observer.observe(it.node);
    it.cleanup(() => observer.disconnect());
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
  place();
  return {
    leaf: true,
    changed: {
      src: load,
      mode: place,
      alt: (text) => {
        probe.alt = text;
      },
      fadeIn: (on) => picture.classList.toggle('wx-image-fade', on),
      lazyLoad(on) {
        visible = !on;
        if (on) picture.style.backgroundImage = '';
      },
    },
    attached() {
      const observer = new it.window.ResizeObserver(resize);
      observer.observe(it.node);
      it.cleanup(() => observer.disconnect());
      if (it.data.lazyLoad) waitUntilNear();
      else load();
    },
  };
});
