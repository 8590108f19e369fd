import { Component, useEffect, useRef, useState, type ReactNode } from 'react';
import { useStore } from 'zustand';
import { Button } from '../kit/button.tsx';
import { Empty } from '../kit/empty.tsx';
import { late, useLate, type Late } from '../kit/late.ts';
import { mayTakeFocus } from '../kit/late-focus.ts';
import { useSay } from '../kit/text.ts';
import type { PanelDeclaration, PanelProps } from './declaration.ts';
import type { PanelHandle } from './dock.ts';
import { shellWords } from './words.ts';
import type { Workbench } from './workbench.ts';

const views = new WeakMap<PanelDeclaration, Late<PanelProps>>();

function viewOf(declaration: PanelDeclaration): Late<PanelProps> {
  const known = views.get(declaration) ?? late(declaration.view);
  views.set(declaration, known);
  return known;
}

/** Loads a panel's view when it is first seen; a view that throws takes only itself down. */
export function PanelFrame({ workbench, panel }: { workbench: Workbench; panel: PanelHandle }) {
  const visible = useStore(panel.visible);
  const [seen, setSeen] = useState(visible);
  const [attempt, setAttempt] = useState(0);
  if (visible && !seen) setSeen(true);
  const box = useRef<HTMLDivElement>(null);
  if (!seen) return null;
  return (
    <div className="panel" ref={box} data-panel={panel.declaration.id}>
      <Guard key={attempt} workbench={workbench} retry={() => setAttempt(attempt + 1)}>
        <Loaded workbench={workbench} panel={panel} box={box} />
      </Guard>
    </div>
  );
}

type Box = React.RefObject<HTMLDivElement | null>;

function Loaded({ workbench, panel, box }: { workbench: Workbench; panel: PanelHandle; box: Box }) {
  const View = useLate(viewOf(panel.declaration));
  if (!View) return <div className="panel-loading" />;
  return (
    <>
      <View workbench={workbench} panel={panel} />
      <FocusTaker panel={panel} box={box} />
    </>
  );
}

/** Drawn with the view: runs when that is really there. */
function FocusTaker({ panel, box }: { panel: PanelHandle; box: Box }) {
  const wanted = useStore(panel.focus);
  useEffect(() => {
    if (wanted === 0 || !mayTakeFocus()) return;
    const target = box.current?.querySelector<HTMLElement>('[data-autofocus]') ?? firstFocusable(box.current);
    target?.focus();
  }, [wanted, box]);
  return null;
}

function firstFocusable(box: HTMLElement | null): HTMLElement | null {
  // A list is what its panel is about; the buttons above it come after.
  const list = box?.querySelector<HTMLElement>('.list');
  return list ?? box?.querySelector<HTMLElement>('[tabindex="0"], input, textarea, button, select') ?? null;
}

interface GuardProps {
  workbench: Workbench;
  retry: () => void;
  children: ReactNode;
}

class Guard extends Component<GuardProps, { failed: boolean }> {
  override state = { failed: false };

  static getDerivedStateFromError() {
    return { failed: true };
  }

  override componentDidCatch(error: unknown) {
    this.props.workbench.report(error);
  }

  override render() {
    return this.state.failed ? <Broken retry={this.props.retry} /> : this.props.children;
  }
}

function Broken({ retry }: { retry: () => void }) {
  const say = useSay();
  return (
    <Empty text={say(shellWords.viewBroken)}>
      <Button onPress={retry}>{say(shellWords.tryAgain)}</Button>
    </Empty>
  );
}
