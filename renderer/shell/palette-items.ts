import { useEffect, useMemo, useState } from 'react';
import { useStore } from 'zustand';
import { useSay, type Say } from '../kit/text.ts';
import type { FileSymbol } from './editors.ts';
import { fileIcon } from './file-icon.ts';
import { fuzzy } from './palette.ts';
import { shellWords } from './words.ts';
import type { Workbench } from './workbench.ts';

export interface PaletteItem {
  id: string;
  title: string;
  detail?: string;
  icon?: string;
  keys?: string | undefined;
  refused?: string | undefined;
  at?: number[];
  run?: () => void;
}

const limit = 200;

/** What the box offers for the text typed so far; its first letter chooses the kind. */
export function usePaletteItems(workbench: Workbench, query: string): PaletteItem[] {
  const say = useSay();
  const kind = '>:@'.includes(query.charAt(0)) ? query.charAt(0) : '';
  const rest = query.slice(kind.length).trim();
  const files = useFiles(workbench, kind === '');
  const symbols = useSymbols(workbench, kind === '@');
  useStore(workbench.activity);
  return useMemo(() => {
    if (kind === '>') return commandItems(workbench, rest, say);
    if (kind === ':') return lineItems(workbench, rest, say);
    if (kind === '@') return symbolItems(workbench, rest, symbols);
    return fileItems(workbench, rest, files, say);
  }, [workbench, kind, rest, files, symbols, say]);
}

function useFiles(workbench: Workbench, wanted: boolean): string[] {
  const [files, setFiles] = useState<string[]>([]);
  useEffect(() => {
    let isHere = true;
    if (wanted) {
      workbench.files.all().then(
        (all) => isHere && setFiles(all),
        () => {
          // Without the list the box still finds what is open.
        },
      );
    }
    return () => void (isHere = false);
  }, [workbench, wanted]);
  return files;
}

function useSymbols(workbench: Workbench, wanted: boolean): FileSymbol[] {
  const [symbols, setSymbols] = useState<FileSymbol[]>([]);
  useEffect(() => {
    let isHere = true;
    if (wanted) {
      workbench.editors.engine
        .getState()
        ?.symbols()
        .then((found) => isHere && setSymbols(found))
        .catch(workbench.report);
    }
    return () => void (isHere = false);
  }, [workbench, wanted]);
  return symbols;
}

interface Ranked<T> {
  value: T;
  score: number;
  at: number[];
}

function rank<T>(values: readonly T[], query: string, textOf: (value: T) => string): Ranked<T>[] {
  const found: Ranked<T>[] = [];
  for (const value of values) {
    const match = fuzzy(query, textOf(value));
    if (match) found.push({ value, ...match });
  }
  return query ? found.sort((a, b) => b.score - a.score).slice(0, limit) : found;
}

function commandItems(workbench: Workbench, query: string, say: Say): PaletteItem[] {
  const recent = workbench.commands.recent();
  const titleOf = (id: string) => {
    const command = workbench.registry.command(id);
    if (!command) return id;
    return command.category ? `${say(command.category)}: ${say(command.title)}` : say(command.title);
  };
  const ids = workbench.registry.commands.filter(({ hidden }) => !hidden).map(({ id }) => id);
  const byUse = [
    ...recent.filter((id) => ids.includes(id)),
    ...ids.filter((id) => !recent.includes(id)).sort((a, b) => titleOf(a).localeCompare(titleOf(b))),
  ];
  return rank(byUse, query, (id) => titleOf(id)).map(({ value: id, at }) => {
    const command = workbench.registry.command(id);
    const refusal = command?.refuse?.(workbench);
    return {
      id,
      title: titleOf(id),
      at,
      keys: workbench.keysOf(id),
      refused: refusal ? say(refusal) : undefined,
      ...(command?.icon ? { icon: command.icon } : {}),
      run: () => void workbench.commands.run(id),
    };
  });
}

function fileItems(workbench: Workbench, query: string, files: string[], say: Say): PaletteItem[] {
  const [name = '', line] = query.split(':');
  const selection = line && /^\d+$/.test(line) ? { line: Number(line) - 1, column: 0 } : undefined;
  const recent = workbench.editors.recent();
  const found = name
    ? rank(files, name, (path) => path)
    : recent.map((value) => ({ value, score: 0, at: [] }));
  const rest = name ? [] : files.filter((path) => !recent.includes(path)).slice(0, limit);
  return [...found, ...rest.map((value) => ({ value, at: [] as number[] }))].map(({ value: path, at }) => {
    const slash = path.lastIndexOf('/') + 1;
    const note = !name && recent.includes(path) ? say(shellWords.recentlyOpened) : '';
    return {
      id: path,
      title: path.slice(slash),
      detail: [path.slice(0, Math.max(0, slash - 1)), note].filter(Boolean).join('  ·  '),
      icon: fileIcon(path).icon,
      at: at.filter((index) => index >= slash).map((index) => index - slash),
      run: () => void workbench.editors.open(path, selection ? { selection } : {}),
    };
  });
}

function lineItems(workbench: Workbench, query: string, say: Say): PaletteItem[] {
  const match = /^(\d+)(?::(\d+))?$/.exec(query);
  if (!match) return [{ id: 'usage', title: say(shellWords.lineUsage), icon: 'info' }];
  const line = Number(match[1]);
  const column = Number(match[2] ?? 1);
  const path = workbench.editors.activePath();
  const refused = path ? {} : { refused: say(shellWords.emptyEditor) };
  const run = () => {
    if (path) void workbench.editors.open(path, { selection: { line: line - 1, column: column - 1 } });
  };
  return [{ id: 'line', title: say(shellWords.lineHint, { line }), icon: 'arrow-right', run, ...refused }];
}

function symbolItems(workbench: Workbench, query: string, symbols: FileSymbol[]): PaletteItem[] {
  const path = workbench.editors.activePath();
  return rank(symbols, query, ({ name }) => name).map(({ value: symbol, at }, index) => ({
    id: `${symbol.name}-${symbol.line}-${index}`,
    title: symbol.name,
    detail: symbol.detail,
    icon: symbol.icon,
    at,
    run: () => {
      const { line, column } = symbol;
      if (path) void workbench.editors.open(path, { selection: { line, column } });
    },
  }));
}
