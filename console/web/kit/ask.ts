import { infiniteQueryOptions, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import type { QueryClient, UseMutationResult } from '@tanstack/react-query';
import { call } from './console.ts';
import type { CallName, InputOf, ItemOf, OutputOf } from './console.ts';
import { useNotices } from './notices.tsx';

/** `useQuery(ask('programs.get', { programId }))` */
export function ask<Name extends CallName>(name: Name, input: InputOf<Name>) {
  return queryOptions<OutputOf<Name>>({
    queryKey: [...name.split('.'), input],
    queryFn: ({ signal }) => call(name, input, signal),
  });
}

export interface PageOf<Item> {
  items: Item[];
  next: string | null;
}

/** `useInfiniteQuery(askPages('programs.list', { teamId }))`: a list with a cursor, page after page. */
export function askPages<Name extends CallName>(name: Name, input: Omit<InputOf<Name>, 'cursor'>) {
  return infiniteQueryOptions({
    queryKey: [...name.split('.'), 'pages', input],
    queryFn: ({ pageParam, signal }) =>
      call(
        name,
        { ...input, ...(pageParam !== null && { cursor: pageParam }) } as InputOf<Name>,
        signal,
      ) as Promise<PageOf<ItemOf<Name>>>,
    initialPageParam: null as string | null,
    getNextPageParam: (page: PageOf<ItemOf<Name>>) => page.next,
  });
}

/**
 * A change: afterwards every list on the page is read again, and a refusal becomes a notice. `isQuiet`: whoever calls shows the refusal
 * itself (a form does).
 */
export function useChange<Name extends CallName>(
  name: Name,
  options: { isQuiet?: boolean; done?: (answer: OutputOf<Name>) => void } = {},
): UseMutationResult<OutputOf<Name>, Error, InputOf<Name>> {
  const queries = useQueryClient();
  const notices = useNotices();
  return useMutation<OutputOf<Name>, Error, InputOf<Name>>({
    mutationFn: (input) => call(name, input),
    onSuccess: async (answer) => {
      await refresh(queries);
      options.done?.(answer);
    },
    onError: (error) => {
      if (!options.isQuiet) notices.refused(error);
    },
  });
}

/** What never changes while somebody looks at it. The offline package belongs to one version, whose id is in its key. */
const still = new Set([
  'permissions.matrix',
  'settings.scopes',
  'programs.categories',
  'programs.offline',
  'messages.library',
]);

/** Reads again what is on the page; the rest when it is next shown. */
export function refresh(queries: QueryClient): Promise<void> {
  return queries.invalidateQueries({
    predicate: ({ queryKey }) => !still.has(`${String(queryKey[0])}.${String(queryKey[1])}`),
  });
}
