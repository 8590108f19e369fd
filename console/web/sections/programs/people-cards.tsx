import { useQuery } from '@tanstack/react-query';
import { Form, Input, Select } from 'antd';
import { useState } from 'react';
import { ask, useChange } from '../../kit/ask.ts';
import { Confirm } from '../../kit/confirm.tsx';
import { FormDialog, useRequired } from '../../kit/form-dialog.tsx';
import { useSay } from '../../kit/language.tsx';
import { Card } from '../../kit/page.tsx';
import { ActionButton } from '../../kit/permission.tsx';
import { Shown } from '../../kit/states.tsx';
import { words } from './words.ts';

/** R-ROLE-21: Mini Program Admins, named per mini program. */
export function AdminsCard({ programId, teamId }: { programId: string; teamId: string }) {
  const say = useSay();
  const at = { programId };
  const admins = useQuery(ask('programs.admins', { programId }));
  const [isAdding, setAdding] = useState(false);
  const [leaving, setLeaving] = useState<{ userId: string; name: string } | null>(null);
  const remove = useChange('programs.removeAdmin', { isQuiet: true });
  const name = leaving?.name ?? '';
  return (
    <Card
      title={say(words.admins)}
      actions={
        <ActionButton permission="programs.admins" at={at} onClick={() => setAdding(true)}>
          {say(words.addAdmin)}
        </ActionButton>
      }
    >
      <Shown of={admins} rows={1}>
        {({ items }) =>
          items.length === 0 ? (
            <p className="quiet">{say(words.adminsNone)}</p>
          ) : (
            <ul className="people">
              {items.map((admin) => (
                <li key={admin.userId}>
                  <span>
                    {admin.name} <span className="quiet">{admin.account}</span>
                  </span>
                  <ActionButton
                    type="text"
                    size="small"
                    permission="programs.admins"
                    at={at}
                    aria-label={`${say(words.remove)} ${admin.name}`}
                    onClick={() => setLeaving(admin)}
                  >
                    {say(words.remove)}
                  </ActionButton>
                </li>
              ))}
            </ul>
          )
        }
      </Shown>
      <AddAdminDialog
        programId={programId}
        teamId={teamId}
        isOpen={isAdding}
        onClose={() => setAdding(false)}
      />
      <Confirm
        isOpen={leaving !== null}
        onClose={() => setLeaving(null)}
        title={say(words.removeAdminAsk, { name })}
        confirmText={say(words.remove)}
        isDanger
        onConfirm={() => remove.mutateAsync({ programId, userId: leaving!.userId })}
      >
        <p>{say(words.removeAdminWords, { name })}</p>
      </Confirm>
    </Card>
  );
}

interface AddAdminProps {
  programId: string;
  teamId: string;
  isOpen: boolean;
  onClose: () => void;
}

function AddAdminDialog({ programId, teamId, isOpen, onClose }: AddAdminProps) {
  const say = useSay();
  const required = useRequired();
  const add = useChange('programs.addAdmin', { isQuiet: true });
  const members = useQuery({ ...ask('teams.members', { teamId }), enabled: isOpen });
  return (
    <FormDialog<{ userId: string }>
      title={say(words.addAdmin)}
      submitText={say(words.add)}
      isOpen={isOpen}
      onClose={onClose}
      onSubmit={({ userId }) => add.mutateAsync({ programId, userId })}
    >
      <Form.Item name="userId" label={say(words.member)} rules={[required]}>
        <Select
          showSearch={{ optionFilterProp: 'label' }}
          options={(members.data?.items ?? []).map(({ userId, name, account }) => ({
            value: userId,
            label: `${name} (${account})`,
          }))}
        />
      </Form.Item>
    </FormDialog>
  );
}

/** R-VER-15: who may open trial versions. */
export function TestersCard({ programId }: { programId: string }) {
  const say = useSay();
  const required = useRequired();
  const at = { programId };
  const testers = useQuery(ask('programs.testers', { programId }));
  const [isAdding, setAdding] = useState(false);
  const add = useChange('programs.addTesters', { isQuiet: true });
  const remove = useChange('programs.removeTester');
  return (
    <Card
      title={say(words.testers)}
      actions={
        <ActionButton permission="programs.testers" at={at} onClick={() => setAdding(true)}>
          {say(words.addTesters)}
        </ActionButton>
      }
    >
      <p className="quiet">{say(words.testersHint)}</p>
      <Shown of={testers} rows={1}>
        {({ items }) =>
          items.length === 0 ? (
            <p>{say(words.testersNone)}</p>
          ) : (
            <ul className="people">
              {items.map(({ id: testerId, account, note }) => (
                <li key={testerId}>
                  <span>
                    {account} <span className="quiet">{note}</span>
                  </span>
                  <ActionButton
                    type="text"
                    size="small"
                    permission="programs.testers"
                    at={at}
                    aria-label={`${say(words.remove)} ${account}`}
                    onClick={() => remove.mutate({ programId, testerId })}
                  >
                    {say(words.remove)}
                  </ActionButton>
                </li>
              ))}
            </ul>
          )
        }
      </Shown>
      <FormDialog<{ accounts: string; note?: string }>
        title={say(words.addTesters)}
        submitText={say(words.add)}
        isOpen={isAdding}
        onClose={() => setAdding(false)}
        onSubmit={({ accounts, note = '' }) => {
          const list = accounts.split(/[\s,;]+/).filter(Boolean);
          return add.mutateAsync({ programId, accounts: list, note });
        }}
      >
        <Form.Item name="accounts" label={say(words.accounts)} rules={[required]}>
          <Input.TextArea autoSize={{ minRows: 4, maxRows: 12 }} />
        </Form.Item>
        <Form.Item name="note" label={say(words.note)}>
          <Input maxLength={100} />
        </Form.Item>
      </FormDialog>
    </Card>
  );
}
