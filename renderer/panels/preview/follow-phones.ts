import type { DebugNews } from '../../../contract/debug/wire.ts';
import type { RelayToIde } from '../../../contract/relay.ts';
import type { Workbench } from '../../shell/workbench.ts';

interface Channel {
  deliver: (news: DebugNews) => void;
  end: () => void;
}

/** Each phone that has the preview open is one more program that the debug panels can look into. */
export function followPhones(bench: Workbench): void {
  const channels = new Map<string, Channel>();
  const { client } = bench.host;
  let stop = () => {};
  let project: string | undefined;

  const gone = (phone: string): void => {
    channels.get(phone)?.end();
    channels.delete(phone);
  };

  function started(projectId: string, phone: string, name: string): void {
    const before = channels.get(phone);
    const channel: Channel = { deliver: () => {}, end: () => {} };
    channels.set(phone, channel);
    channel.end = bench.debug.connect(
      { id: `phone ${phone}`, title: { en: name, zh: name } },
      {
        send: (message) =>
          void client.preview.tellPhone({ projectId, phone, message }).catch(() => gone(phone)),
        receive: (listener) => (channel.deliver = listener),
      },
    );
    before?.end();
  }

  function hear(projectId: string, said: RelayToIde): void {
    if (said.type === 'started') started(projectId, said.phone, said.name);
    else if (said.type === 'gone') gone(said.phone);
    else channels.get(said.phone)?.deliver(said.message);
  }

  const follow = (projectId: string | undefined): void => {
    stop();
    for (const phone of [...channels.keys()]) gone(phone);
    if (projectId === undefined) return void (stop = () => {});
    stop = bench.host.follow<{ projectId: string; said: RelayToIde }>(
      (from, signal) => client.preview.debug({ projectId, ...(from ? { from } : {}) }, { signal }),
      { fact: (fact) => fact.projectId === projectId && hear(projectId, fact.said) },
    );
  };
  bench.project.subscribe(({ open }) => {
    if (open?.id === project) return;
    project = open?.id;
    follow(project);
  });
}
