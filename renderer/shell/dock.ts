import type {
  AddPanelPositionOptions,
  DockviewApi,
  DockviewGroupPanel,
  IDockviewPanel,
  SerializedDockview,
} from 'dockview';
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { PanelDeclaration, Place } from './declaration.ts';
import type { Registry } from './registry.ts';

/** What a tab shows; `title` undefined means the declaration's title in the language of the moment. */
export interface Tab {
  title?: string;
  tooltip?: string;
  icon?: string;
  /** Preview tabs are in italics and give way to the next preview. */
  preview?: boolean;
  dirty?: boolean;
  /** Words behind the title, such as `deleted` or a folder that tells two equal names apart. */
  note?: string;
  tone?: 'warn' | 'error';
}

/** One panel or tab that exists, given to its view. */
export interface PanelHandle {
  id: string;
  declaration: PanelDeclaration;
  params: Record<string, unknown>;
  visible: StoreApi<boolean>;
  /** Counts requests to take the focus. */
  focus: StoreApi<number>;
  setTab: (tab: Partial<Tab>) => void;
  close: () => void;
}

export interface DockState {
  tabs: Record<string, Tab>;
  /** The shown panel of each edge, and the active tab of the editor area. */
  active: Partial<Record<Place, string>>;
  visible: Record<Exclude<Place, 'centre'>, boolean>;
  /** Last active centre tab's group, where new tabs go. */
  ready: boolean;
}

export type Edge = Exclude<Place, 'centre'>;
export const edgeOf: Record<Edge, 'left' | 'right' | 'bottom'> = {
  side: 'left',
  right: 'right',
  bottom: 'bottom',
};
export const edges: Edge[] = ['side', 'right', 'bottom'];
export const sizes: Record<Edge, { initialSize: number; minimumSize: number }> = {
  side: { initialSize: 260, minimumSize: 170 },
  right: { initialSize: 400, minimumSize: 240 },
  bottom: { initialSize: 210, minimumSize: 96 },
};

export interface OpenOptions {
  focus?: boolean;
  preview?: boolean;
  /** In a new group beside the active one. */
  beside?: boolean;
  /** In the group of this tab. */
  group?: string;
}

/** May a tab close? Asks the person where something would be lost. */
export type CloseGuard = (panel: PanelHandle) => Promise<boolean>;

export interface Dock {
  store: StoreApi<DockState>;
  handles: Map<string, PanelHandle>;
  /** Panels that came on demand, and what was shown in their place before. */
  covered: Map<string, string>;
  registry: Registry;
  /** Resolves once the layout library runs. */
  ready: Promise<DockviewApi>;
  attach: (api: DockviewApi) => void;
  show: (id: string, options?: OpenOptions) => Promise<void>;
  toggle: (id: string) => Promise<void>;
  open: (
    declaration: string,
    id: string,
    params: Record<string, unknown>,
    options?: OpenOptions,
  ) => Promise<PanelHandle>;
  close: (id: string) => Promise<boolean>;
  closeMany: (ids: string[]) => Promise<boolean>;
  guard: { current: CloseGuard };
  setTab: (id: string, tab: Partial<Tab>) => void;
  /** What a screen reader calls the tab; sighted people read what `TabView` draws. */
  nameTab: (id: string, name: string) => void;
  togglePart: (edge: Edge, visible?: boolean) => Promise<void>;
  move: (id: string, place: Place) => Promise<void>;
  save: () => unknown;
  /** Puts a saved layout in place; without one the default. Throws where it cannot be read. */
  load: (layout: unknown, withProject: boolean) => Promise<void>;
  centreIds: () => string[];
}

export function createDock(registry: Registry): Dock {
  const store = createStore<DockState>(() => ({
    tabs: {},
    active: {},
    visible: { side: true, right: true, bottom: true },
    ready: false,
  }));
  let resolveApi: (api: DockviewApi) => void = () => {};
  const ready = new Promise<DockviewApi>((resolve) => (resolveApi = resolve));
  const dock: Dock = {
    store,
    handles: new Map(),
    covered: new Map(),
    registry,
    ready,
    guard: { current: () => Promise.resolve(true) },
    attach(api) {
      watchLayout(dock, api);
      resolveApi(api);
    },
    show: async (id, options) => showPanel(dock, await ready, id, options ?? {}),
    toggle: async (id) => togglePanel(dock, await ready, id),
    open: async (declaration, id, params, options) =>
      openTab(dock, await ready, declaration, { id, params }, options ?? {}),
    close: async (id) => closeMany(dock, await ready, [id]),
    closeMany: async (ids) => closeMany(dock, await ready, ids),
    setTab: (id, tab) => store.setState(({ tabs }) => ({ tabs: { ...tabs, [id]: { ...tabs[id], ...tab } } })),
    nameTab: (id, name) => current(dock)?.getPanel(id)?.api.setTitle(name),
    togglePart: async (edge, visible) => setEdge(dock, await ready, edge, visible),
    move: async (id, place) => movePanel(dock, await ready, id, place),
    save: () => (current(dock) ? current(dock)?.toJSON() : undefined),
    load: async (layout, withProject) => loadLayout(dock, await ready, layout, withProject),
    centreIds: () =>
      current(dock)
        ?.panels.filter(isCentre)
        .map((panel) => panel.id) ?? [],
  };
  apis.set(dock, undefined);
  void ready.then((api) => {
    apis.set(dock, api);
    store.setState({ ready: true });
  });
  return dock;
}

// The library's object of each dock, for the calls that cannot wait.
const apis = new WeakMap<Dock, DockviewApi | undefined>();
const current = (dock: Dock) => apis.get(dock);

export function placeOf(group: DockviewGroupPanel): Place {
  const { location } = group.model;
  if (location.type !== 'edge') return 'centre';
  return location.position === 'left' ? 'side' : location.position === 'right' ? 'right' : 'bottom';
}

const isCentre = (panel: IDockviewPanel) => placeOf(panel.group) === 'centre';

function watchLayout(dock: Dock, api: DockviewApi): void {
  const refresh = () => {
    const active: DockState['active'] = {};
    for (const group of api.groups) {
      const place = placeOf(group);
      if (place !== 'centre' && group.activePanel) active[place] = group.activePanel.id;
    }
    const centre = api.activePanel && isCentre(api.activePanel) ? api.activePanel.id : undefined;
    const before = dock.store.getState().active.centre;
    const kept = centre ?? (before && api.getPanel(before) ? before : undefined);
    const fallback = api.groups.find((group) => placeOf(group) === 'centre')?.activePanel?.id;
    const chosen = kept ?? fallback;
    if (chosen) active.centre = chosen;
    const visible = { ...dock.store.getState().visible };
    for (const edge of edges) visible[edge] = isEdgeShown(api, edge);
    dock.store.setState({ active, visible });
  };
  api.onDidActivePanelChange(refresh);
  api.onDidLayoutChange(refresh);
  api.onDidRemovePanel((panel) => {
    dock.handles.delete(panel.id);
    dock.store.setState(({ tabs }) => ({
      tabs: Object.fromEntries(Object.entries(tabs).filter(([id]) => id !== panel.id)),
    }));
  });
}

function isEdgeShown(api: DockviewApi, edge: Edge): boolean {
  const group = api.getEdgeGroup(edgeOf[edge]);
  return !!group && api.isEdgeGroupVisible(edgeOf[edge]) && !group.isCollapsed();
}

function addPanel(api: DockviewApi, declaration: PanelDeclaration, options: OpenOptions): IDockviewPanel {
  const { id, place, keepAlive } = declaration;
  const renderer = keepAlive ? ('always' as const) : ('onlyWhenVisible' as const);
  const base = { id, component: id, renderer, inactive: true };
  if (place === 'centre') return api.addPanel({ ...base, ...centrePosition(api, options), inactive: false });
  return api.addPanel({ ...base, position: { referenceGroup: `edge-${place}` } });
}

function centrePosition(api: DockviewApi, options: OpenOptions): { position?: AddPanelPositionOptions } {
  const given = options.group ? api.getPanel(options.group) : undefined;
  const active =
    given?.group ?? (api.activeGroup && placeOf(api.activeGroup) === 'centre' ? api.activeGroup : undefined);
  const group = active ?? api.groups.find((other) => placeOf(other) === 'centre');
  // Without a group in the middle yet, `right` of everything is the middle: the edges are not part of the grid.
  if (!group) return { position: { direction: 'right' } };
  return { position: { referenceGroup: group.id, direction: options.beside ? 'right' : 'within' } };
}

function reveal(dock: Dock, api: DockviewApi, panel: IDockviewPanel, focus: boolean | undefined): void {
  const place = placeOf(panel.group);
  if (place !== 'centre') void setEdge(dock, api, place, true);
  panel.api.setActive();
  if (focus !== false) {
    const handle = dock.handles.get(panel.id);
    handle?.focus.setState((count) => count + 1, true);
  }
}

function showPanel(dock: Dock, api: DockviewApi, id: string, options: OpenOptions): void {
  const declaration = dock.registry.panel(id);
  if (!declaration) throw new Error(`No panel ${id}`);
  const shown = new Map(api.groups.map((group) => [group.id, group.activePanel?.id]));
  const panel = api.getPanel(id) ?? addPanel(api, declaration, options);
  const covered = shown.get(panel.group.id);
  if (declaration.onDemand && covered !== undefined && covered !== id) dock.covered.set(id, covered);
  reveal(dock, api, panel, options.focus);
}

function togglePanel(dock: Dock, api: DockviewApi, id: string): void {
  const panel = api.getPanel(id);
  const place = panel ? placeOf(panel.group) : 'centre';
  const isActive = panel !== undefined && panel.group.activePanel === panel;
  if (isActive && place !== 'centre' && isEdgeShown(api, place)) void setEdge(dock, api, place, false);
  else showPanel(dock, api, id, { focus: true });
}

function openTab(
  dock: Dock,
  api: DockviewApi,
  declaration: string,
  tab: { id: string; params: Record<string, unknown> },
  options: OpenOptions,
): PanelHandle {
  const existing = api.getPanel(tab.id);
  if (existing && !options.beside) {
    if (!options.preview) dock.setTab(tab.id, { preview: false });
    reveal(dock, api, existing, options.focus);
    return handleOf(dock, tab.id);
  }
  let id = tab.id;
  for (let copy = 2; api.getPanel(id); copy++) id = `${tab.id}#${copy}`;
  const position = centrePosition(api, options);
  const panel = api.addPanel({ id, component: declaration, params: tab.params, ...position });
  const replaced = options.preview && !options.beside ? previewIn(dock, panel.group, id) : undefined;
  dock.setTab(id, { preview: options.preview ?? false });
  if (replaced) api.removePanel(replaced);
  reveal(dock, api, panel, options.focus);
  return handleOf(dock, id);
}

function previewIn(dock: Dock, group: DockviewGroupPanel, except: string): IDockviewPanel | undefined {
  const { tabs } = dock.store.getState();
  return group.panels.find(({ id }) => id !== except && tabs[id]?.preview && !tabs[id]?.dirty);
}

function handleOf(dock: Dock, id: string): PanelHandle {
  const handle = dock.handles.get(id);
  if (!handle) throw new Error(`No panel ${id} in the layout`);
  return handle;
}

async function closeMany(dock: Dock, api: DockviewApi, ids: string[]): Promise<boolean> {
  for (const id of ids) {
    const panel = api.getPanel(id);
    const handle = dock.handles.get(id);
    if (!panel || !handle) continue;
    const place = placeOf(panel.group);
    if (place !== 'centre' && !dock.registry.panel(id)?.onDemand) {
      await setEdge(dock, api, place, false);
      continue;
    }
    if (!(await dock.guard.current(handle))) return false;
    const below = panel.api.isActive || panel.group.activePanel === panel ? dock.covered.get(id) : undefined;
    dock.covered.delete(id);
    api.removePanel(panel);
    // What a question stood over is there again once it is answered.
    if (place !== 'centre' && below !== undefined) api.getPanel(below)?.api.setActive();
  }
  keepFocus(dock);
  return true;
}

/** What had the focus went with its tab: the one that is shown now takes it, or the next key would go nowhere. */
function keepFocus(dock: Dock): void {
  const { centre } = dock.store.getState().active;
  if (centre === undefined || document.activeElement?.closest('[data-part], .panel')) return;
  dock.handles.get(centre)?.focus.setState((count) => count + 1, true);
}

function setEdge(dock: Dock, api: DockviewApi, edge: Edge, wanted?: boolean): Promise<void> {
  const visible = wanted ?? !isEdgeShown(api, edge);
  const group = api.getEdgeGroup(edgeOf[edge]);
  if (group) {
    if (api.isEdgeGroupVisible(edgeOf[edge]) !== visible) api.setEdgeGroupVisible(edgeOf[edge], visible);
    if (visible && group.isCollapsed()) group.expand();
  }
  dock.store.setState((state) => ({ visible: { ...state.visible, [edge]: visible } }));
  for (const panel of api.panels) {
    if (placeOf(panel.group) !== edge) continue;
    dock.handles.get(panel.id)?.visible.setState(visible && panel.group.activePanel === panel, true);
  }
  return Promise.resolve();
}

function movePanel(dock: Dock, api: DockviewApi, id: string, place: Place): void {
  const panel = api.getPanel(id);
  if (!panel) return;
  const group =
    place === 'centre'
      ? api.groups.find((other) => placeOf(other) === 'centre')
      : api.groups.find((other) => other.id === `edge-${place}`);
  if (!group) return;
  panel.api.moveTo({ group, position: place === 'centre' ? 'right' : 'center' });
  reveal(dock, api, panel, true);
}

/** Panels that a newer or older version knew are left out; what is left must hold together. */
async function loadLayout(
  dock: Dock,
  api: DockviewApi,
  layout: unknown,
  withProject: boolean,
): Promise<void> {
  if (
    isLayout(layout) &&
    Object.values(layout.panels).every(({ contentComponent }) => dock.registry.panel(contentComponent ?? ''))
  ) {
    try {
      api.fromJSON(layout);
      for (const { id, onDemand } of dock.registry.panels) {
        const left = onDemand ? api.getPanel(id) : undefined;
        if (left) api.removePanel(left);
      }
      dressEdges(api);
      addMissing(dock, api);
      return;
    } catch (error) {
      defaultLayout(dock, api, withProject);
      throw error;
    }
  }
  defaultLayout(dock, api, withProject);
  if (layout !== undefined) throw new Error('The layout names panels that this version does not have.');
}

function isLayout(value: unknown): value is SerializedDockview {
  return !!value && typeof value === 'object' && 'grid' in value && 'panels' in value;
}

function defaultLayout(dock: Dock, api: DockviewApi, withProject: boolean): void {
  api.clear();
  for (const edge of edges) {
    if (!api.getEdgeGroup(edgeOf[edge]))
      api.addEdgeGroup(edgeOf[edge], { id: `edge-${edge}`, ...sizes[edge] });
  }
  addMissing(dock, api);
  dressEdges(api);
  for (const edge of edges) {
    const first = dock.registry.inPlace(edge).find((panel) => panel.shown);
    if (first) api.getPanel(first.id)?.api.setActive();
    void setEdge(dock, api, edge, withProject && !!first);
  }
}

/** Panels of this version that the layout does not have yet take their declared place. */
function addMissing(dock: Dock, api: DockviewApi): void {
  for (const declaration of dock.registry.panels) {
    const { id, place, onDemand } = declaration;
    if (place !== 'centre' && !onDemand && !api.getPanel(id)) addPanel(api, declaration, {});
  }
}

/** The side group is chosen by the activity bar, so its own tabs stay hidden; the others wear them on top. */
function dressEdges(api: DockviewApi): void {
  for (const group of api.groups) {
    const place = placeOf(group);
    if (place === 'centre') continue;
    group.api.setHeaderPosition('top');
    group.header.hidden = place === 'side';
  }
}
