// The language server as a process: speaks LSP on standard input and output. The IDE's host starts one per window;
// other editors start it through `tessera lsp --stdio`.
import { createConnection } from '@volar/language-server/node.js';
import { startLanguageServer } from './server.ts';
import { findWxTypes } from './typescript/program-settings.ts';

const wxTypes =
  process.env['TESSERA_WX_TYPES'] ?? findWxTypes(import.meta.dirname) ?? findWxTypes(process.cwd());
startLanguageServer(createConnection(), { wxTypes });
