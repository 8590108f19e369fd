import { createServer, request as httpRequest, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What happens at a request: it never reaches the console, or the console's answer never comes back. */
export type Moment = 'before' | 'after';

/** A network between the IDE and a console. At one request `at` is told, and from then on nothing passes until it is open again. */
export interface Gate {
  address: string;
  /** Requests since it was opened. */
  count(): number;
  /** Closes at that request; `closed` resolves then. */
  arm(at: number, moment: Moment): void;
  readonly closed: Promise<void>;
  open(target: string): void;
  dispose(): Promise<void>;
}

export async function startGate(address: string): Promise<Gate> {
  let target = new URL(address);
  let count = 0;
  let armed: { at: number; moment: Moment } | undefined;
  let isClosed = false;
  let tell: () => void = () => undefined;
  let closed = new Promise<void>((resolve) => (tell = resolve));
  const shut = (incoming: IncomingMessage): void => {
    isClosed = true;
    incoming.socket.destroy();
    tell();
  };
  const pass = (incoming: IncomingMessage, outgoing: ServerResponse, isLost: boolean): void => {
    const { hostname: host, port } = target;
    const { url: path, method, headers } = incoming;
    const passed = httpRequest({ host, port, path, method, headers }, (answer) => {
      if (isLost) {
        // Heard to its end: what the console did, it has done.
        answer.resume().on('end', () => shut(incoming));
        return;
      }
      outgoing.writeHead(answer.statusCode ?? 500, answer.headers);
      answer.pipe(outgoing);
    });
    passed.on('error', () => incoming.socket.destroy());
    incoming.pipe(passed);
  };
  const server = createServer((incoming, outgoing) => {
    count += 1;
    if (isClosed) return void incoming.socket.destroy();
    if (armed?.at !== count) return pass(incoming, outgoing, false);
    if (armed.moment === 'before') return shut(incoming);
    pass(incoming, outgoing, true);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    count: () => count,
    arm: (at, moment) => (armed = { at, moment }),
    get closed() {
      return closed;
    },
    open(next) {
      target = new URL(next);
      [count, armed, isClosed] = [0, undefined, false];
      closed = new Promise<void>((resolve) => (tell = resolve));
    },
    dispose: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}
