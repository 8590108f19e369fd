import { useInfiniteQuery } from '@tanstack/react-query';
import { askPages } from '../../kit/ask.ts';

export const askTeams = askPages('teams.list', { limit: 200 });

/** The teams the viewer may see, by their id. */
export function useTeams() {
  const { data } = useInfiniteQuery({ ...askTeams, staleTime: 60_000 });
  const items = data?.pages.flatMap((page) => page.items) ?? [];
  return {
    items,
    isLoaded: data !== undefined,
    nameOf: (teamId: string) => items.find(({ id }) => id === teamId)?.name ?? '',
  };
}
