import './settings.css';
import { useEffect, useMemo, useState } from 'react';
import { useStore } from 'zustand';
import type { Setting } from '../../host.ts';
import { Empty } from '../../kit/empty.tsx';
import { Icon } from '../../kit/icon.tsx';
import { useSay, type Text } from '../../kit/text.ts';
import type { PanelProps } from '../../shell/declaration.ts';
import type { Workbench } from '../../shell/workbench.ts';
import { KeysPage } from './keys-page.tsx';
import { pageOf } from './page.ts';
import { SettingRow } from './setting-row.tsx';
import { settingsWords as w } from './words.ts';

const groups: Record<string, Text> = {
  workbench: w.workbench,
  editor: w.editor,
  files: w.files,
  search: w.searchGroup,
  terminal: w.terminal,
  simulator: w.simulator,
};
export type Scope = 'user' | 'project';

export default function SettingsView({ workbench }: PanelProps) {
  const say = useSay();
  const store = pageOf(workbench);
  const page = useStore(store, (state) => state.page);
  return (
    <div className="settings">
      <div className="settings-page">
        <div className="settings-tabs" role="tablist">
          {(['settings', 'keys'] as const).map((id) => (
            <button
              key={id}
              type="button"
              role="tab"
              aria-selected={page === id}
              onClick={() => store.setState({ page: id })}
            >
              {say(id === 'settings' ? w.title : w.keys)}
            </button>
          ))}
        </div>
        {page === 'settings' ? <SettingsPage workbench={workbench} /> : <KeysPage workbench={workbench} />}
      </div>
    </div>
  );
}

/** Built from the host's catalogue: a new setting appears here by itself. */
function SettingsPage({ workbench }: { workbench: Workbench }) {
  const say = useSay();
  const [catalog, setCatalog] = useState<Setting[]>([]);
  const [query, setQuery] = useState('');
  const [scope, setScope] = useState<Scope>('user');
  const open = useStore(workbench.project, (state) => state.open);
  const view = useStore(workbench.settings.store, (state) => state.view);
  useEffect(() => {
    workbench.host.client.settings.catalog().then(setCatalog, workbench.report);
  }, [workbench]);
  const shown = useMemo(
    () =>
      catalog.filter(
        (setting) => (scope === 'user' || setting.scope === 'project') && isMatch(setting, query),
      ),
    [catalog, scope, query],
  );
  const names = [...new Set(shown.map(groupOf))];
  return (
    <>
      <div className="settings-head">
        <input
          type="search"
          data-autofocus
          value={query}
          placeholder={say(w.search)}
          aria-label={say(w.search)}
          onChange={(event) => setQuery(event.currentTarget.value)}
        />
        {open ? <ScopeSwitch scope={scope} onChange={setScope} /> : null}
      </div>
      {view?.problems.map((problem) => (
        <p key={`${problem.file}${problem.key}`} className="settings-problem" role="alert">
          <Icon name="warning" tone="warn" />
          {say(w.problems, { file: problem.file, key: problem.key ?? '', reason: say(problem.message) })}
        </p>
      ))}
      {shown.length === 0 && catalog.length ? <Empty text={say(w.none)} /> : null}
      {names.map((name) => (
        <section key={name} className="settings-group">
          <h2>{say(groups[name] ?? w.other)}</h2>
          {shown
            .filter((setting) => groupOf(setting) === name)
            .map((setting) => (
              <SettingRow key={setting.key} workbench={workbench} setting={setting} scope={scope} />
            ))}
        </section>
      ))}
      {view ? <p className="settings-file">{say(w.editFile, { file: view.userFile })}</p> : null}
    </>
  );
}

function ScopeSwitch({ scope, onChange }: { scope: Scope; onChange: (scope: Scope) => void }) {
  const say = useSay();
  return (
    <div className="scope-switch" role="radiogroup" aria-label={say(w.scope)}>
      {(['user', 'project'] as const).map((id) => (
        <button key={id} type="button" role="radio" aria-checked={scope === id} onClick={() => onChange(id)}>
          {say(w[id])}
        </button>
      ))}
    </div>
  );
}

const groupOf = ({ key }: Setting) => key.slice(0, key.indexOf('.'));

function isMatch({ key, title, description }: Setting, query: string): boolean {
  const text =
    `${key} ${title.en} ${title.zh} ${description?.en ?? ''} ${description?.zh ?? ''}`.toLowerCase();
  return query
    .toLowerCase()
    .split(/\s+/)
    .every((word) => text.includes(word));
}
