import { createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import type { Connection } from '@volar/language-server/node.js';
import { startLanguageServer } from '../../language/server.ts';
import { findWxTypes } from '../../language/typescript/program-settings.ts';
import { exitCodes, type Command } from '../command.ts';

const command: Command = {
  name: 'lsp',
  summary: {
    en: 'run the language server on standard input and output, for other editors',
    zh: '在标准输入输出上运行语言服务，供其他编辑器使用',
  },
  arguments: [],
  options: {
    stdio: {
      type: 'boolean',
      help: {
        en: 'accepted for editors that pass it; it is the only way',
        zh: '兼容编辑器传入的参数，始终使用标准输入输出',
      },
    },
  },
  async run({ signal }) {
    const connection = createConnection(ProposedFeatures.all, process.stdin, process.stdout);
    // The protocol owns standard output from here on: nothing else may write to it.
    const ended = new Promise<void>((resolve) => {
      process.stdin.on('end', resolve);
      process.stdin.on('close', resolve);
      signal.addEventListener('abort', () => resolve());
    });
    const wxTypes = findWxTypes(import.meta.dirname) ?? findWxTypes(process.cwd());
    startLanguageServer(connection as unknown as Connection, { wxTypes });
    await ended;
    return exitCodes.ok;
  },
};

export default command;
