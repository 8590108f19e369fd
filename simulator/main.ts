import './device/screen.css';
import './device/dialogs.css';
import { startBridge } from './bridge.ts';
import { runProgram } from './run-program.ts';
import { openSandboxSocket } from './sandbox-socket.ts';

/** The program's own page: the token in the address opens the socket, the program comes from its origin. */
const token = location.hash.slice(1);
const socket = token ? openSandboxSocket(token) : undefined;
const bridge = startBridge(window);
void runProgram({ host: document.body, socket, bridge });
