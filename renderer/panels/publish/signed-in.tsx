import { useEffect, useState } from 'react';
import { Button } from '../../kit/button.tsx';
import { useSay } from '../../kit/text.ts';
import type { AccountState } from '../../shell/account.ts';
import type { Workbench } from '../../shell/workbench.ts';
import { roleText } from './role.ts';
import { SignIn } from './sign-in.tsx';
import { publishWords as w } from './words.ts';

/** Who it is, and the ways out: another account, this session, all sessions. */
export function SignedIn({ workbench, account }: { workbench: Workbench; account: AccountState }) {
  const say = useSay();
  const { name, role, workspace, account: own } = account.user!;
  const [isSwitching, setIsSwitching] = useState(false);
  useEffect(() => setIsSwitching(false), [own, workspace, account.address]);
  const { client } = workbench.host;
  const leaveAll = async () => {
    const answer = await workbench.questions.ask({
      title: w.signOutEverywhere,
      text: w.everywhereQuestion,
      answers: [
        { id: 'yes', title: w.signOut, danger: true },
        { id: 'no', title: w.cancel },
      ],
    });
    if (answer?.id === 'yes') await workbench.attempt(() => client.account.signOutEverywhere());
  };
  return (
    <>
      <div className="publish-account">
        <span>{say(w.signedInAs, { name, role: say(roleText(role)), workspace })}</span>
        <span className="publish-address">{account.address}</span>
        <div className="publish-account-ways">
          <Button onPress={() => setIsSwitching(!isSwitching)}>
            {say(isSwitching ? w.keepAccount : w.switchAccount)}
          </Button>
          <Button onPress={() => void leaveAll()}>{say(w.signOutEverywhere)}</Button>
          <Button onPress={() => void workbench.attempt(() => client.account.signOut())}>
            {say(w.signOut)}
          </Button>
        </div>
        {account.trouble ? (
          <p className="field-error" role="alert">
            {say(account.trouble === 'blocked' ? w.blockedLong : w.unreachableLong)}
          </p>
        ) : null}
      </div>
      {isSwitching ? <SignIn workbench={workbench} address={account.address} /> : null}
    </>
  );
}
