import { Segmented } from '../../kit/segmented.tsx';
import { languageNames } from '../../kit/language-names.ts';
import { useAppearance, useSay } from '../../kit/language.tsx';
import { Card, Facts, PageHeader } from '../../kit/page.tsx';
import { roleWords } from '../../kit/roles.ts';
import { useMe } from '../../kit/session.tsx';
import { Time } from '../../kit/time.tsx';
import { PasswordCard } from './password-card.tsx';
import { SessionsCard } from './sessions-card.tsx';
import { TotpCard } from './totp-card.tsx';
import { words } from './words.ts';

export default function AccountPage() {
  const say = useSay();
  const { user, workspace, teams } = useMe();
  const role = (name: string) => say(roleWords[name]!);
  return (
    <>
      <PageHeader title={say(words.account)} />
      <Card label={say(words.account)}>
        <Facts
          of={[
            [say(words.name), user.name],
            [say(words.login), user.account],
            [say(words.email), user.email || '–'],
            [say(words.role), role(user.role)],
            [say(words.workspace), workspace.name],
            [say(words.joined), <Time key="at" at={user.joinedAt} />],
            [
              say(words.teams),
              teams.map((team) => `${team.name} (${role(team.role)})`).join(', ') || say(words.none),
            ],
          ]}
        />
      </Card>
      <AppearanceCard />
      <SessionsCard />
      <PasswordCard />
      <TotpCard />
    </>
  );
}

function AppearanceCard() {
  const say = useSay();
  const { language, choice, setLanguage, setTheme } = useAppearance();
  return (
    <Card title={say(words.appearance)}>
      <div className="filters">
        <Segmented
          label={say(words.language)}
          value={language}
          onChange={setLanguage}
          options={languageNames.map(([value, label]) => ({ value, label }))}
        />
        <Segmented
          label={say(words.theme)}
          value={choice}
          onChange={setTheme}
          options={(['system', 'light', 'dark'] as const).map((value) => ({
            value,
            label: say(words[value]),
          }))}
        />
      </div>
    </Card>
  );
}
