import { useState } from 'react';
import { Button } from '../../kit/button.tsx';
import { Dialog } from '../../kit/dialog.tsx';
import { Field } from '../../kit/field.tsx';
import { useSay } from '../../kit/text.ts';
import type { CompileMode, SimulatorState } from './simulator-state.ts';
import { simulatorWords as w } from './words.ts';

/** Scenes that programs ask for most; any other number may be typed. */
const SCENES = [1001, 1005, 1007, 1008, 1011, 1012, 1036, 1037, 1044, 1047, 1058, 1089, 1154];

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
  const save = () => {
    const number = Number.parseInt(scene, 10);
    props.onSave({
      name: name.trim() || page,
      pathName: page,
      query: query.replace(/^\?/, ''),
      scene: Number.isNaN(number) ? null : number,
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
      <Field label={say(w.modeScene)}>
        {(id) => (
          <>
            <input
              id={id}
              list={`${id}-list`}
              inputMode="numeric"
              value={scene}
              placeholder="1001"
              onChange={(event) => setScene(event.currentTarget.value)}
            />
            <datalist id={`${id}-list`}>
              {SCENES.map((value) => (
                <option key={value} value={value} />
              ))}
            </datalist>
          </>
        )}
      </Field>
    </Dialog>
  );
}
