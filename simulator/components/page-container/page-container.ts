import { defineBuiltin, type BuiltinContext } from '../define.ts';
import { followDrag } from '../drag.ts';
import { createShareFlights } from '../share-flights.ts';
import props from './props.ts';

/** How far the layer has to be slid down to close. */
const CLOSE_DISTANCE = 80;

function createParts({ node, document }: BuiltinContext<typeof props>) {
  const shade = document.createElement('div');
  const content = document.createElement('div');
  shade.className = 'wx-page-container-overlay';
  content.className = 'wx-page-container-content';
  node.append(shade, content);
  return { shade, content };
}

export default defineBuiltin(props, (it) => {
  const { shade, content } = createParts(it);
  const flights = createShareFlights(it.node);
  let timer = 0;
  let isOpen = false;

  const look = () => {
    const { overlay, overlayStyle, customStyle, position, round, zIndex, duration } = it.data;
    shade.setAttribute('style', overlayStyle);
    content.setAttribute('style', customStyle);
    shade.hidden = !overlay;
    content.dataset.position = position;
    content.classList.toggle('is-round', round);
    it.node.style.zIndex = String(zIndex);
    it.node.style.setProperty('--duration', `${duration}ms`);
  };
  const atRest = (measure: () => void) => {
    content.style.transition = 'none';
    it.node.classList.add('is-open');
    measure();
    it.node.classList.remove('is-open');
    void content.offsetHeight;
    look();
  };
  const turn = (open: boolean) => {
    if (open === isOpen || !it.node.isConnected) return;
    isOpen = open;
    it.window.clearTimeout(timer);
    it.emit(open ? 'beforeenter' : 'beforeleave', {});
    it.node.classList.add('is-shown');
    flights.start(open, atRest);
    // The closed state has to be laid out once, or there is nothing to move from.
    void content.offsetHeight;
    it.node.classList.toggle('is-open', open);
    it.emit(open ? 'enter' : 'leave', {});
    timer = it.window.setTimeout(() => {
      it.node.classList.toggle('is-shown', open);
      it.emit(open ? 'afterenter' : 'afterleave', {});
    }, it.data.duration);
  };
  const close = () => {
    it.write('show', false);
    turn(false);
  };
  it.listen(shade, 'click', () => {
    it.emit('clickoverlay', {});
    close();
  });
  followDrag(it, content, {
    axis: () => (it.data.closeOnSlideDown && isOpen ? 'y' : 'none'),
    move: ({ dy }) => {
      content.style.transform = `translateY(${Math.max(0, dy)}px)`;
    },
    end: ({ dy }) => {
      content.style.transform = '';
      if (dy > CLOSE_DISTANCE) close();
    },
  });
  return {
    content,
    changed: {
      show: turn,
      overlay: look,
      overlayStyle: look,
      customStyle: look,
      position: look,
      round: look,
      zIndex: look,
      duration: look,
    },
    attached() {
      look();
      turn(it.data.show);
    },
    detached() {
      it.window.clearTimeout(timer);
      flights.stop();
    },
    methods: { isOpen: () => isOpen, close },
  };
});
