import type { DebugNews } from '../../contract/debug/wire.ts';
import type { PhoneToRelay, RelayToPhone } from '../../contract/relay.ts';
import type { DebugWire } from './run-program.ts';
import { phoneId, thisPhone } from './this-phone.ts';

/** To the IDE of the preview's maker, over the console. It opens again by itself; meanwhile nobody looks. */
export function openRelay(ticket: string): DebugWire {
  const query = new URLSearchParams({ phone: phoneId(), name: thisPhone().name });
  const url = `${location.origin.replace('http', 'ws')}/previews/${ticket}/debug?${query.toString()}`;
  let on: Parameters<DebugWire['receive']>[0] | undefined;
  let isAsked = false;
  let isClosed = false;
  let socket = open();

  function open(): WebSocket {
    const made = new WebSocket(url);
    made.onmessage = ({ data }: MessageEvent<string>) => {
      const said = JSON.parse(data) as RelayToPhone;
      if (said.type === 'asked') {
        isAsked = true;
        on?.asked();
      } else on?.message(said.message);
    };
    made.onclose = () => {
      isAsked = false;
      if (!isClosed) setTimeout(() => !isClosed && (socket = open()), 2000);
    };
    return made;
  }
  const send = (message: PhoneToRelay): void => {
    if (isAsked && socket.readyState === WebSocket.OPEN) socket.send(JSON.stringify(message));
  };
  return {
    started: () => send({ type: 'started' }),
    send: (message: DebugNews) => send({ type: 'debug', message }),
    receive(given) {
      on = given;
      if (isAsked) given.asked();
    },
    close() {
      isClosed = true;
      socket.close();
    },
  };
}
