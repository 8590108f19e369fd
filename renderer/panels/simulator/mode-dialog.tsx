import { useState } from 'react';
import { Button } from '../../kit/button.tsx';
import { Dialog } from '../../kit/dialog.tsx';
import { Field } from '../../kit/field.tsx';
import { useSay } from '../../kit/text.ts';
import { SCENES } from './scenes.ts';
import type { CompileMode, SimulatorState } from './simulator-state.ts';
import { simulatorWords as w } from './words.ts';

export function ModeDialog(props: {
  pages: string[];
  mode: CompileMode | undefined;
  current: SimulatorState['page'];
  onClose: () => void;
  onSave: (mode: CompileMode) => void;
}) {
  const say = useSay();
  const { mode, current } = props;
  const shownQuery = new URLSearchParams(current?.query ?? {}).toString();
  const [name, setName] = useState(mode?.name ?? current?.path.split('/').at(-1) ?? '');
  const [page, setPage] = useState(
    mode?.pathName.replace(/^\//, '') ?? current?.path ?? props.pages[0] ?? '',
  );
  const [query, setQuery] = useState(mode?.query ?? shownQuery);
  const [scene, setScene] = useState(mode?.scene ? String(mode.scene) : '');
  const [update, setUpdate] = useState<string>(mode?.update ?? 'none');
  const save = () => {
    const number = Number.parseInt(scene, 10);
    props.onSave({
      name: name.trim() || page,
      pathName: page,
      query: query.replace(/^\?/, ''),
      scene: Number.isNaN(number) ? null : number,
      ...(update === 'ready' || update === 'failed' ? { update } : {}),
    });
  };
  const foot = (
    <>
      <Button onPress={props.onClose}>{say(w.cancel)}</Button>
      <Button primary onPress={save}>
        {say(w.save)}
      </Button>
    </>
  );
  return (
    <Dialog title={say(w.mode)} onClose={props.onClose} foot={foot}>
      <Field label={say(w.modeName)}>
        {(id) => (
          <input id={id} value={name} autoFocus onChange={(event) => setName(event.currentTarget.value)} />
        )}
      </Field>
      <Field label={say(w.modePage)}>
        {(id) => (
          <select id={id} value={page} onChange={(event) => setPage(event.currentTarget.value)}>
            {props.pages.map((path) => (
              <option key={path}>{path}</option>
            ))}
          </select>
        )}
      </Field>
      <Field label={say(w.modeQuery)} hint={say(w.modeQueryHint)}>
        {(id) => <input id={id} value={query} onChange={(event) => setQuery(event.currentTarget.value)} />}
      </Field>
      <SceneField value={scene} onChange={setScene} />
      <UpdateField value={update} onChange={setUpdate} />
    </Dialog>
  );
}

interface ChoiceProps {
  value: string;
  onChange: (value: string) => void;
}

function SceneField({ value, onChange }: ChoiceProps) {
  const say = useSay();
  return (
    <Field label={say(w.modeScene)}>
      {(id) => (
        <>
          <input
            id={id}
            list={`${id}-list`}
            inputMode="numeric"
            value={value}
            placeholder="1001"
            onChange={(event) => onChange(event.currentTarget.value)}
          />
          <datalist id={`${id}-list`}>
            {SCENES.map(({ id: scene, title }) => (
              <option key={scene} value={scene}>
                {say(title)}
              </option>
            ))}
          </datalist>
        </>
      )}
    </Field>
  );
}

function UpdateField({ value, onChange }: ChoiceProps) {
  const say = useSay();
  return (
    <Field label={say(w.modeUpdate)}>
      {(id) => (
        <select id={id} value={value} onChange={(event) => onChange(event.currentTarget.value)}>
          <option value="none">{say(w.updateNone)}</option>
          <option value="ready">{say(w.updateReady)}</option>
          <option value="failed">{say(w.updateFailed)}</option>
        </select>
      )}
    </Field>
  );
}
