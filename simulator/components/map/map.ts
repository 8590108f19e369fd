import { defineBuiltin, type BuiltinContext } from '../define.ts';
import { followDrag } from '../drag.ts';
import { createControl, drawScale, type Control } from './tools.ts';
import { createMarker, drawGrid, drawShapes, type Marker } from './draw.ts';
import { createMapContext } from './map-context.ts';
import { fit, type Place } from './projection.ts';
import props from './props.ts';
import { createView } from './view.ts';

type Context = BuiltinContext<typeof props>;

function createLayers(it: Context) {
  const drawing = it.document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  const markers = it.document.createElement('div');
  const children = it.document.createElement('div');
  const note = it.document.createElement('div');
  drawing.setAttribute('class', 'wx-map-drawing');
  markers.className = 'wx-map-markers';
  note.className = 'wx-map-note';
  const scale = it.document.createElement('div');
  const compass = it.document.createElement('div');
  const controls = it.document.createElement('div');
  scale.className = 'wx-map-scale';
  compass.className = 'wx-map-compass';
  compass.textContent = 'N';
  note.textContent = { en: 'Map without pictures', zh: '模拟地图（无底图）' }[it.hooks.language()];
  it.node.append(drawing, markers, controls, scale, compass, note, children);
  return { drawing, markers, controls, scale, compass, children };
}

const hasPlace = (place: Partial<Place>): place is Place =>
  Number.isFinite(Number(place.latitude)) && Number.isFinite(Number(place.longitude));

/** Where one is until the device says so. */
const BEIJING: Place = { latitude: 39.90469, longitude: 116.40717 };

class MapElement {
  readonly it: Context;
  readonly layers;
  readonly view;
  readonly moved = new Map<number, Place>();
  readonly context: object;
  #home: Place = BEIJING;
  #dragged = { dx: 0, dy: 0 };

  constructor(it: Context) {
    this.it = it;
    this.layers = createLayers(it);
    this.view = createView(it.node);
    this.context = createMapContext({
      view: this.view,
      region: () => this.region(),
      move: (center, zoom) => this.move(center, zoom),
      include: (points) => this.include(points),
      draw: () => this.draw(),
      moved: this.moved,
      home: () => this.#home,
    });
    this.#listen();
  }

  #limit(zoom: number): number {
    return Math.min(this.it.data.maxScale, Math.max(this.it.data.minScale, zoom));
  }

  draw(): void {
    const { it, layers, view } = this;
    if (!it.node.clientWidth) return;
    const { polyline, polygons, circles, showLocation } = it.data;
    layers.drawing.replaceChildren(
      ...drawGrid(view, it.document),
      ...drawShapes(view, it.document, { polyline, polygons, circles }),
    );
    const given = [...it.data.markers, ...it.data.covers] as Marker[];
    const markers = given.filter((marker) => hasPlace(marker)).map((marker) => this.#marker(marker));
    if (showLocation) markers.push(this.#locationDot());
    layers.markers.replaceChildren(...markers);
    this.#drawTools();
  }

  #drawTools(): void {
    const { it, layers, view } = this;
    const { showScale, showCompass, controls } = it.data;
    layers.compass.hidden = !showCompass;
    layers.scale.hidden = !showScale;
    if (showScale) drawScale(layers.scale, view);
    layers.controls.replaceChildren(
      ...(controls as Control[]).map((control) =>
        createControl(it.document, control, {
          resolve: (path) => it.hooks.resolveUrl(path, it.owner()),
          tapped: (controlId) => it.emit('controltap', { controlId }),
        }),
      ),
    );
  }

  #marker(marker: Marker): HTMLElement {
    const { it, view } = this;
    const given = { latitude: Number(marker.latitude), longitude: Number(marker.longitude) };
    const place = this.moved.get(Number(marker.id)) ?? given;
    return createMarker(
      view,
      it.document,
      { ...marker, ...place },
      {
        resolve: (path) => it.hooks.resolveUrl(path, it.owner()),
        tapped: (kind, markerId) => it.emit(`${kind}tap`, { markerId }),
      },
    );
  }

  #locationDot(): HTMLElement {
    const dot = this.it.document.createElement('div');
    const { x, y } = this.view.pointOf(this.#home);
    dot.className = 'wx-map-location';
    dot.style.transform = `translate(${x}px, ${y}px)`;
    dot.addEventListener('click', (event) => {
      event.stopPropagation();
      this.it.emit('anchorpointtap', { ...this.#home });
    });
    return dot;
  }

  region() {
    const { width, height } = this.view.size();
    const northeast = this.view.placeAt(width, 0);
    const southwest = this.view.placeAt(0, height);
    return {
      centerLocation: { ...this.view.center },
      scale: this.view.zoom,
      region: { northeast, southwest },
    };
  }

  #tell(type: 'begin' | 'end', causedBy: string): void {
    this.it.emit('regionchange', { type, causedBy, ...this.region() });
  }

  move(center: Place, zoom: number, causedBy = 'update'): void {
    this.#tell('begin', causedBy);
    this.view.center = center;
    this.view.zoom = this.#limit(zoom);
    this.draw();
    this.#tell('end', causedBy);
  }

  /** Shows what the attributes say. */
  place(): void {
    this.view.center = { latitude: this.it.data.latitude, longitude: this.it.data.longitude };
    this.view.zoom = this.#limit(this.it.data.scale);
    this.draw();
  }

  include(points: readonly unknown[] = this.it.data.includePoints): void {
    const { width, height } = this.view.size();
    const places = (points as Partial<Place>[]).filter(hasPlace);
    const found = fit(places, width, height, this.it.data.maxScale);
    if (found) this.move(found.center, found.zoom);
  }

  #listen(): void {
    const { it, view } = this;
    followDrag(it, it.node, {
      axis: () => (it.data.enableScroll ? 'both' : 'none'),
      start: () => {
        this.#dragged = { dx: 0, dy: 0 };
      },
      move: ({ dx, dy }) => {
        if (!this.#dragged.dx && !this.#dragged.dy) this.#tell('begin', 'drag');
        view.shift(dx - this.#dragged.dx, dy - this.#dragged.dy);
        this.#dragged = { dx, dy };
        this.draw();
      },
      end: (_, hasMoved) => hasMoved && this.#tell('end', 'drag'),
    });
    const zoom = (event: WheelEvent) => {
      if (!it.data.enableZoom) return;
      event.preventDefault();
      const next = this.#limit(view.zoom - Math.sign(event.deltaY));
      if (next !== view.zoom) this.move(view.center, next, 'scale');
    };
    it.listen<WheelEvent>(it.node, 'wheel', zoom, { passive: false });
    it.listen<MouseEvent>(it.node, 'click', (event) => {
      const box = it.node.getBoundingClientRect();
      if (this.#dragged.dx || this.#dragged.dy) return;
      it.emit('tap', view.placeAt(event.clientX - box.left, event.clientY - box.top));
    });
  }

  /** Only a map that shows where one is may ask for it. */
  locate(): void {
    this.it.hooks.call('getLocation', { type: 'gcj02' }).then(
      (found) => {
        this.#home = found as unknown as Place;
        this.draw();
      },
      () => undefined,
    );
  }

  attached(): void {
    const { it } = this;
    this.place();
    const observer = new it.window.ResizeObserver(() => this.draw());
    observer.observe(it.node);
    it.cleanup(() => observer.disconnect());
    if (it.data.showLocation) this.locate();
    if (it.data.includePoints.length) this.include();
    it.window.requestAnimationFrame(() => it.emit('updated', {}));
  }
}

export default defineBuiltin(props, (it) => {
  const map = new MapElement(it);
  const draw = () => map.draw();
  const place = () => map.place();
  return {
    content: map.layers.children,
    changed: {
      longitude: place,
      latitude: place,
      scale: place,
      markers: draw,
      covers: draw,
      polyline: draw,
      polygons: draw,
      circles: draw,
      controls: draw,
      showScale: draw,
      showCompass: draw,
      showLocation(on) {
        map.draw();
        if (on && it.node.isConnected) map.locate();
      },
      includePoints: () => map.include(),
    },
    attached: () => map.attached(),
    methods: { context: map.context, node: map.context },
  };
});
