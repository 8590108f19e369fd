import { useInfiniteQuery } from '@tanstack/react-query';
import { Select } from 'antd';
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
    <Select
      className="team-filter"
      aria-label={say(words.team)}
      value={team}
      onChange={(value: string) => setTeam(value || null)}
      showSearch={{ optionFilterProp: 'label' }}
      popupMatchSelectWidth={false}
      options={[
        { value: '', label: say(words.allTeams) },
        ...teams.map(({ id, name }) => ({ value: id, label: name })),
      ]}
    />
  );
}
