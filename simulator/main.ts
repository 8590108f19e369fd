import './device/screen.css';
import './device/dialogs.css';
import './device/keyboard/keyboard.css';
import { createAgent } from './agent/agent.ts';
import { startBridge } from './bridge.ts';
import { runProgram } from './run-program.ts';
import { openSandboxSocket } from './sandbox-socket.ts';

/** The program's own page: the token in the address opens the socket, the program comes from its origin. */
// First of all: what the program logs while it starts is heard as well.
const agent = createAgent(window);
const token = location.hash.slice(1);
const socket = token ? openSandboxSocket(token) : undefined;
const bridge = startBridge(window);
agent.connect(bridge.debug);
void runProgram({ host: document.body, socket, bridge, agent });
