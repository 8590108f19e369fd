import { definePanel, type Command } from '../../shell/declaration.ts';
import { accountOf, followAccount } from '../../shell/account.ts';
import { AccountStatus } from './account-status.tsx';
import { publishWords as w } from './words.ts';

const needsProject: Command['refuse'] = ({ project }) => (project.getState().open ? undefined : w.noProject);

export default definePanel({
  id: 'publish',
  title: w.title,
  icon: 'cloud-upload',
  place: 'centre',
  order: 80,
  withoutProject: true,
  view: () => import('./view.tsx'),
  start: followAccount,
  commands: [
    {
      id: 'publish.upload',
      title: w.upload,
      icon: 'cloud-upload',
      keys: 'Mod+Alt+U',
      menu: 'run',
      verb: 'upload',
      refuse: needsProject,
      run: ({ dock }) => dock.show('publish'),
    },
    {
      id: 'publish.signIn',
      title: w.signIn,
      icon: 'account',
      menu: 'file',
      run: ({ dock }) => dock.show('publish'),
    },
    {
      id: 'publish.signOut',
      title: w.signOut,
      icon: 'sign-out',
      refuse: (bench) => (accountOf(bench).getState()?.user ? undefined : w.nobody),
      run: async (bench) => {
        await bench.attempt(() => bench.host.client.account.signOut());
      },
    },
  ],
  bars: [{ id: 'publish.account', bar: 'status', side: 'right', order: 90, view: AccountStatus }],
});
