import type { Workbench } from '../../shell/workbench.ts';

export type Table = Awaited<ReturnType<Workbench['host']['client']['packages']['support']>>;
export type Tag = Table['tags'][number];

/** One line of the table. */
export interface SupportRow {
  kind: 'tag' | 'api';
  name: string;
  level: string;
  tag?: Tag;
}

export interface Wanted {
  query: string;
  /** Empty for all. */
  level: string;
  /** `tag view`, `api login`: only these, where given. */
  names: ReadonlySet<string> | undefined;
}

/** Tags first, then members of wx, each by name. A tag is found by its attributes and events as well. */
export function rowsOf({ tags, apis }: Table, { query, level, names }: Wanted): SupportRow[] {
  const asked = query.trim().toLowerCase();
  const wanted = asked.replace(/^wx\.|[<>]/g, '');
  // Who writes `wx.` or `<` has said which kind is meant.
  const kind = asked.startsWith('wx.') ? 'api' : asked.startsWith('<') ? 'tag' : undefined;
  const all: SupportRow[] = [
    ...tags.map((tag): SupportRow => ({ kind: 'tag', name: tag.tag, level: tag.support, tag })),
    ...Object.entries(apis).map(([name, one]): SupportRow => ({ kind: 'api', name, level: one })),
  ];
  const isNamed = ({ name, tag }: SupportRow) =>
    [name, ...Object.keys(tag?.props ?? {}), ...Object.keys(tag?.events ?? {})].some((one) =>
      one.toLowerCase().includes(wanted),
    );
  return all
    .filter((row) => !kind || row.kind === kind)
    .filter((row) => !level || row.level === level)
    .filter((row) => !names || names.has(`${row.kind} ${row.name}`))
    .filter((row) => !wanted || isNamed(row))
    .sort((a, b) => (a.kind === b.kind ? a.name.localeCompare(b.name, 'en') : a.kind === 'tag' ? -1 : 1));
}
