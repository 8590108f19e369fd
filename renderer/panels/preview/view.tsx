import './preview.css';
import { useEffect, useState } from 'react';
import { useStore } from 'zustand';
import { Button } from '../../kit/button.tsx';
import { Check, Field } from '../../kit/field.tsx';
import { useSay } from '../../kit/text.ts';
import { accountOf } from '../../shell/account.ts';
import { Reach } from '../../shell/reach.tsx';
import type { PanelProps } from '../../shell/declaration.ts';
import type { Workbench } from '../../shell/workbench.ts';
import { Phones } from './phones.tsx';
import {
  changePreview,
  closePreview,
  lookForProgram,
  openPreview,
  previewOf,
  type Audience,
  type ShownPreview,
} from './preview-state.ts';
import { previewWords as w } from './words.ts';

/** The project on phones: a code to scan, for whom and how long, and who has it open. */
export default function PreviewView({ workbench }: PanelProps) {
  const say = useSay();
  const isSignedIn = useStore(accountOf(workbench), (account) => account?.user !== undefined);
  const address = useStore(accountOf(workbench), (account) => account?.address ?? '');
  const project = useStore(workbench.project, ({ open }) => open?.id);
  const state = useStore(previewOf(workbench));
  const { shown, programId, isOpening, trouble } = state;
  useEffect(() => {
    if (isSignedIn && project !== undefined) void lookForProgram(workbench);
  }, [workbench, isSignedIn, project]);
  const publish = () => void workbench.dock.show('publish');
  return (
    <>
      <div className="panel-head">
        <h2>{say(w.title)}</h2>
      </div>
      <div className="preview-page">
        {shown ? <Code workbench={workbench} shown={shown} /> : <p>{say(w.intro)}</p>}
        {!isSignedIn ? (
          <Ask text={say(w.signInFirst)} button={say(w.signIn)} onPress={publish} />
        ) : programId === null && !trouble ? (
          <Ask text={say(w.chooseFirst)} button={say(w.choose)} onPress={publish} />
        ) : (
          <>
            <Reach workbench={workbench} address={address} />
            <Wishes workbench={workbench} />
          </>
        )}
        {(trouble ?? shown?.trouble) ? (
          <p className="field-error" role="alert">
            {trouble ?? shown?.trouble}
          </p>
        ) : null}
        {isSignedIn && programId && !shown ? (
          <Button primary icon="device-mobile" busy={isOpening} onPress={() => void openPreview(workbench)}>
            {say(isOpening ? w.opening : w.doOpen)}
          </Button>
        ) : null}
        {shown ? <Phones shown={shown} /> : null}
      </div>
    </>
  );
}

function Ask(props: { text: string; button: string; onPress: () => void }) {
  return (
    <>
      <p>{props.text}</p>
      <Button primary onPress={props.onPress}>
        {props.button}
      </Button>
    </>
  );
}

function Code({ workbench, shown }: { workbench: Workbench; shown: ShownPreview }) {
  const say = useSay();
  const seconds = useSecondsUntil(shown.expiresAt);
  const time =
    seconds >= 120 ? say(w.minutesLeft, { n: Math.floor(seconds / 60) }) : say(w.secondsLeft, { n: seconds });
  const copy = async () => {
    await workbench.attempt(() => navigator.clipboard.writeText(shown.url));
    workbench.notices.show({ tone: 'info', text: w.copied });
  };
  return (
    <div className="preview-code">
      <img alt={say(w.code)} src={`data:image/svg+xml,${encodeURIComponent(shown.svg)}`} />
      <p className="preview-url">{shown.url}</p>
      <p role="status">
        {say(w.left, { time })} · {say(w.sent, { n: shown.build, ms: shown.milliseconds })}
      </p>
      <div className="preview-actions">
        <Button icon="copy" onPress={() => void copy()}>
          {say(w.copy)}
        </Button>
        <Button icon="refresh" onPress={() => void openPreview(workbench)}>
          {say(w.newCode)}
        </Button>
        <Button danger onPress={() => void closePreview(workbench)}>
          {say(w.end)}
        </Button>
      </div>
    </div>
  );
}

const audiences: readonly Audience[] = ['me', 'testers', 'link'];
const lengths = [
  [15, w.quarter],
  [60, w.hour],
  [1440, w.day],
] as const;

/** For whom, how long, and whether saves follow: for the next preview and for the one that is open. */
function Wishes({ workbench }: { workbench: Workbench }) {
  const say = useSay();
  const { audience, minutes, isAuto, shown } = useStore(previewOf(workbench));
  return (
    <div className="preview-wishes">
      <Field label={say(w.audience)}>
        {(id) => (
          <select
            id={id}
            value={shown?.audience ?? audience}
            onChange={({ currentTarget }) =>
              void changePreview(workbench, { audience: currentTarget.value as Audience })
            }
          >
            {audiences.map((each) => (
              <option key={each} value={each}>
                {say(w[each])}
              </option>
            ))}
          </select>
        )}
      </Field>
      <Field label={say(w.lasts)}>
        {(id) => (
          <select
            id={id}
            value={minutes}
            onChange={({ currentTarget }) =>
              void changePreview(workbench, { minutes: Number(currentTarget.value) })
            }
          >
            {lengths.map(([value, text]) => (
              <option key={value} value={value}>
                {say(text)}
              </option>
            ))}
          </select>
        )}
      </Field>
      <Check
        label={say(w.auto)}
        hint={say(w.autoHint)}
        checked={shown?.isAuto ?? isAuto}
        onChange={(checked) => void changePreview(workbench, { isAuto: checked })}
      />
    </div>
  );
}

function useSecondsUntil(at: number): number {
  const [now, setNow] = useState(Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 1000);
    return () => clearInterval(timer);
  }, []);
  return Math.max(0, Math.ceil((at - now) / 1000));
}
