import { call } from '../kit/console.ts';
import { UserIcon } from '../kit/icons.tsx';
import { useAppearance, useSay } from '../kit/language.tsx';
import type { ThemeChoice } from '../kit/appearance.ts';
import { Menu } from '../kit/menu.tsx';
import type { MenuGroup } from '../kit/menu.tsx';
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
  const groups: MenuGroup[] = [
    {
      key: 'who',
      title: (
        <span className="user-who">
          <strong>{user.name}</strong>
          <span>
            {user.account} ({role})
          </span>
        </span>
      ),
      items: [{ key: 'account', label: say(words.account), onClick: () => go('/account') }],
    },
    {
      key: 'language',
      title: say(words.language),
      items: languageNames.map(([key, name]) => ({
        key,
        label: name,
        isChecked: key === language,
        onClick: () => setLanguage(key),
      })),
    },
    {
      key: 'theme',
      title: say(words.theme),
      items: themes.map((key) => ({
        key,
        label: say(words[key]),
        isChecked: key === choice,
        onClick: () => setTheme(key),
      })),
    },
    {
      key: 'rest',
      items: [
        { key: 'reference', label: say(words.reference), href: '/docs' },
        { key: 'out', label: say(words.signOut), onClick: signOut },
      ],
    },
  ];
  return (
    <Menu type="text" icon={<UserIcon />} aria-label={`${user.name} (${role})`} groups={groups}>
      <span className="user-name">
        {user.name} <span className="quiet">({role})</span>
      </span>
    </Menu>
  );
}
