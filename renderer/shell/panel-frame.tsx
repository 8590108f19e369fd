import {
  Component,
  Suspense,
  lazy,
  useEffect,
  useRef,
  useState,
  type ComponentType,
  type ReactNode,
} from 'react';
import { useStore } from 'zustand';
import { Button } from '../kit/button.tsx';
import { Empty } from '../kit/empty.tsx';
import { mayTakeFocus } from '../kit/late-focus.ts';
import { useSay } from '../kit/text.ts';
import type { PanelDeclaration, PanelProps } from './declaration.ts';
import type { PanelHandle } from './dock.ts';
import { shellWords } from './words.ts';
import type { Workbench } from './workbench.ts';

const views = new WeakMap<PanelDeclaration, ComponentType<PanelProps>>();

function viewOf(declaration: PanelDeclaration): ComponentType<PanelProps> {
  const known = views.get(declaration);
  if (known) return known;
  const view = lazy(declaration.view);
  views.set(declaration, view);
  return view;
}

/** Loads a panel's view when it is first seen; a view that throws takes only itself down. */
export function PanelFrame({ workbench, panel }: { workbench: Workbench; panel: PanelHandle }) {
  const visible = useStore(panel.visible);
  const [seen, setSeen] = useState(visible);
  const [attempt, setAttempt] = useState(0);
  if (visible && !seen) setSeen(true);
  const box = useRef<HTMLDivElement>(null);
  if (!seen) return null;
  const View = viewOf(panel.declaration);
  return (
    <div className="panel" ref={box} data-panel={panel.declaration.id}>
      <Guard key={attempt} workbench={workbench} retry={() => setAttempt(attempt + 1)}>
        <Suspense fallback={<div className="panel-loading" />}>
          <View workbench={workbench} panel={panel} />
          <FocusTaker panel={panel} box={box} />
        </Suspense>
      </Guard>
    </div>
  );
}

/** Inside the Suspense: runs when the view is really there. */
function FocusTaker({ panel, box }: { panel: PanelHandle; box: React.RefObject<HTMLDivElement | null> }) {
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
