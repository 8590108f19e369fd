import type { StorageType } from '../../../contract/debug/storage.ts';
import { Button } from '../../kit/button.tsx';
import { Empty } from '../../kit/empty.tsx';
import { useSay } from '../../kit/text.ts';
import type { Workbench } from '../../shell/workbench.ts';
import { isChanged, openEntry, saveEntry, storageOf, type Draft } from './storage-state.ts';
import { storageWords as w } from './words.ts';

const TYPES: StorageType[] = ['String', 'Number', 'Boolean', 'Object', 'Array', 'Date', 'Null'];

/** One entry, to be seen whole and edited. Nothing is written before Save. */
export function Entry({ workbench, draft }: { workbench: Workbench; draft: Draft | undefined }) {
  const say = useSay();
  const store = storageOf(workbench);
  if (!draft)
    return (
      <div className="storage-entry">
        <Empty text={say(w.choose)} />
      </div>
    );
  const change = (edit: Partial<Draft>) => {
    const { error: _error, ...rest } = draft;
    store.setState({ draft: { ...rest, ...edit } });
  };
  const revert = () =>
    draft.before === undefined
      ? store.setState({ draft: undefined })
      : void workbench.attempt(() => openEntry(workbench, draft.before!));
  const { key, type, text, error, isStale } = draft;
  const isDirty = isChanged(draft);
  return (
    <form
      className="storage-entry"
      aria-label={say(w.entry)}
      onSubmit={(event) => {
        event.preventDefault();
        void saveEntry(workbench);
      }}
      onKeyDown={(event) => {
        if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
        event.preventDefault();
        if (isDirty && key !== '') void saveEntry(workbench);
      }}
    >
      <div className="storage-entry-head">
        <input
          value={key}
          aria-label={say(w.key)}
          placeholder={say(w.key)}
          autoFocus={draft.before === undefined}
          onChange={(event) => change({ key: event.currentTarget.value })}
        />
        <select
          value={type}
          aria-label={say(w.type)}
          onChange={(event) => change({ type: event.currentTarget.value as StorageType })}
        >
          {(TYPES.includes(type) ? TYPES : [...TYPES, type]).map((one) => (
            <option key={one}>{one}</option>
          ))}
        </select>
      </div>
      <textarea
        value={text}
        aria-label={say(w.value)}
        spellCheck={false}
        onChange={(event) => change({ text: event.currentTarget.value })}
      />
      {error ? (
        <p className="field-error" role="alert">
          {error}
        </p>
      ) : isStale ? (
        <p className="field-hint">{say(w.changedOutside)}</p>
      ) : null}
      <div className="storage-entry-foot">
        <Button onPress={revert}>{say(w.revert)}</Button>
        <Button
          primary
          refused={key === '' ? say(w.needsKey) : undefined}
          onPress={() => void saveEntry(workbench)}
        >
          {say(w.save)}
        </Button>
      </div>
    </form>
  );
}
