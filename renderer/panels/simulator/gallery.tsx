import { useEffect, useRef, useState } from 'react';
import type { PageFinding } from '../../../contract/simulator-bridge.ts';
import { deviceById } from '../../../contract/devices.ts';
import { Button } from '../../kit/button.tsx';
import { Dialog } from '../../kit/dialog.tsx';
import { useSay } from '../../kit/text.ts';
import type { Workbench } from '../../shell/workbench.ts';
import { goTo } from './run.ts';
import { openFrame } from './simulator-frame.ts';
import { simulatorOf, type SimulatorState } from './simulator-state.ts';
import { simulatorWords as w } from './words.ts';

/** Opens every page of the program in a phone of its own and keeps a picture of each. */
export function Gallery({ workbench, state }: { workbench: Workbench; state: SimulatorState }) {
  const say = useSay();
  const { store } = simulatorOf(workbench);
  const [findings, setFindings] = useState<PageFinding[]>([]);
  const holder = useRef<HTMLDivElement>(null);
  const model = deviceById(state.settings.device);
  const close = () => store.setState({ showsGallery: false });
  useEffect(() => {
    const ended = new AbortController();
    void sweep(workbench, holder.current!, ended.signal, (finding) =>
      setFindings((found) => [...found, finding]),
    );
    return () => ended.abort();
  }, [workbench]);
  const bad = findings.filter(({ opened, problems }) => !opened || problems.length > 0).length;
  return (
    <Dialog
      title={say(w.gallery)}
      wide
      onClose={close}
      foot={<Button onPress={close}>{say(w.close)}</Button>}
    >
      <p className="simulator-gallery-head" role="status">
        {say(w.galleryCount, { done: findings.length, all: state.pages.length })}
        {bad > 0 ? ` · ${say(w.galleryBad, { count: bad })}` : ''}
      </p>
      <ul className="simulator-gallery">
        {findings.map((finding) => (
          <Page
            key={finding.path}
            finding={finding}
            onGo={() => {
              goTo(workbench, finding.path);
              close();
            }}
          />
        ))}
        {findings.length < state.pages.length ? (
          <li>
            <div className="simulator-gallery-now">
              <div ref={holder} style={{ width: model.width, height: model.height }} />
            </div>
          </li>
        ) : null}
      </ul>
    </Dialog>
  );
}

function Page({ finding, onGo }: { finding: PageFinding; onGo: () => void }) {
  const say = useSay();
  const { path, png, opened, blank, problems, milliseconds } = finding;
  const remark = !opened
    ? say(w.galleryFailed)
    : problems.length > 0
      ? say(w.galleryProblems, { count: problems.length })
      : blank
        ? say(w.galleryBlank)
        : '';
  return (
    <li>
      <button
        type="button"
        aria-label={say(w.galleryGo, { path })}
        title={problems.join('\n') || path}
        onClick={onGo}
      >
        {png ? <img src={png} alt="" /> : <span className="simulator-gallery-empty" />}
      </button>
      <span className="simulator-gallery-path">{path}</span>
      <span className="simulator-gallery-facts">
        {milliseconds} ms{remark ? <em>{remark}</em> : null}
      </span>
    </li>
  );
}

async function sweep(
  workbench: Workbench,
  holder: HTMLElement,
  signal: AbortSignal,
  found: (finding: PageFinding) => void,
): Promise<void> {
  const project = workbench.project.getState().open;
  if (!project) return;
  const address = await workbench.attempt(() =>
    workbench.host.client.builds.address({ projectId: project.id }),
  );
  if (!address || signal.aborted) return;
  let isAsked = false;
  const frame = openFrame({
    url: address.url,
    settings: () => simulatorOf(workbench).store.getState().settings,
    start: {},
    label: '',
    debugged: () => () => undefined,
    answers: () => undefined,
    heard(news) {
      if (news.type === 'program.started' && !isAsked) {
        isAsked = true;
        frame.tell({ type: 'sweep' });
      } else if (news.type === 'page.probed') found(news.finding);
      else if (news.type === 'sweep.ended') frame.dispose();
    },
  });
  signal.addEventListener('abort', () => frame.dispose(), { once: true });
  holder.replaceChildren(frame.element);
}
