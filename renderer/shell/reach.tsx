import './reach.css';
import { useStore } from 'zustand';
import { Button } from '../kit/button.tsx';
import { useSay, words } from '../kit/text.ts';
import { accountOf } from './account.ts';
import type { Workbench } from './workbench.ts';

const w = words({
  onlyHere: {
    en: 'This console listens on this computer only: a phone cannot reach it.',
    zh: '此控制台仅在本机监听，手机无法访问。',
  },
  share: { en: 'Share on this network', zh: '在此网络中共享' },
  shared: {
    en: 'Phones in this network reach the console at {address}, until this IDE ends.',
    zh: '同一网络中的手机可通过 {address} 访问控制台，直到本工具退出。',
  },
  stop: { en: 'Stop sharing', zh: '停止共享' },
  firewall: { en: 'The phone cannot open it?', zh: '手机打不开？' },
  firewallHint: {
    en: 'Phone and computer must be in the same Wi-Fi; guest networks often keep devices apart. The firewall of this computer must let Tessera (or Node.js) be reached: allow it when the system asks, or in its settings under “allow an app”.',
    zh: '手机与电脑须在同一 Wi-Fi；访客网络通常会隔离设备。本机防火墙须允许访问 Tessera（或 Node.js）：在系统询问时选择允许，或在防火墙设置的“允许应用”中添加。',
  },
});

/** Whether a phone can reach the console at this address, and what to do where it cannot. */
export function Reach({ workbench, address }: { workbench: Workbench; address: string }) {
  const say = useSay();
  const account = useStore(accountOf(workbench));
  const { client } = workbench.host;
  const reach = account?.address === address ? account.reach : undefined;
  if (!reach?.canShare) return null;
  const share = (isShared: boolean) =>
    void workbench.attempt(() => client.account.share({ address, isShared }));
  return (
    <div className="reach">
      {reach.phone === undefined ? (
        <>
          <p>{say(w.onlyHere)}</p>
          <Button icon="broadcast" onPress={() => share(true)}>
            {say(w.share)}
          </Button>
        </>
      ) : (
        <>
          <p role="status">{say(w.shared, { address: reach.phone })}</p>
          <details>
            <summary>{say(w.firewall)}</summary>
            <p>{say(w.firewallHint)}</p>
          </details>
          {reach.isShared ? <Button onPress={() => share(false)}>{say(w.stop)}</Button> : null}
        </>
      )}
    </div>
  );
}
