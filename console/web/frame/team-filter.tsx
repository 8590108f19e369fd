import { useInfiniteQuery } from '@tanstack/react-query';
import { askPages } from '../kit/ask.ts';
import { useSay } from '../kit/language.tsx';
import { useTeam } from '../kit/session.tsx';
import { words } from './words.ts';

/** R-MP-03: narrows every list to one team; part of the URL. */
export function TeamFilter() {
  const say = useSay();
  const [team, setTeam] = useTeam();
  const { data } = useInfiniteQuery({ ...askPages('teams.list', { limit: 200 }), staleTime: 60_000 });
  const teams = data?.pages.flatMap(({ items }) => items) ?? [];
  if (teams.length === 0) return null;
  return (
    <select
      className="field team-filter"
      aria-label={say(words.team)}
      value={team}
      onChange={({ target }) => setTeam(target.value || null)}
    >
      <option value="">{say(words.allTeams)}</option>
      {teams.map(({ id, name }) => (
        <option key={id} value={id}>
          {name}
        </option>
      ))}
    </select>
  );
}
