import { useQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import { useDeferredValue, useState } from 'react';
import { ask } from './ask.ts';
import type { InputOf } from './console.ts';
import { useSay } from './language.tsx';
import { words } from './words.ts';

interface UserSelectProps {
  id?: string;
  value?: string;
  onChange?: (value: string) => void;
  /** Only users of this workspace role. */
  role?: NonNullable<InputOf<'users.list'>['role']>;
  /** Not offered: who is in already. */
  except?: readonly string[];
  autoFocus?: boolean;
  label?: string;
  isClearable?: boolean;
}

/** Finds an active user by name or account, as the console finds them. */
export function UserSelect({
  id,
  value,
  onChange,
  role,
  except = [],
  autoFocus,
  label,
  isClearable = false,
}: UserSelectProps) {
  const say = useSay();
  const [search, setSearch] = useState('');
  const asked = useDeferredValue(search.trim());
  const users = useQuery({
    ...ask('users.list', {
      limit: 50,
      status: 'active',
      ...(role && { role }),
      ...(asked && { search: asked }),
    }),
    placeholderData: (before) => before,
  });
  const found = users.data?.items.filter((user) => !except.includes(user.id)) ?? [];
  return (
    <Select
      {...(id && { id })}
      {...(label && { 'aria-label': label })}
      value={value || null}
      allowClear={isClearable}
      onChange={(next: string | null | undefined) => onChange?.(next ?? '')}
      showSearch={{ filterOption: false, onSearch: setSearch }}
      loading={users.isFetching}
      autoFocus={autoFocus ?? false}
      placeholder={label ?? say(words.search)}
      options={found.map((user) => ({
        value: user.id,
        label: user.name === user.account ? user.name : `${user.name} (${user.account})`,
      }))}
    />
  );
}
