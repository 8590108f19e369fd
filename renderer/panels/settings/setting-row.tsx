import { useId, useState } from 'react';
import { useStore } from 'zustand';
import type { Setting } from '../../host.ts';
import { IconButton } from '../../kit/button.tsx';
import { useSay } from '../../kit/text.ts';
import type { SettingsValue } from '../../shell/settings.ts';
import type { Workbench } from '../../shell/workbench.ts';
import type { Scope } from './view.tsx';
import { settingsWords as w } from './words.ts';

interface Props {
  workbench: Workbench;
  setting: Setting;
  scope: Scope;
}

/** One setting: its title, what it means, its control, and the way back to the default. */
export function SettingRow({ workbench, setting, scope }: Props) {
  const say = useSay();
  const id = useId();
  const { values, view } = useStore(workbench.settings.store);
  const own = view?.[scope][setting.key];
  const value = scope === 'user' ? (view?.user[setting.key] ?? setting.default) : values[setting.key];
  const set = (next: SettingsValue | null) =>
    void workbench.attempt(() => workbench.settings.set(setting.key, next, scope));
  return (
    <div className="setting">
      <div className="setting-text">
        <label htmlFor={id}>{say(setting.title)}</label>
        {own !== undefined ? <span className="setting-changed">{say(w.modified)}</span> : null}
        <code>{setting.key}</code>
        {setting.description ? <p>{say(setting.description)}</p> : null}
      </div>
      <div className="setting-control">
        <Control id={id} setting={setting} value={value ?? setting.default} set={set} />
        {own !== undefined ? (
          <IconButton
            icon="discard"
            name={`${say(w.reset)}: ${say(setting.title)}`}
            onPress={() => set(null)}
          />
        ) : (
          <span className="setting-gap" />
        )}
      </div>
    </div>
  );
}

interface ControlProps {
  id: string;
  setting: Setting;
  value: unknown;
  set: (value: SettingsValue) => void;
}

function Control({ id, setting, value, set }: ControlProps) {
  const say = useSay();
  if (setting.type === 'boolean') {
    return (
      <input
        id={id}
        type="checkbox"
        checked={value === true}
        onChange={(event) => set(event.currentTarget.checked)}
      />
    );
  }
  if (setting.type === 'string' && setting.choices) {
    return (
      <select id={id} value={String(value)} onChange={(event) => set(event.currentTarget.value)}>
        {setting.choices.map((choice) => (
          <option key={choice.value} value={choice.value}>
            {say(choice.title)}
          </option>
        ))}
      </select>
    );
  }
  if (setting.type === 'strings') {
    const lines = Array.isArray(value) ? value.map(String) : [];
    const keep = (text: string) =>
      set(
        text
          .split('\n')
          .map((line) => line.trim())
          .filter(Boolean),
      );
    return <TypedText key={lines.join('\n')} id={id} value={lines.join('\n')} isLong keep={keep} />;
  }
  const isNumber = setting.type === 'number';
  const keep = (text: string) => (isNumber ? Number.isFinite(Number(text)) && set(Number(text)) : set(text));
  return <TypedText key={String(value)} id={id} value={String(value)} isNumber={isNumber} keep={keep} />;
}

/** Kept when the field is left or Enter is pressed, so that half a number is never refused. */
function TypedText(props: {
  id: string;
  value: string;
  isLong?: boolean;
  isNumber?: boolean;
  keep: (text: string) => unknown;
}) {
  const say = useSay();
  const [text, setText] = useState(props.value);
  const keep = () => text !== props.value && props.keep(text);
  if (props.isLong) {
    return (
      <textarea
        id={props.id}
        rows={3}
        value={text}
        placeholder={say(w.onePerLine)}
        spellCheck={false}
        onChange={(event) => setText(event.currentTarget.value)}
        onBlur={keep}
      />
    );
  }
  return (
    <input
      id={props.id}
      type={props.isNumber ? 'number' : 'text'}
      step="any"
      value={text}
      onChange={(event) => setText(event.currentTarget.value)}
      onBlur={keep}
      onKeyDown={(event) => event.key === 'Enter' && keep()}
    />
  );
}
