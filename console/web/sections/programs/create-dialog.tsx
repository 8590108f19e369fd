import { useQueries, useQuery } from '@tanstack/react-query';
import { Form, Input, Select } from 'antd';
import { Alert } from '../../kit/alert.tsx';
import { ask, useChange } from '../../kit/ask.ts';
import type { InputOf } from '../../kit/console.ts';
import { FormDialog, useRequired } from '../../kit/form-dialog.tsx';
import { useAppearance, useSay } from '../../kit/language.tsx';
import { useNotices } from '../../kit/notices.tsx';
import { useRouter } from '../../kit/router.tsx';
import { useTeam } from '../../kit/session.tsx';
import { LogoField } from '../../kit/logo-field.tsx';
import { useTeams } from './teams.ts';
import { words } from './words.ts';

type Given = InputOf<'programs.create'>;

/** R-MP-01, R-TEAM-04: in a team that may manage mini programs, by somebody whose role there allows it. */
export default function CreateDialog({ onClose }: { onClose: () => void }) {
  const say = useSay();
  const notices = useNotices();
  const required = useRequired();
  const { go } = useRouter();
  const [team] = useTeam();
  const { teams, isLoaded } = useCreatableTeams();
  const create = useChange('programs.create', { isQuiet: true });
  const first = teams.find(({ id }) => id === team)?.id ?? (teams.length === 1 ? teams[0]!.id : undefined);
  if (!isLoaded) return null;
  return (
    <FormDialog<Given>
      title={say(words.create)}
      submitText={say(words.create)}
      isOpen
      onClose={onClose}
      initial={{ logo: null, ...(first && { teamId: first }) }}
      onSubmit={async (given) => {
        const program = await create.mutateAsync(given);
        notices.done(say(words.created_, { name: program.name }));
        go(`/programs/${program.id}`);
      }}
    >
      <p className="quiet form-hint">{say(words.createHint)}</p>
      {teams.length === 0 && <Alert type="warning" title={say(words.noTeam)} className="form-refusal" />}
      <Form.Item name="teamId" label={say(words.team)} rules={[required]}>
        <Select
          showSearch={{ optionFilterProp: 'label' }}
          placeholder={say(words.teamChoose)}
          options={teams.map(({ id, name }) => ({ value: id, label: name }))}
        />
      </Form.Item>
      <ProgramFields />
    </FormDialog>
  );
}

/** What creating and editing have in common. */
export function ProgramFields() {
  const say = useSay();
  const { language } = useAppearance();
  const required = useRequired();
  const { data: categories } = useQuery(ask('programs.categories', {}));
  return (
    <>
      <Form.Item name="name" label={say(words.name)} rules={[required]}>
        <Input maxLength={30} showCount />
      </Form.Item>
      <Form.Item name="overview" label={say(words.overview)}>
        <Input.TextArea maxLength={1000} autoSize={{ minRows: 2, maxRows: 6 }} />
      </Form.Item>
      <Form.Item name="logo" label={say(words.logo)}>
        <LogoField />
      </Form.Item>
      <Form.Item name="categories" label={say(words.categories)} extra={say(words.categoriesHint)}>
        <Select
          mode="multiple"
          maxCount={5}
          showSearch={{ optionFilterProp: 'label' }}
          options={(categories?.items ?? []).map(({ id, name }) => ({ value: id, label: name[language] }))}
        />
      </Form.Item>
      <Form.Item name="tags" label={say(words.tags)} extra={say(words.tagsHint)}>
        <Select mode="tags" maxCount={10} open={false} suffixIcon={null} />
      </Form.Item>
    </>
  );
}

function useCreatableTeams() {
  const { items, isLoaded } = useTeams();
  const able = items.filter(({ abilities }) => abilities.includes('programs'));
  const rights = useQueries({
    queries: able.map(({ id }) => ({
      ...ask('permissions.mine', { teamId: id }),
      staleTime: 60_000,
    })),
  });
  return {
    isLoaded: isLoaded && rights.every(({ isPending }) => !isPending),
    teams: able.filter((_, index) => rights[index]?.data?.allowed.includes('programs.create')),
  };
}
