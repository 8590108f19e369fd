import { MinusCircleOutlined, PlusOutlined } from '@ant-design/icons';
import { Form, Input, Select } from 'antd';
import { Button } from '../../kit/button.tsx';
import { useState } from 'react';
import { useChange } from '../../kit/ask.ts';
import type { InputOf } from '../../kit/console.ts';
import { FormDialog, useRequired } from '../../kit/form-dialog.tsx';
import { useSay } from '../../kit/language.tsx';
import { CredentialsDialog, NewPasswordField } from '../../kit/new-password.tsx';
import type { Credentials } from '../../kit/new-password.tsx';
import { roleWords } from '../../kit/roles.ts';
import { useMay } from '../../kit/session.tsx';
import { UserSelect } from '../../kit/user-select.tsx';
import { words as kitWords } from '../../kit/words.ts';
import type { Member } from './members-page.tsx';
import { words } from './words.ts';

export type TeamRole = InputOf<'teams.createMember'>['role'];
const teamRoles: TeamRole[] = ['team_admin', 'team_operator', 'team_developer', 'data_analyst', 'read_only'];

/** The roles of a team; administrators only for who may appoint them (R-ROLE-07). */
export function useTeamRoles(): { value: TeamRole; label: string; disabled: boolean; title?: string }[] {
  const say = useSay();
  const mayAppoint = useMay()('teams.manage') === true;
  return teamRoles.map((role) => {
    const isOut = role === 'team_admin' && !mayAppoint;
    return {
      value: role,
      label: say(roleWords[role]!),
      disabled: isOut,
      ...(isOut && { title: say(words.appointed) }),
    };
  });
}

export function RoleItem({ name = 'role', label }: { name?: string | (string | number)[]; label: string }) {
  const say = useSay();
  const required = useRequired();
  const options = useTeamRoles();
  const isLimited = options.some(({ disabled }) => disabled);
  return (
    <Form.Item
      name={name}
      label={label}
      rules={[required]}
      {...(isLimited && { extra: say(words.appointed) })}
    >
      <Select options={options} />
    </Form.Item>
  );
}

interface Dialog {
  teamId: string;
  isOpen: boolean;
  onClose: () => void;
}

interface NewMemberValues {
  account: string;
  name: string;
  email?: string;
  password: string;
  role: TeamRole;
}

/** R-USER-05: an ordinary user and the place in the team, in one step. */
export function NewMember({ teamId, isOpen, onClose }: Dialog) {
  const say = useSay();
  const required = useRequired();
  const create = useChange('teams.createMember', { isQuiet: true });
  const [made, setMade] = useState<Credentials | null>(null);
  return (
    <>
      <FormDialog<NewMemberValues>
        title={say(words.newMember)}
        isOpen={isOpen}
        onClose={onClose}
        submitText={say(words.newMember)}
        initial={{ role: 'team_developer' }}
        onSubmit={async (values) => {
          await create.mutateAsync({ teamId, ...values });
          setMade({ account: values.account, password: values.password });
        }}
      >
        <p className="quiet form-hint">{say(words.newMemberHint)}</p>
        <Form.Item name="name" label={say(words.username)} rules={[required]}>
          <Input maxLength={64} autoFocus autoComplete="off" />
        </Form.Item>
        <Form.Item name="account" label={say(words.account)} rules={[required]}>
          <Input maxLength={100} autoComplete="off" />
        </Form.Item>
        <NewPasswordField label={say(words.password)} />
        <Form.Item name="email" label={say(words.email)}>
          <Input type="email" autoComplete="off" />
        </Form.Item>
        <RoleItem label={say(words.teamRole)} />
      </FormDialog>
      <CredentialsDialog of={made} onClose={() => setMade(null)} />
    </>
  );
}

/** R-TEAM-07: existing users, each with a role. */
export function AddMember({ teamId, isOpen, onClose, known }: Dialog & { known: string[] }) {
  const say = useSay();
  const required = useRequired();
  const options = useTeamRoles();
  const add = useChange('teams.addMember', { isQuiet: true });
  return (
    <FormDialog<{ members: { userId: string; role: TeamRole }[] }>
      title={say(words.addMember)}
      isOpen={isOpen}
      onClose={onClose}
      submitText={say(words.addMember)}
      initial={{ members: [{ role: 'team_developer' } as { userId: string; role: TeamRole }] }}
      onSubmit={({ members }) => add.mutateAsync({ teamId, members })}
    >
      <p className="quiet form-hint">{say(words.addMemberHint)}</p>
      <Form.List name="members">
        {(fields, { add: more, remove }) => (
          <>
            {fields.map(({ key, name }) => (
              <div className="form-row" key={key}>
                <Form.Item name={[name, 'userId']} label={say(words.username)} rules={[required]}>
                  <UserSelect role="member" except={known} />
                </Form.Item>
                <Form.Item name={[name, 'role']} label={say(words.teamRole)} rules={[required]}>
                  <Select options={options} />
                </Form.Item>
                <Button
                  type="text"
                  icon={<MinusCircleOutlined />}
                  aria-label={say(words.takeOut)}
                  disabled={fields.length === 1}
                  onClick={() => remove(name)}
                />
              </div>
            ))}
            <Button
              type="dashed"
              block
              icon={<PlusOutlined aria-hidden />}
              onClick={() => more({ role: 'team_developer' })}
            >
              {say(words.addMember)}
            </Button>
          </>
        )}
      </Form.List>
    </FormDialog>
  );
}

export function SetRole({
  teamId,
  member,
  onClose,
}: {
  teamId: string;
  member: Member;
  onClose: () => void;
}) {
  const say = useSay();
  const change = useChange('teams.setMemberRole', { isQuiet: true });
  return (
    <FormDialog<{ role: TeamRole }>
      title={`${say(words.setRole)}: ${member.name}`}
      isOpen
      onClose={onClose}
      submitText={say(kitWords.save)}
      initial={{ role: member.role }}
      onSubmit={({ role }) => change.mutateAsync({ teamId, userId: member.userId, role })}
    >
      <RoleItem label={say(words.teamRole)} />
    </FormDialog>
  );
}
