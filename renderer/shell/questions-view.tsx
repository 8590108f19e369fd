import { useState } from 'react';
import { useStore } from 'zustand';
import { Button } from '../kit/button.tsx';
import { Dialog } from '../kit/dialog.tsx';
import { Field } from '../kit/field.tsx';
import { useSay } from '../kit/text.ts';
import type { Asked } from './questions.ts';
import type { Workbench } from './workbench.ts';

export function QuestionsView({ workbench }: { workbench: Workbench }) {
  const asked = useStore(workbench.questions.store, (state) => state.asked);
  return asked ? <QuestionDialog asked={asked} /> : null;
}

function QuestionDialog({ asked }: { asked: Asked }) {
  const say = useSay();
  const [value, setValue] = useState(asked.input?.value ?? '');
  const problem = asked.input?.check?.(value);
  const answer = (id: string, primary: boolean | undefined) => {
    if (!(primary && problem)) asked.settle({ id, value });
  };
  const primary = asked.answers.find((candidate) => candidate.primary);
  const foot = asked.answers.map((candidate) => (
    <Button
      key={candidate.id}
      primary={candidate.primary ?? false}
      danger={candidate.danger ?? false}
      autoFocus={!asked.input && (candidate.primary ?? false)}
      refused={candidate.primary && problem ? say(problem) : undefined}
      onPress={() => answer(candidate.id, candidate.primary)}
    >
      {say(candidate.title)}
    </Button>
  ));
  return (
    <Dialog title={say(asked.title, asked.values)} onClose={() => asked.settle(undefined)} foot={foot}>
      {asked.text ? <p>{say(asked.text, asked.values)}</p> : null}
      {asked.lines?.length ? (
        <ul className="dialog-lines">
          {asked.lines.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      ) : null}
      {asked.input ? (
        <Field label={say(asked.input.label)} error={problem && value ? say(problem) : undefined}>
          {(id) => (
            <input
              id={id}
              value={value}
              autoFocus
              spellCheck={false}
              onFocus={(event) =>
                event.currentTarget.setSelectionRange(...(asked.input?.select ?? [0, value.length]))
              }
              onChange={(event) => setValue(event.currentTarget.value)}
              onKeyDown={(event) => event.key === 'Enter' && primary && answer(primary.id, true)}
            />
          )}
        </Field>
      ) : null}
    </Dialog>
  );
}
