import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { ask, useChange } from '../../kit/ask.ts';
import { Confirm } from '../../kit/confirm.tsx';
import type { OutputOf } from '../../kit/console.ts';
import { useSay } from '../../kit/language.tsx';
import { useNotices } from '../../kit/notices.tsx';
import { ActionButton } from '../../kit/permission.tsx';
import type { Version } from './status-tag.tsx';
import { words } from './words.ts';

interface Props {
  program: OutputOf<'programs.get'>;
  online: Version | null;
  mayRollBack: boolean;
}

/** R-VER-10: one step back, with its effect shown before. */
export function RollbackButton({ program, online, mayRollBack }: Props) {
  const say = useSay();
  const notices = useNotices();
  const [isOpen, setOpen] = useState(false);
  const rollback = useChange('versions.rollback', { isQuiet: true });
  const { id: programId, previousVersionId, isOnShelf, isRollbackLocked } = program;
  const previous = useQuery({
    ...ask('versions.get', { programId, versionId: previousVersionId ?? '' }),
    enabled: isOpen && previousVersionId !== null,
  });
  const reason = () => {
    if (mayRollBack) return undefined;
    if (!isOnShelf) return say(words.offShelf);
    return say(isRollbackLocked ? words.rollbackLocked : words.rollbackNothing);
  };
  const names = { from: online?.number ?? '', to: previous.data?.number ?? '…' };
  return (
    <>
      <ActionButton
        permission="versions.publish"
        at={{ programId }}
        refusal={reason()}
        onClick={() => setOpen(true)}
      >
        {say(words.rollback)}
      </ActionButton>
      <Confirm
        title={say(words.rollbackAsk, names)}
        confirmText={say(words.rollback)}
        isDanger
        isOpen={isOpen}
        onClose={() => setOpen(false)}
        onConfirm={async () => {
          const { number } = await rollback.mutateAsync({ programId });
          notices.done(say(words.rolledBack, { number }));
        }}
      >
        <p>{say(words.rollbackWords, names)}</p>
        <p>{say(words.rollbackOnce)}</p>
      </Confirm>
    </>
  );
}
