import './stand-ins.ts';
import '../../../simulator/device/screen.css';
import '../../../simulator/device/dialogs.css';
import type { FrameOrder } from '../stage/messages.ts';
import { createAgent } from '../../../simulator/agent/agent.ts';
import { openFrame } from './program.ts';

// First of all: what the program logs while it starts is heard as well.
const agent = createAgent(window);

// Only the stage may say hello, and only once: pages below and programs themselves may not.
const greet = (event: MessageEvent<{ type?: string } | null>) => {
  const [port] = event.ports;
  if (event.source !== window.parent || event.data?.type !== 'tessera.frame' || !port) return;
  window.removeEventListener('message', greet);
  const obey = openFrame(agent, (news) => port.postMessage(news));
  port.onmessage = (message: MessageEvent<FrameOrder>) => obey(message.data);
};
window.addEventListener('message', greet);
window.parent.postMessage({ type: 'tessera.frame.ready' }, '*');
