import { WebSocket } from 'ws';
import type { IdeToRelay, RelayToIde } from '../../contract/relay.ts';
import type { ConsoleAccess } from './console-access.ts';

export interface Relay {
  send(message: IdeToRelay): void;
  close(): void;
}

const pause = 2000;

/** The console's relay to the phones that have a preview open. Comes back by itself until it is closed. */
export function openRelay(
  { address, token }: ConsoleAccess,
  programId: string,
  previewId: string,
  heard: (said: RelayToIde) => void,
): Relay {
  const url = `${address.replace(/^http/, 'ws')}/programs/${programId}/previews/${previewId}/debug`;
  let isClosed = false;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let socket = open();

  function open(): WebSocket {
    const made = new WebSocket(url, {
      headers: { authorization: `Bearer ${token}` },
      maxPayload: 8 * 1024 * 1024,
    });
    const phones = new Set<string>();
    made.on('message', (data: Buffer) => {
      const said = JSON.parse(data.toString('utf8')) as RelayToIde;
      if (said.type === 'started') phones.add(said.phone);
      else if (said.type === 'gone') phones.delete(said.phone);
      heard(said);
    });
    // Why it ended does not matter: it opens again, or the preview is over and says so itself.
    made.on('error', () => undefined);
    made.on('close', () => {
      for (const phone of phones) heard({ type: 'gone', phone });
      if (!isClosed) timer = setTimeout(() => (socket = open()), pause).unref();
    });
    return made;
  }
  return {
    send(message) {
      if (socket.readyState === WebSocket.OPEN) socket.send(JSON.stringify(message));
    },
    close() {
      isClosed = true;
      clearTimeout(timer);
      socket.close();
    },
  };
}
