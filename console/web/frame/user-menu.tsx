import { UserOutlined } from '@ant-design/icons';
import { Button, Dropdown } from 'antd';
import type { MenuProps } from 'antd';
import { call } from '../kit/console.ts';
import { useAppearance, useSay } from '../kit/language.tsx';
import type { ThemeChoice } from '../kit/appearance.ts';
import { useNotices } from '../kit/notices.tsx';
import { roleWords } from '../kit/roles.ts';
import { useRouter } from '../kit/router.tsx';
import { useMe } from '../kit/session.tsx';
import { languageNames } from '../kit/language-names.ts';
import { words } from './words.ts';

/** R-VER-03, R-LOGIN-02: the account with its role; language, theme, sign out. */
export function UserMenu({ onSignedOut }: { onSignedOut: () => void }) {
  const { user } = useMe();
  const say = useSay();
  const { go } = useRouter();
  const { language, choice, setLanguage, setTheme } = useAppearance();
  const notices = useNotices();
  // Not a change like others: nothing that is shown may be read again without the session.
  const signOut = () => void call('sessions.signOut', {}).then(onSignedOut, notices.refused);
  const role = say(roleWords[user.role]!);
  const themes: ThemeChoice[] = ['system', 'light', 'dark'];
  const items: MenuProps['items'] = [
    {
      key: 'who',
      type: 'group',
      label: (
        <span className="user-who">
          <strong>{user.name}</strong>
          <span>
            {user.account} ({role})
          </span>
        </span>
      ),
    },
    { key: 'account', label: say(words.account), onClick: () => go('/account') },
    {
      key: 'language',
      label: say(words.language),
      children: languageNames.map(([key, name]) => ({
        key: `language-${key}`,
        label: name,
        ...(key === language && { className: 'ant-dropdown-menu-item-selected' }),
        onClick: () => setLanguage(key),
      })),
    },
    {
      key: 'theme',
      label: say(words.theme),
      children: themes.map((key) => ({
        key: `theme-${key}`,
        label: say(words[key]),
        ...(key === choice && { className: 'ant-dropdown-menu-item-selected' }),
        onClick: () => setTheme(key),
      })),
    },
    {
      key: 'reference',
      label: (
        <a href="/docs" target="_blank" rel="noreferrer">
          {say(words.reference)}
        </a>
      ),
    },
    { type: 'divider' },
    { key: 'out', label: say(words.signOut), onClick: signOut },
  ];
  return (
    <Dropdown menu={{ items }} trigger={['click']} placement="bottomRight">
      <Button type="text" icon={<UserOutlined />} aria-label={`${user.name} (${role})`}>
        <span className="user-name">
          {user.name} <span className="quiet">({role})</span>
        </span>
      </Button>
    </Dropdown>
  );
}
