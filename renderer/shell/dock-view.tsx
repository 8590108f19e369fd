import 'dockview/dist/styles/dockview.css';
import './dock.css';
import {
  createDockview,
  type DockviewGroupPanel,
  type IContentRenderer,
  type ITabRenderer,
  type GroupPanelPartInitParameters,
} from 'dockview';
import { useEffect, useRef, type ReactNode } from 'react';
import { createPortal } from 'react-dom';
import { createStore, type StoreApi } from 'zustand/vanilla';
import { useStore } from 'zustand';
import { PanelFrame } from './panel-frame.tsx';
import { TabView } from './tab-view.tsx';
import { GroupActions } from './group-actions.tsx';
import { Watermark } from './watermark.tsx';
import type { PanelHandle } from './dock.ts';
import type { Workbench } from './workbench.ts';

interface Slot {
  key: string;
  element: HTMLElement;
  draw: () => ReactNode;
}

/** The layout library owns the boxes, React owns what is in them: one tree of portals. */
export default function DockView({ workbench }: { workbench: Workbench }) {
  const box = useRef<HTMLDivElement>(null);
  const slots = useRef<StoreApi<Slot[]>>(null);
  slots.current ??= createStore<Slot[]>(() => []);
  const store = slots.current;
  useEffect(() => {
    if (!box.current) return;
    const api = createDockview(box.current, dockOptions(workbench, store));
    workbench.dock.attach(api);
    return () => api.dispose();
  }, [workbench, store]);
  const drawn = useStore(store);
  return (
    <div className="dock" ref={box}>
      {drawn.map((slot) => createPortal(slot.draw(), slot.element, slot.key))}
    </div>
  );
}

function dockOptions(workbench: Workbench, slots: StoreApi<Slot[]>) {
  const slot = (key: string, className: string, draw: () => ReactNode) => {
    const element = document.createElement('div');
    element.className = className;
    slots.setState((all) => [...all, { key, element, draw }], true);
    const dispose = () => slots.setState((all) => all.filter((other) => other.element !== element), true);
    return { element, dispose };
  };
  let actions = 0;
  return {
    className: 'dockview-tessera',
    theme: { name: 'tessera', className: 'dockview-theme-tessera', gap: 0 },
    disableFloatingGroups: true,
    // VS Code's behaviour: the editor takes what a resized window gives or takes, the others keep their size.
    proportionalLayout: false,
    noPanelsOverlay: 'watermark' as const,
    scrollbars: 'native' as const,
    createComponent: ({ id, name }: { id: string; name: string }): IContentRenderer => {
      const handle = createHandle(workbench, id, name);
      const { element, dispose } = slot(`content-${id}`, 'panel-box', () => (
        <PanelFrame workbench={workbench} panel={handle} />
      ));
      return {
        element,
        dispose,
        init: (params: GroupPanelPartInitParameters) => followVisibility(handle, params),
      };
    },
    createTabComponent: ({ id }: { id: string; name: string }): ITabRenderer => {
      const { element, dispose } = slot(`tab-${id}-${++actions}`, 'tab-box', () => (
        <TabView workbench={workbench} id={id} />
      ));
      return { element, dispose, init: () => {} };
    },
    defaultTabComponent: 'tab',
    createRightHeaderActionComponent: (group: DockviewGroupPanel) => ({
      ...slot(`actions-${++actions}`, 'group-actions', () => (
        <GroupActions workbench={workbench} group={group} />
      )),
      init: () => {},
    }),
    createWatermarkComponent: () => ({
      ...slot(`watermark-${++actions}`, 'watermark-box', () => <Watermark workbench={workbench} />),
      init: () => {},
    }),
  };
}

function createHandle(workbench: Workbench, id: string, name: string): PanelHandle {
  const declaration = workbench.registry.panel(name);
  if (!declaration) throw new Error(`No panel ${name}`);
  const handle: PanelHandle = {
    id,
    declaration,
    params: {},
    visible: createStore<boolean>(() => false),
    focus: createStore<number>(() => 0),
    setTab: (tab) => workbench.dock.setTab(id, tab),
    close: () => void workbench.dock.close(id),
  };
  workbench.dock.handles.set(id, handle);
  return handle;
}

function followVisibility(handle: PanelHandle, params: GroupPanelPartInitParameters): void {
  handle.params = params.params;
  const { tab } = handle.declaration;
  if (tab) handle.setTab(tab(handle.params));
  handle.visible.setState(params.api.isVisible, true);
  params.api.onDidVisibilityChange(({ isVisible }) => handle.visible.setState(isVisible, true));
}
