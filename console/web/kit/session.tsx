import { useQuery } from '@tanstack/react-query';
import { createContext, useContext } from 'react';
import type { ReactNode } from 'react';
import { ask } from './ask.ts';
import type { OutputOf } from './console.ts';
import { useParam } from './router.tsx';

export type Me = OutputOf<'sessions.me'>;

const MeContext = createContext<Me | null>(null);

export function SignedIn({ me, children }: { me: Me; children: ReactNode }) {
  return <MeContext value={me}>{children}</MeContext>;
}

/** Whoever is signed in; only below the frame. */
export function useMe(): Me {
  return useContext(MeContext)!;
}

/** The team filter of the frame, in the URL as `team`; '' means all. */
export function useTeam(): [string, (teamId: string | null) => void] {
  const [team, setTeam] = useParam('team', '');
  return [team, (teamId) => setTeam(teamId)];
}

export interface At {
  teamId?: string;
  programId?: string;
  appId?: string;
}

/** `const may = useMay({ programId })`, then `may('versions.publish')`. Undefined until the console has answered. */
export function useMay(at: At = {}): (permission: string) => boolean | undefined {
  const { data } = useQuery({ ...ask('permissions.mine', at), staleTime: 60_000 });
  return (permission) => data?.allowed.includes(permission);
}
