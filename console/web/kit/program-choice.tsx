import { useQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import { useEffect } from 'react';
import type { ReactNode } from 'react';
import { ask } from './ask.ts';
import { useSay } from './language.tsx';
import { useParam } from './router.tsx';
import { useTeam } from './session.tsx';
import { Nothing, Shown } from './states.tsx';
import { words } from './words.ts';

/** Pages about one mini program at a time: which one stands in the URL as `program`; without it the first one. */
export function useProgram() {
  const [program, setProgram] = useParam('program', '');
  const [team] = useTeam();
  const programs = useQuery(ask('programs.list', { limit: 200, ...(team && { teamId: team }) }));
  const items = programs.data?.items ?? [];
  const known = items.find(({ id }) => id === program);
  const first = items[0]?.id;
  // A team was chosen to which it does not belong.
  const isLost = program !== '' && programs.data !== undefined && known === undefined;
  useEffect(() => {
    if (isLost) setProgram(null);
  }, [isLost, setProgram]);
  return { programs, programId: known?.id ?? first, setProgram };
}

/** Chooses among the programs that the viewer sees, and draws what is about the chosen one. */
export function ForProgram({
  of,
  filters,
  children,
}: {
  of: ReturnType<typeof useProgram>;
  filters?: ReactNode;
  children: (programId: string) => ReactNode;
}) {
  const say = useSay();
  const { programs, programId, setProgram } = of;
  return (
    <Shown of={programs}>
      {({ items }) =>
        programId === undefined ? (
          <Nothing title={say(words.noPrograms)} hint={say(words.noProgramsHint)} />
        ) : (
          <>
            <div className="filters">
              <Select
                aria-label={say(words.program)}
                className="program-choice"
                value={programId}
                onChange={(next: string) => setProgram(next)}
                showSearch={{ optionFilterProp: 'label' }}
                options={items.map(({ id, name }) => ({ value: id, label: name }))}
              />
              {filters}
            </div>
            {children(programId)}
          </>
        )
      }
    </Shown>
  );
}
