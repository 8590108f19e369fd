import { useStore } from 'zustand';
import { Icon } from '../../kit/icon.tsx';
import { useSay } from '../../kit/text.ts';
import type { Workbench } from '../../shell/workbench.ts';
import { accountOf } from '../../shell/account.ts';
import { roleText } from './role.ts';
import { publishWords as w } from './words.ts';

/** Account and role in the status bar; a press leads to where it can be changed. */
export function AccountStatus({ workbench }: { workbench: Workbench }) {
  const say = useSay();
  const account = useStore(accountOf(workbench));
  const user = account?.user;
  const text = user ? `${user.name} · ${say(roleText(user.role))}` : say(w.notSignedIn);
  const trouble = account?.trouble
    ? ` (${say(account.trouble === 'blocked' ? w.blocked : w.unreachable)})`
    : '';
  return (
    <button
      type="button"
      className="status-item"
      title={account?.address}
      onClick={() => void workbench.dock.show('publish')}
    >
      <Icon name={account?.trouble ? 'warning' : 'account'} />
      <span>{text + trouble}</span>
    </button>
  );
}
