// The page of the wiring tests: a client of the host over the port, for the test to call. Bundled by the test itself.
import { createORPCClient } from '@orpc/client';
import { RPCLink } from '@orpc/client/message-port';
import type { HostClient } from '../../host/services.ts';

function connect(): Promise<HostClient> {
  return new Promise((resolve) => {
    window.addEventListener('message', ({ source, data, ports: [port] }) => {
      if (source !== window || data !== 'tessera.port' || !port) return;
      port.start();
      resolve(createORPCClient<HostClient>(new RPCLink({ port })));
    });
    window.postMessage('tessera.connect', location.origin);
  });
}

declare global {
  interface Window {
    host: Promise<HostClient>;
    facts: unknown[];
    mayEvaluate: boolean;
    follow: () => Promise<void>;
  }
}

window.host = connect();
window.facts = [];
window.follow = async () => {
  const host = await window.host;
  for await (const fact of await host.shell.follow()) window.facts.push(fact);
};

try {
  window.mayEvaluate = new Function('return true')() as boolean;
} catch {
  window.mayEvaluate = false;
}
