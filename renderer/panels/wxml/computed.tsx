import { useState } from 'react';
import { useSay } from '../../kit/text.ts';
import { wxmlWords as w } from './words.ts';

export function ComputedTab({ computed }: { computed: readonly [string, string][] }) {
  const say = useSay();
  const [query, setQuery] = useState('');
  const wanted = query.trim().toLowerCase();
  const shown = computed.filter(([name, value]) => `${name}: ${value}`.toLowerCase().includes(wanted));
  return (
    <>
      <input
        className="wxml-filter"
        type="search"
        value={query}
        placeholder={say(w.filter)}
        aria-label={say(w.filter)}
        onChange={(event) => setQuery(event.currentTarget.value)}
      />
      <dl className="wxml-computed">
        {shown.map(([name, value]) => (
          <div key={name}>
            <dt>{String(name)}</dt>
            <dd>{String(value)}</dd>
          </div>
        ))}
      </dl>
    </>
  );
}
