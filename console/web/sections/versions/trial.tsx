import { Form, Input } from 'antd';
import { useState } from 'react';
import { useChange } from '../../kit/ask.ts';
import type { OutputOf } from '../../kit/console.ts';
import { FormDialog } from '../../kit/form-dialog.tsx';
import { useSay } from '../../kit/language.tsx';
import { useNotices } from '../../kit/notices.tsx';
import { Card, Facts } from '../../kit/page.tsx';
import { Qr } from '../../kit/qr.tsx';
import { ActionButton } from '../../kit/permission.tsx';
import { NumberLink } from './number-link.tsx';
import type { Version } from './status-tag.tsx';
import { words } from './words.ts';

const relative = /^(?!\/)(?!.*\.\.)[\w\-./]*(\?[^#\s]*)?$/;

/** R-VER-13: which version testers open, and at which page. */
export function TrialButton({
  programId,
  version,
  path = '',
}: {
  programId: string;
  version: Version;
  path?: string;
}) {
  const say = useSay();
  const notices = useNotices();
  const [isOpen, setOpen] = useState(false);
  const set = useChange('versions.setTrial', { isQuiet: true });
  return (
    <>
      <ActionButton permission="versions.trial" at={{ programId }} size="small" onClick={() => setOpen(true)}>
        {say(words.configureTrial)}
      </ActionButton>
      <FormDialog<{ path?: string }>
        title={`${say(words.configureTrial)}: ${version.number}`}
        submitText={say(words.configureTrial)}
        isOpen={isOpen}
        onClose={() => setOpen(false)}
        initial={{ path }}
        onSubmit={async (given) => {
          await set.mutateAsync({ programId, versionId: version.id, path: given.path ?? '' });
          notices.done(say(words.trialSet, { number: version.number }));
        }}
      >
        <Form.Item
          name="path"
          label={say(words.trialPath)}
          extra={say(words.trialPathHelp)}
          rules={[{ pattern: relative, message: say(words.trialPathWrong) }]}
        >
          <Input maxLength={300} autoComplete="off" />
        </Form.Item>
      </FormDialog>
    </>
  );
}

export function TrialCard({
  programId,
  trial,
}: {
  programId: string;
  trial: OutputOf<'versions.overview'>['trial'];
}) {
  const say = useSay();
  const set = useChange('versions.setTrial');
  if (!trial) return null;
  const { version, path } = trial;
  return (
    <Card
      title={say(words.trialCard)}
      actions={
        <>
          <TrialButton programId={programId} version={version} path={path} />
          <ActionButton
            size="small"
            permission="versions.trial"
            at={{ programId }}
            loading={set.isPending}
            onClick={() => set.mutate({ programId, versionId: null })}
          >
            {say(words.trialRemove)}
          </ActionButton>
        </>
      }
    >
      <div className="trial">
        <Qr value={`${location.origin}/d/${programId}`} name={say(words.trialQr)} size={132} />
        <div>
          <Facts
            of={[
              [say(words.number), <NumberLink key="n" version={version} />],
              [say(words.trialPath), <code key="path">{path || '/'}</code>],
            ]}
          />
          <p className="quiet">{say(words.trialScan)}</p>
        </div>
      </div>
    </Card>
  );
}
