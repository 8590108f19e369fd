import './simulator.css';
import { useEffect, useLayoutEffect, useRef, useState } from 'react';
import { useStore } from 'zustand';
import { deviceById } from '../../../contract/devices.ts';
import type { PanelProps } from '../../shell/declaration.ts';
import { AddressLine } from './address-line.tsx';
import { Gallery } from './gallery.tsx';
import { Cover } from './cover.tsx';
import { DeviceValues } from './device-values.tsx';
import { start, stop } from './run.ts';
import { simulatorOf, type SimulatorState } from './simulator-state.ts';
import { Toolbar } from './toolbar.tsx';

/** The phone: its bar of controls, its screen, and where it is. */
export default function SimulatorView({ workbench }: PanelProps) {
  const { store } = simulatorOf(workbench);
  const state = useStore(store);
  const holder = useRef<HTMLDivElement>(null);
  const projectId = useStore(workbench.project, ({ open }) => open?.id);
  useEffect(() => {
    if (holder.current) void start(workbench, holder.current);
    return () => stop(workbench, 'empty');
  }, [workbench, projectId]);
  const restart = () => holder.current && void start(workbench, holder.current);
  return (
    <div className="simulator">
      <Toolbar workbench={workbench} state={state} onRestart={restart} />
      <div className="simulator-middle">
        <div className="simulator-split">
          <Stage state={state}>
            <div className="simulator-holder" ref={holder} />
            <Cover workbench={workbench} state={state} onRestart={restart} />
          </Stage>
          {state.showsDevice ? <DeviceValues workbench={workbench} state={state} /> : null}
        </div>
      </div>
      <AddressLine workbench={workbench} state={state} />
      {state.showsGallery ? <Gallery workbench={workbench} state={state} /> : null}
    </div>
  );
}

/** The phone's frame, as large as the zoom says or as the pane allows. */
function Stage({ state, children }: { state: SimulatorState; children: React.ReactNode }) {
  const stage = useRef<HTMLDivElement>(null);
  const [room, setRoom] = useState({ width: 0, height: 0 });
  useLayoutEffect(() => {
    const element = stage.current;
    if (!element) return;
    const observer = new ResizeObserver(() =>
      setRoom({ width: element.clientWidth, height: element.clientHeight }),
    );
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  const { settings, zoom } = state;
  const model = deviceById(settings.device);
  const [width, height] = settings.landscape ? [model.height, model.width] : [model.width, model.height];
  const fit = Math.min((room.width - 32) / width, (room.height - 32) / height, 1);
  const scale = zoom === 'fit' ? Math.max(0.2, fit) : zoom;
  const outer = { width: width * scale, height: height * scale };
  const inner = { width, height, transform: `scale(${scale})`, borderRadius: model.radius };
  return (
    <div className="simulator-stage" ref={stage}>
      <div className="simulator-outer" style={outer}>
        <div className="simulator-phone" style={inner} data-notch={settings.landscape ? 'none' : model.notch}>
          {children}
          <i className="simulator-notch" />
        </div>
      </div>
    </div>
  );
}
