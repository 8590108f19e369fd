import { useEffect, useMemo, useRef, useState } from 'react';
import { useStore } from 'zustand';
import { Icon } from '../kit/icon.tsx';
import { List } from '../kit/list.tsx';
import { useSay } from '../kit/text.ts';
import { usePaletteItems, type PaletteItem } from './palette-items.ts';
import { fuzzy } from './palette.ts';
import type { Pick } from './questions.ts';
import { shellWords } from './words.ts';
import type { Workbench } from './workbench.ts';

/** One box for commands, files, lines, symbols, and for every choice a command asks for. */
export function PaletteView({ workbench }: { workbench: Workbench }) {
  const query = useStore(workbench.palette.store, (state) => state.query);
  const pick = useStore(workbench.questions.store, (state) => state.pick);
  if (pick) return <PickBox pick={pick} />;
  return query === undefined ? null : <CommandBox workbench={workbench} query={query} />;
}

function CommandBox({ workbench, query }: { workbench: Workbench; query: string }) {
  const say = useSay();
  const items = usePaletteItems(workbench, query);
  const choose = (item: PaletteItem) => {
    if (item.refused) return;
    workbench.palette.close();
    item.run?.();
  };
  return (
    <QuickBox
      label={say(shellWords.commandPalette)}
      placeholder={say(shellWords.paletteFiles)}
      query={query}
      setQuery={(text) => workbench.palette.store.setState({ query: text })}
      items={items}
      choose={choose}
      close={() => workbench.palette.close()}
    />
  );
}

function PickBox({ pick }: { pick: Pick }) {
  const say = useSay();
  const [query, setQuery] = useState('');
  const items = useMemo(() => filterItems(query, pick.items), [query, pick.items]);
  const start = Math.max(
    0,
    pick.items.findIndex((item) => item.current),
  );
  return (
    <QuickBox
      label={say(pick.placeholder)}
      placeholder={say(pick.placeholder)}
      query={query}
      setQuery={setQuery}
      items={items}
      start={start}
      choose={(item) => !item.refused && pick.settle(item.id)}
      onMove={(item) => pick.onMove?.(item.id)}
      close={() => {
        pick.onMove?.(undefined);
        pick.settle(undefined);
      }}
    />
  );
}

function filterItems(query: string, items: PaletteItem[]): PaletteItem[] {
  if (!query) return items;
  return items
    .map((item) => ({ item, match: fuzzy(query, item.title) }))
    .filter(({ match }) => match !== undefined)
    .sort((a, b) => (b.match?.score ?? 0) - (a.match?.score ?? 0))
    .map(({ item, match }) => ({ ...item, at: match?.at ?? [] }));
}

interface QuickBoxProps {
  label: string;
  placeholder: string;
  query: string;
  setQuery: (query: string) => void;
  items: PaletteItem[];
  start?: number;
  choose: (item: PaletteItem) => void;
  onMove?: (item: PaletteItem) => void;
  close: () => void;
}

function QuickBox(props: QuickBoxProps) {
  const { items } = props;
  const [focused, setFocused] = useState(props.start ?? 0);
  const [before] = useState(() => document.activeElement);
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => {
    const field = input.current;
    field?.focus();
    field?.setSelectionRange(field.value.length, field.value.length);
    return () => {
      if (before instanceof HTMLElement && before.isConnected) before.focus();
    };
  }, [before]);
  const shown = Math.min(focused, items.length - 1);
  const move = (index: number) => {
    const wrapped = (index + items.length) % Math.max(1, items.length);
    setFocused(wrapped);
    const item = items[wrapped];
    if (item) props.onMove?.(item);
  };
  const onKeyDown = (event: React.KeyboardEvent) => {
    const steps: Record<string, number> = { ArrowDown: 1, ArrowUp: -1, PageDown: 10, PageUp: -10 };
    const step = steps[event.key];
    event.stopPropagation();
    if (step !== undefined) {
      event.preventDefault();
      move(shown + step);
    } else if (event.key === 'Enter') {
      // The focus goes back before the key comes up: it must not reach the editor.
      event.preventDefault();
      const item = items[shown];
      if (item) props.choose(item);
    } else if (event.key === 'Escape') props.close();
  };
  return (
    <div
      className="quick-back"
      onPointerDown={(event) => event.target === event.currentTarget && props.close()}
    >
      <div className="quick" role="dialog" aria-label={props.label} onKeyDown={onKeyDown}>
        <input
          ref={input}
          role="combobox"
          aria-expanded="true"
          aria-controls="quick-list"
          aria-label={props.label}
          aria-activedescendant={items.length ? `quick-${shown}` : undefined}
          placeholder={props.placeholder}
          spellCheck={false}
          value={props.query}
          onChange={(event) => {
            setFocused(0);
            props.setQuery(event.currentTarget.value);
          }}
          onBlur={(event) => {
            if (!event.currentTarget.closest('.quick')?.contains(event.relatedTarget))
              queueMicrotask(props.close);
          }}
        />
        <div className="quick-list" id="quick-list" style={{ height: Math.min(items.length, 14) * 26 }}>
          <List
            id="quick"
            label={props.label}
            items={items}
            rowHeight={26}
            focused={shown}
            keyOf={(item) => item.id}
            onFocus={() => {}}
            onOpen={(item) => props.choose(item)}
            rowClass={(item) => (item.refused ? 'refused' : '')}
            row={(item) => <QuickRow item={item} />}
          />
        </div>
        {items.length === 0 ? <NoMatch /> : null}
      </div>
    </div>
  );
}

function NoMatch() {
  const say = useSay();
  return (
    <p className="quick-none">
      {say(shellWords.noMatches)}
      {say(shellWords.paletteHint)}
    </p>
  );
}

function QuickRow({ item }: { item: PaletteItem }) {
  return (
    <>
      <Icon name={item.icon ?? 'blank'} />
      <span className="quick-title">
        <Marked text={item.title} at={item.at ?? []} />
      </span>
      {item.detail ? <span className="quick-detail">{item.detail}</span> : null}
      {item.refused ? <span className="quick-detail">{item.refused}</span> : null}
      {item.keys ? <kbd>{item.keys}</kbd> : null}
    </>
  );
}

/** The letters that matched stand out. */
function Marked({ text, at }: { text: string; at: number[] }) {
  const places = new Set(at);
  const parts: { text: string; hit: boolean }[] = [];
  for (let index = 0; index < text.length; index++) {
    const hit = places.has(index);
    const last = parts[parts.length - 1];
    if (last?.hit === hit) last.text += text[index] ?? '';
    else parts.push({ text: text[index] ?? '', hit });
  }
  return parts.map((part, index) =>
    part.hit ? <b key={index}>{part.text}</b> : <span key={index}>{part.text}</span>,
  );
}
