import { CheckOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { Input, Select } from 'antd';
import { Alert } from '../../kit/alert.tsx';
import { ask } from '../../kit/ask.ts';
import type { InputOf, OutputOf } from '../../kit/console.ts';
import { useAppearance, useSay } from '../../kit/language.tsx';
import { Card, PageHeader } from '../../kit/page.tsx';
import { useParam } from '../../kit/router.tsx';
import { useMay } from '../../kit/session.tsx';
import { Nothing, Shown } from '../../kit/states.tsx';
import { words as kitWords } from '../../kit/words.ts';
import { words } from './words.ts';
import './permissions.css';

type Matrix = OutputOf<'permissions.matrix'>;
type PermissionName = InputOf<'permissions.why'>['permission'];

/** The matrix of roles and permissions, and the answer to "why can't I". */
export default function PermissionsPage() {
  const say = useSay();
  const matrix = useQuery({ ...ask('permissions.matrix', {}), staleTime: Infinity });
  return (
    <>
      <PageHeader title={say(words.permissions)} hint={say(words.hint)} />
      <Shown of={matrix} rows={12}>
        {(data) => (
          <>
            <WhyCantI matrix={data} />
            <MatrixTable matrix={data} />
          </>
        )}
      </Shown>
    </>
  );
}

function WhyCantI({ matrix }: { matrix: Matrix }) {
  const say = useSay();
  const { language } = useAppearance();
  const [name, setName] = useParam('why', 'versions.publish');
  const [place, setPlace] = useParam('at', '');
  const [kind = '', id = ''] = place.split(':');
  const at = kind === 'team' ? { teamId: id } : kind === 'program' ? { programId: id } : { appId: id };
  const known = matrix.permissions.some((permission) => permission.name === name);
  const permission = (known ? name : 'versions.publish') as PermissionName;
  const verdict = useQuery(ask('permissions.why', { permission, ...(id && at) }));
  return (
    <Card title={say(words.why)}>
      <div className="filters">
        <Select
          aria-label={say(words.permission)}
          className="why-what"
          showSearch={{ optionFilterProp: 'label' }}
          value={permission}
          onChange={(value: string) => setName(value)}
          options={matrix.permissions.map(({ name: value, about }) => ({ value, label: about[language] }))}
        />
        <PlaceSelect value={place} onChange={setPlace} />
      </div>
      <Shown of={verdict} rows={1}>
        {({ isAllowed, sentence }) => (
          <Alert
            role="status"
            type={isAllowed ? 'success' : 'warning'}
            title={say(isAllowed ? words.allowed : words.refused)}
            description={sentence[language]}
          />
        )}
      </Shown>
    </Card>
  );
}

function PlaceSelect({ value, onChange }: { value: string; onChange: (value: string | null) => void }) {
  const say = useSay();
  const may = useMay();
  const teams = useQuery(ask('teams.list', { limit: 200 }));
  const programs = useQuery({
    ...ask('programs.list', { limit: 200 }),
    enabled: may('programs.view') === true,
  });
  const apps = useQuery({ ...ask('apps.list', { limit: 200 }), enabled: may('apps.view') === true });
  const group = (kind: 'team' | 'program' | 'app', items: { id: string; name: string }[] = []) =>
    items.length === 0
      ? []
      : [
          {
            label: say(words[kind]),
            title: kind,
            options: items.map(({ id, name }) => ({ value: `${kind}:${id}`, label: name })),
          },
        ];
  return (
    <Select
      aria-label={say(words.place)}
      className="why-where"
      showSearch={{ optionFilterProp: 'label' }}
      value={value}
      onChange={(next: string) => onChange(next || null)}
      options={[
        { value: '', label: say(words.anywhere) },
        ...group('team', teams.data?.items),
        ...group('program', programs.data?.items),
        ...group('app', apps.data?.items),
      ]}
    />
  );
}

function MatrixTable({ matrix }: { matrix: Matrix }) {
  const say = useSay();
  const { language } = useAppearance();
  const [filter, setFilter] = useParam('filter', '');
  const may = useMay();
  const roles = Object.entries(matrix.roles);
  const wanted = filter.toLowerCase();
  const rows = matrix.permissions.filter(
    ({ name, about }) => name.includes(wanted) || about[language].toLowerCase().includes(wanted),
  );
  return (
    <section className="matrix-part" aria-label={say(words.permissions)}>
      <div className="filters">
        <Input
          allowClear
          value={filter}
          placeholder={say(words.filter)}
          aria-label={say(words.filter)}
          onChange={({ target }) => setFilter(target.value)}
        />
      </div>
      {rows.length === 0 ? (
        <Nothing title={say(kitWords.nothingFound)} />
      ) : (
        // Wider than a phone: it scrolls by itself, also by keyboard.
        <div className="matrix-scroll" tabIndex={0} role="region" aria-label={say(words.permissions)}>
          <table className="matrix">
            <thead>
              <tr>
                <th scope="col">{say(words.permission)}</th>
                <th scope="col">{say(words.you)}</th>
                {roles.map(([role, name]) => (
                  <th key={role} scope="col">
                    {name[language]}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {rows.map(({ name, about, scope, roles: allowed }) => (
                <tr key={name}>
                  <th scope="row">
                    {about[language]}
                    <span className="quiet"> {say(words[`scope_${scope}` as 'scope_team'])}</span>
                  </th>
                  <Cell isAllowed={may(name) === true} isYou />
                  {roles.map(([role]) => (
                    <Cell key={role} isAllowed={allowed.includes(role)} />
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  );
}

function Cell({ isAllowed, isYou = false }: { isAllowed: boolean; isYou?: boolean }) {
  const say = useSay();
  return (
    <td className={isYou ? 'is-you' : undefined}>
      {isAllowed ? (
        <CheckOutlined role="img" aria-label={say(words.yes)} />
      ) : (
        <span className="matrix-no" role="img" aria-label={say(words.no)} />
      )}
    </td>
  );
}
