import { useEffect, useMemo, useRef, useState } from 'react';
import { useStore } from 'zustand';
import { IconButton } from '../../kit/button.tsx';
import { useSay, type Say } from '../../kit/text.ts';
import type { Command } from '../../shell/declaration.ts';
import { showKeys, strokeOf } from '../../shell/keys.ts';
import { isMac } from '../../shell/key-map.ts';
import type { Workbench } from '../../shell/workbench.ts';
import { settingsWords as w } from './words.ts';

const titleOf = (command: Command, say: Say) =>
  command.category ? `${say(command.category)}: ${say(command.title)}` : say(command.title);

/** Every command with its keys; pressing new ones writes a line of `workbench.keys`. */
export function KeysPage({ workbench }: { workbench: Workbench }) {
  const say = useSay();
  const [query, setQuery] = useState('');
  const [recording, setRecording] = useState<string>();
  useStore(workbench.keyMap);
  const commands = useMemo(
    () =>
      workbench.registry.commands
        .filter((command) => !command.hidden)
        .map((command) => ({ command, title: titleOf(command, say) }))
        .sort((a, b) => a.title.localeCompare(b.title)),
    [workbench, say],
  );
  const shown = commands.filter(({ command, title }) =>
    `${title} ${command.id} ${workbench.keysOf(command.id) ?? ''}`
      .toLowerCase()
      .includes(query.toLowerCase()),
  );
  return (
    <>
      <div className="settings-head">
        <input
          type="search"
          data-autofocus
          value={query}
          placeholder={say(w.searchKeys)}
          aria-label={say(w.searchKeys)}
          onChange={(event) => setQuery(event.currentTarget.value)}
        />
      </div>
      <table className="keys-table">
        <thead>
          <tr>
            <th>{say(w.command)}</th>
            <th>{say(w.key)}</th>
            <th aria-hidden="true" />
          </tr>
        </thead>
        <tbody>
          {shown.map(({ command, title }) => (
            <tr key={command.id}>
              <td title={command.id}>{title}</td>
              <td>
                {recording === command.id ? (
                  <Recorder workbench={workbench} command={command} onEnd={() => setRecording(undefined)} />
                ) : (
                  <kbd>{workbench.keysOf(command.id) ?? ''}</kbd>
                )}
              </td>
              <td>
                <IconButton
                  icon="edit"
                  name={say(w.record, { command: title })}
                  onPress={() => setRecording(command.id)}
                />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}

function Recorder({
  workbench,
  command,
  onEnd,
}: {
  workbench: Workbench;
  command: Command;
  onEnd: () => void;
}) {
  const say = useSay();
  const [keys, setKeys] = useState('');
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => field.current?.focus(), []);
  const keep = async (next: string) => {
    onEnd();
    const before = workbench.settings.get('workbench.keys');
    const others = (Array.isArray(before) ? before.map(String) : []).filter(
      (line) => !line.replace(/\s/g, '').startsWith(`${command.id}:`),
    );
    await workbench.attempt(() =>
      workbench.settings.set('workbench.keys', [...others, `${command.id}: ${next}`]),
    );
  };
  const clash = keys
    ? workbench.keyMap.getState().bindings.find((one) => one.keys === keys && one.command !== command.id)
    : undefined;
  const other = clash && workbench.registry.command(clash.command);
  return (
    <span className="recorder">
      <input
        ref={field}
        readOnly
        data-takes-keys
        value={keys ? showKeys(keys, isMac()) : ''}
        placeholder={say(w.press)}
        aria-label={say(w.press)}
        onBlur={onEnd}
        onKeyDown={(event) => {
          event.preventDefault();
          event.stopPropagation();
          if (event.key === 'Escape') onEnd();
          else if (event.key === 'Enter' && keys) void keep(keys);
          else setKeys(strokeOf(event, isMac()) ?? keys);
        }}
      />
      {other ? (
        <span className="recorder-clash">{say(w.usedBy, { command: titleOf(other, say) })}</span>
      ) : null}
      <span onPointerDown={(event) => event.preventDefault()}>
        <IconButton icon="trash" name={say(w.clear)} onPress={() => void keep('')} />
      </span>
    </span>
  );
}
