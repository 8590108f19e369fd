import { defineBuiltin, type BuiltinContext } from '../define.ts';
import { followGestures } from './gestures.ts';
import { createMapContext, type Moved } from './map-context.ts';
import { createMarker, placeCustomCallouts, type Marker } from './markers.ts';
import { soon } from '../page-facts.ts';
import { fit, type Place } from './projection.ts';
import props from './props.ts';
import { drawShapes } from './shapes.ts';
import { createControl, drawScale, type Control } from './tools.ts';
import { drawTown, type Poi } from './town.ts';
import { createView } from './view.ts';

type Context = BuiltinContext<typeof props>;

function createLayers(it: Context) {
  const drawing = it.document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  drawing.setAttribute('class', 'wx-map-drawing');
  const layer = (name: string) => {
    const element = it.document.createElement('div');
    element.className = name;
    return element;
  };
  const pois = layer('wx-map-pois');
  const markers = layer('wx-map-markers');
  const controls = layer('wx-map-controls');
  const scale = layer('wx-map-scale');
  const compass = layer('wx-map-compass');
  const note = layer('wx-map-note');
  const children = layer('wx-map-children');
  compass.textContent = 'N';
  note.textContent = { en: 'Sample map', zh: '示意地图' }[it.hooks.language()];
  it.node.append(drawing, pois, markers, controls, scale, compass, note, children);
  return { drawing, pois, markers, controls, scale, compass, children };
}

const hasPlace = (place: Partial<Place>): place is Place =>
  Math.abs(Number(place.latitude)) <= 90 && Math.abs(Number(place.longitude)) <= 180;

/** Where one is until the device says so. */
const BEIJING: Place = { latitude: 39.90469, longitude: 116.40717 };
/** Documented: a map is tilted by 40 degrees at most, and further with enable-auto-max-overlooking. */
const MOST_SKEW = 40;
const FURTHEST_SKEW = 75;
/** A place whose name would be cut off by the edge is left out. */
const POI_PX = 12;

class MapElement {
  readonly it: Context;
  readonly layers;
  readonly view;
  readonly context: object;
  readonly #moved = new Map<number, Moved>();
  readonly #added = new Map<number, Marker>();
  readonly #hidden = new Set<number>();
  #open: number | undefined;
  #home: Place = BEIJING;

  constructor(it: Context) {
    this.it = it;
    this.layers = createLayers(it);
    this.view = createView(it.node);
    this.context = createMapContext({
      view: this.view,
      window: it.window,
      region: () => this.region(),
      move: (center, zoom) => this.move(center, zoom),
      include: (points) => this.include(points),
      draw: () => this.draw(),
      marker: (id) => this.#markers().find((marker) => Number(marker.id ?? 0) === id),
      moved: this.#moved,
      added: this.#added,
      hidden: this.#hidden,
      home: () => this.#home,
      interpolated: (detail) => it.emit('interpolatepoint', detail),
    });
    this.#listen();
  }

  /** An attribute, or what `setting` says of it. */
  option<K extends keyof Context['data']>(name: K): Context['data'][K] {
    const inside = this.it.data.setting?.[name === 'subkey' ? 'subKey' : name];
    return (inside ?? this.it.data[name]) as Context['data'][K];
  }

  #limit(zoom: number): number {
    return Math.min(this.it.data.maxScale, Math.max(this.it.data.minScale, zoom));
  }

  #limitSkew(skew: number): number {
    const most = this.it.data.enableAutoMaxOverlooking ? FURTHEST_SKEW : MOST_SKEW;
    return Math.min(most, Math.max(0, skew));
  }

  draw(): void {
    const { it, layers, view } = this;
    if (!it.node.clientWidth) return;
    it.node.classList.toggle('is-satellite', this.option('enableSatellite'));
    const { shapes, pois } = drawTown(view, it.document, {
      buildings: it.data.enableBuilding,
      tall: this.option('enable3D'),
      places: it.data.enablePoi,
      traffic: this.option('enableTraffic'),
      language: it.hooks.language(),
    });
    layers.pois.replaceChildren(...pois.flatMap((poi) => this.#poi(poi) ?? []));
    layers.drawing.replaceChildren(
      ...shapes,
      ...drawShapes(view, it.document, it.data, ({ id = 0 }) => it.emit('polylinetap', { polylineId: id })),
    );
    const markers = this.#markers();
    const drawn = markers.map((marker) => this.#marker(marker));
    if (this.option('showLocation')) drawn.push(this.#locationDot());
    layers.markers.replaceChildren(...drawn);
    placeCustomCallouts(view, layers.children, markers, { isOpen: (id) => this.#open === id });
    this.#drawTools();
  }

  #drawTools(): void {
    const { it, layers, view } = this;
    const isScale = this.option('showScale');
    layers.compass.hidden = !this.option('showCompass');
    layers.compass.style.transform = `rotate(${view.rotate}deg)`;
    layers.scale.hidden = !isScale;
    if (isScale) drawScale(layers.scale, view);
    layers.controls.replaceChildren(
      ...(it.data.controls as Control[]).map((control) =>
        createControl(it.document, control, {
          resolve: (path) => it.hooks.resolveUrl(path, it.owner()),
          tapped: (controlId) => it.emit('controltap', { controlId }),
        }),
      ),
    );
  }

  #markers(): Marker[] {
    const given = [...this.it.data.markers, ...this.it.data.covers] as Marker[];
    return [...given, ...this.#added.values()]
      .filter((marker) => hasPlace(marker) && !this.#hidden.has(Number(marker.id ?? 0)))
      .map((marker) => ({
        ...marker,
        latitude: Number(marker.latitude),
        longitude: Number(marker.longitude),
        ...this.#moved.get(Number(marker.id ?? 0)),
      }));
  }

  #marker(marker: Marker): HTMLElement {
    const { it, view } = this;
    return createMarker(view, it.document, marker, {
      resolve: (path) => it.hooks.resolveUrl(path, it.owner()),
      isOpen: (id) => this.#open === id,
      tapped: (kind, markerId) => {
        if (kind === 'marker') this.#open = this.#open === markerId ? undefined : markerId;
        this.draw();
        it.emit(`${kind}tap`, { markerId });
      },
    });
  }

  #poi(poi: Poi): HTMLElement | undefined {
    const { x, y } = this.view.pointOf(poi);
    const { width, height } = this.view.size();
    if (x < POI_PX || x > width - POI_PX || y < POI_PX || y > height - POI_PX) return undefined;
    const element = this.it.document.createElement('div');
    element.className = 'wx-map-poi';
    element.textContent = poi.name;
    element.style.transform = `translate(${x}px, ${y}px)`;
    element.addEventListener('click', (event) => {
      event.stopPropagation();
      const { name, longitude, latitude } = poi;
      this.it.emit('poitap', { name, longitude, latitude });
    });
    return element;
  }

  #locationDot(): HTMLElement {
    const dot = this.it.document.createElement('div');
    const { x, y } = this.view.pointOf(this.#home);
    dot.className = 'wx-map-location';
    dot.style.transform = `translate(${x}px, ${y}px)`;
    dot.addEventListener('click', (event) => {
      event.stopPropagation();
      const { longitude, latitude } = this.#home;
      this.it.emit('anchorpointtap', { longitude, latitude });
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
      rotate: this.view.rotate,
      skew: this.view.skew,
      region: { northeast, southwest },
    };
  }

  #tell(type: 'begin' | 'end', causedBy: string): void {
    this.it.emit('regionchange', { type, causedBy, ...this.region() });
  }

  move(center: Place, zoom: number): void {
    this.#tell('begin', 'update');
    this.view.center = center;
    this.view.zoom = this.#limit(zoom);
    this.draw();
    this.#tell('end', 'update');
  }

  /** Shows what the attributes say of how it is looked at. */
  look(): void {
    this.view.zoom = this.#limit(this.it.data.scale);
    this.view.rotate = this.option('rotate') % 360;
    this.view.skew = this.#limitSkew(this.option('skew'));
    this.draw();
  }

  place(): void {
    const { latitude, longitude } = this.it.data;
    if (hasPlace({ latitude, longitude })) this.view.center = { latitude, longitude };
    else this.it.emit('error', { errCode: 1, errMsg: `invalid place ${latitude}, ${longitude}` });
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
    const allowed = {
      scroll: 'enableScroll',
      zoom: 'enableZoom',
      rotate: 'enableRotate',
      tilt: 'enableOverlooking',
    } as const;
    const wasDragged = followGestures(it, view, {
      allows: (what) => this.option(allowed[what]),
      began: () => this.#tell('begin', 'gesture'),
      draw: () => this.draw(),
      ended: (causedBy) => this.#tell('end', causedBy),
      zoomTo: (zoom) => {
        view.zoom = this.#limit(zoom);
      },
      turnTo: (rotate) => {
        view.rotate = (rotate + 360) % 360;
      },
      tiltTo: (skew) => {
        view.skew = this.#limitSkew(skew);
      },
    });
    it.listen<MouseEvent>(it.node, 'click', (event) => {
      const box = it.node.getBoundingClientRect();
      if (wasDragged()) return;
      if (this.#open !== undefined) {
        this.#open = undefined;
        this.draw();
      }
      it.emit('tap', view.placeAt(event.clientX - box.left, event.clientY - box.top));
    });
    // A callout that the program draws itself is among the children.
    it.listen(this.layers.children, 'click', (event) => {
      const callout = (event.target as Element).closest('[marker-id]');
      if (!callout) return;
      event.stopPropagation();
      it.emit('callouttap', { markerId: Number(callout.getAttribute('marker-id')) });
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

  /** Any key is good here; a style of one's own would come from the platform's service. */
  authorize(): void {
    if (!this.option('subkey')) return;
    this.it.emit('authsuccess', { errCode: 0, errMsg: 'ok' });
    if (this.option('layerStyle') === 1) return;
    const failure = { ability: 'layerStyle', errCode: -1, errMsg: 'not supported in the simulator' };
    this.it.emit('abilityfail', failure);
    this.it.emit('abilityfailed', failure);
  }

  enabled(ability: 'enableSatellite' | 'enableTraffic' | 'enable3D'): void {
    this.draw();
    if (this.it.node.isConnected && this.option(ability))
      this.it.emit('abilitysuccess', { ability, errCode: 0, errMsg: 'ok' });
  }

  #began(): void {
    this.authorize();
    for (const ability of ['enableSatellite', 'enableTraffic', 'enable3D'] as const) this.enabled(ability);
  }

  attached(): void {
    const { it } = this;
    this.look();
    this.place();
    soon(it, () => this.#began());
    const observer = new it.window.ResizeObserver(() => this.draw());
    observer.observe(it.node);
    it.cleanup(() => observer.disconnect());
    const children = new it.window.MutationObserver(() => this.draw());
    children.observe(this.layers.children, { childList: true, subtree: true });
    it.cleanup(() => children.disconnect());
    if (this.option('showLocation')) this.locate();
    if (it.data.includePoints.length) this.include();
    it.window.requestAnimationFrame(() => it.emit('updated', {}));
  }
}

export default defineBuiltin(props, (it) => {
  const map = new MapElement(it);
  const draw = () => map.draw();
  /** Before it is there, its attributes are read once by attached(). */
  const later = (task: () => void) => () => it.node.isConnected && task();
  const looks =
    'markers covers polyline polygons circles controls showScale showCompass enablePoi enableBuilding'.split(
      ' ',
    );
  const views = 'scale minScale maxScale rotate skew enableAutoMaxOverlooking setting'.split(' ');
  return {
    content: map.layers.children,
    changed: {
      ...Object.fromEntries(looks.map((name) => [name, draw])),
      ...Object.fromEntries(views.map((name) => [name, later(() => map.look())])),
      longitude: later(() => map.place()),
      latitude: later(() => map.place()),
      enableSatellite: () => map.enabled('enableSatellite'),
      enableTraffic: () => map.enabled('enableTraffic'),
      enable3D: () => map.enabled('enable3D'),
      subkey: later(() => map.authorize()),
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
