import { useState } from 'react';
import { Button } from '../../kit/button.tsx';
import { Field } from '../../kit/field.tsx';
import { useSay } from '../../kit/text.ts';
import type { HostClient } from '../../host.ts';
import type { Workbench } from '../../shell/workbench.ts';
import { publishWords as w } from './words.ts';

export type ProgramList = Awaited<ReturnType<HostClient['publish']['programs']>>;

interface ProgramChoiceProps {
  workbench: Workbench;
  list: ProgramList;
  chosen: string | undefined;
  choose: (programId: string) => void;
  changed: () => void;
}

/** The project's mini program in the console: one of the account's, or a new one. */
export function ProgramChoice({ workbench, list, chosen, choose, changed }: ProgramChoiceProps) {
  const say = useSay();
  const [isNew, setIsNew] = useState(false);
  const differs =
    chosen !== undefined && list.appId && list.appId !== chosen && list.appId !== 'touristappid';
  return (
    <>
      <Field
        label={say(w.program)}
        hint={
          differs
            ? say(w.differs, { appId: list.appId })
            : list.programs.length === 0
              ? say(w.noPrograms)
              : ''
        }
      >
        {(id) => (
          <div className="publish-program">
            <select id={id} value={chosen ?? ''} onChange={(event) => choose(event.currentTarget.value)}>
              <option value="" disabled>
                {say(w.choose)}
              </option>
              {list.programs.map((program) => (
                <option key={program.id} value={program.id}>
                  {program.isOnShelf ? program.name : say(w.offShelf, { name: program.name })}
                </option>
              ))}
            </select>
            <Button onPress={() => setIsNew(!isNew)}>{say(w.newProgram)}</Button>
          </div>
        )}
      </Field>
      {isNew ? (
        <NewProgram
          workbench={workbench}
          created={(programId) => {
            setIsNew(false);
            changed();
            choose(programId);
          }}
        />
      ) : null}
    </>
  );
}

function NewProgram({ workbench, created }: { workbench: Workbench; created: (programId: string) => void }) {
  const say = useSay();
  const [teams, setTeams] = useState<{ id: string; name: string }[]>();
  const [teamId, setTeamId] = useState('');
  const [name, setName] = useState('');
  const { publish } = workbench.host.client;
  if (!teams) {
    void workbench
      .attempt(() => publish.teams())
      .then((found) => {
        setTeams(found ?? []);
        setTeamId(found?.[0]?.id ?? '');
      });
    return null;
  }
  if (teams.length === 0) return <p className="field-hint">{say(w.noTeams)}</p>;
  const create = async () => {
    const made = await workbench.attempt(() => publish.createProgram({ teamId, name: name.trim() }));
    if (made) created(made.id);
  };
  return (
    <div className="publish-new">
      <Field label={say(w.team)}>
        {(id) => (
          <select id={id} value={teamId} onChange={(event) => setTeamId(event.currentTarget.value)}>
            {teams.map((team) => (
              <option key={team.id} value={team.id}>
                {team.name}
              </option>
            ))}
          </select>
        )}
      </Field>
      <Field label={say(w.name)}>
        {(id) => (
          <input
            id={id}
            value={name}
            maxLength={30}
            onChange={(event) => setName(event.currentTarget.value)}
          />
        )}
      </Field>
      <Button primary refused={name.trim() ? undefined : say(w.name)} onPress={() => void create()}>
        {say(w.create)}
      </Button>
    </div>
  );
}
