import { useQuery } from '@tanstack/react-query';
import { Modal } from 'antd';
import { Alert } from '../../kit/alert.tsx';
import { Button } from '../../kit/button.tsx';
import { Tag } from '../../kit/tag.tsx';
import { useState } from 'react';
import { ask, useChange } from '../../kit/ask.ts';
import { Confirm } from '../../kit/confirm.tsx';
import { CopyButton } from '../../kit/copyable.tsx';
import { useAppearance, useSay } from '../../kit/language.tsx';
import { Card, Facts } from '../../kit/page.tsx';
import { ActionButton } from '../../kit/permission.tsx';
import { useMay } from '../../kit/session.tsx';
import { Shown } from '../../kit/states.tsx';
import { Time } from '../../kit/time.tsx';
import { words } from './words.ts';

const states = {
  none: ['default', words.secretNone],
  active: ['success', words.secretActive],
  frozen: ['warning', words.secretFrozen],
} as const;

/** R-KEY-01…05, R-ROLE-30. */
export function Secret({ programId }: { programId: string }) {
  const say = useSay();
  const { language } = useAppearance();
  const at = { programId };
  const isMine = useMay(at)('secrets.manage');
  const secret = useQuery({ ...ask('secrets.get', at), enabled: isMine === true });
  const why = useQuery({
    ...ask('permissions.why', { permission: 'secrets.manage', ...at }),
    enabled: isMine === false,
  });
  return (
    <Card title={say(words.keys)}>
      <p className="quiet">{say(words.secretHint)}</p>
      {isMine === false ? (
        <Alert type="info" title={why.data?.sentence[language]} />
      ) : (
        <Shown of={secret} rows={2}>
          {({ status, lastFour, changedAt }) => (
            <>
              <Facts
                of={[
                  [
                    say(words.state),
                    <Tag key="s" color={states[status][0]}>
                      {say(states[status][1])}
                    </Tag>,
                  ],
                  status !== 'none' && [say(words.keys), say(words.secretEnds, { lastFour })],
                  status !== 'none' && [say(words.changedAt), <Time key="at" at={changedAt} />],
                ]}
              />
              <SecretActions programId={programId} status={status} />
            </>
          )}
        </Shown>
      )}
    </Card>
  );
}

function SecretActions({ programId, status }: { programId: string; status: 'none' | 'active' | 'frozen' }) {
  const say = useSay();
  const at = { programId };
  const [dialog, setDialog] = useState<'' | 'reset' | 'freeze'>('');
  const [shown, setShown] = useState('');
  const generate = useChange('secrets.generate', { done: ({ secret }) => setShown(secret) });
  const reset = useChange('secrets.reset', { isQuiet: true, done: ({ secret }) => setShown(secret) });
  const freeze = useChange('secrets.freeze', { isQuiet: true });
  const unfreeze = useChange('secrets.unfreeze');
  const close = () => setDialog('');
  return (
    <div className="row-actions card-foot">
      {status === 'none' && (
        <ActionButton type="primary" loading={generate.isPending} onClick={() => generate.mutate(at)}>
          {say(words.generate)}
        </ActionButton>
      )}
      {status !== 'none' && (
        <ActionButton danger onClick={() => setDialog('reset')}>
          {say(words.reset)}
        </ActionButton>
      )}
      {status === 'active' && (
        <ActionButton danger onClick={() => setDialog('freeze')}>
          {say(words.freeze)}
        </ActionButton>
      )}
      {status === 'frozen' && (
        <ActionButton loading={unfreeze.isPending} onClick={() => unfreeze.mutate(at)}>
          {say(words.unfreeze)}
        </ActionButton>
      )}
      <Confirm
        title={say(words.resetAsk)}
        confirmText={say(words.reset)}
        isDanger
        isOpen={dialog === 'reset'}
        onClose={close}
        onConfirm={() => reset.mutateAsync(at)}
      >
        <p>{say(words.resetWords)}</p>
      </Confirm>
      <Confirm
        title={say(words.freezeAsk)}
        confirmText={say(words.freeze)}
        isDanger
        isOpen={dialog === 'freeze'}
        onClose={close}
        onConfirm={() => freeze.mutateAsync(at)}
      >
        <p>{say(words.freezeWords)}</p>
      </Confirm>
      <ShownOnce secret={shown} onClose={() => setShown('')} />
    </div>
  );
}

/** R-KEY-02: neither Escape nor a click beside it closes the only sight of it. */
function ShownOnce({ secret, onClose }: { secret: string; onClose: () => void }) {
  const say = useSay();
  return (
    <Modal
      open={secret !== ''}
      title={say(words.shownOnce)}
      closable={false}
      keyboard={false}
      mask={{ closable: false }}
      destroyOnHidden
      footer={
        <Button type="primary" onClick={onClose}>
          {say(words.keep)}
        </Button>
      }
    >
      <Alert type="warning" title={say(words.shownOnceWords)} className="form-refusal" />
      <p className="secret">
        <code>{secret}</code>
        <CopyButton text={secret} name={say(words.keys)} />
      </p>
    </Modal>
  );
}
