import { parseArgs } from 'node:util';
import { AppError } from '../contract/errors.ts';
import type { Language, Text } from '../contract/text.ts';
import { exitCodes, type Command } from './command.ts';
import { commandHelp, generalHelp } from './help.ts';
import { fill, languageOf, type Terminal } from './terminal.ts';

/** Every command by its name, which is its file's name; loading one costs what it imports. */
export type Commands = ReadonlyMap<string, () => Promise<Command>>;

export interface CliEnvironment {
  commands: Commands;
  terminal: Terminal;
  variables: Readonly<Record<string, string | undefined>>;
  version: string;
  signal: AbortSignal;
}

const texts = {
  unknownCommand: {
    en: 'There is no command "{name}". "tessera --help" lists them.',
    zh: '没有命令 “{name}”。“tessera --help” 列出所有命令。',
  },
  wrongOption: { en: '{reason} See "tessera {name} --help".', zh: '{reason} 参见 “tessera {name} --help”。' },
  missingArgument: {
    en: '{argument} is missing. See "tessera {name} --help".',
    zh: '缺少 {argument}。参见 “tessera {name} --help”。',
  },
  tooMany: {
    en: '"{argument}" is one argument too many. See "tessera {name} --help".',
    zh: '多余的参数 “{argument}”。参见 “tessera {name} --help”。',
  },
  internal: { en: 'Internal error: {reason}', zh: '内部错误：{reason}' },
} satisfies Record<string, Text>;

/** The commands of a folder, as the bundler found them. */
export function commandsIn(found: Readonly<Record<string, () => Promise<{ default: Command }>>>): Commands {
  return new Map(
    Object.entries(found).map(([file, load]) => {
      const name = file.slice(file.lastIndexOf('/') + 1).replace(/\.ts$/, '');
      return [name, async () => (await load()).default];
    }),
  );
}

const shared = { help: { type: 'boolean', short: 'h' }, lang: { type: 'string' } } as const;

/** Runs one command line and answers its exit code. Never throws: what goes wrong is said, and the code tells its kind. */
export async function runCli(args: readonly string[], environment: CliEnvironment): Promise<number> {
  const { commands, terminal, variables, version } = environment;
  const [name = '', ...rest] = args;
  const language = languageOf(languageArgument(args), variables);
  if (name === '--version' || name === '-v') {
    terminal.print(version);
    return exitCodes.ok;
  }
  if (name === '' || name === '--help' || name === '-h' || name === 'help' || name.startsWith('--lang')) {
    const all = await Promise.all([...commands.values()].map((load) => load()));
    terminal.print(generalHelp(all, language));
    return name === '' ? exitCodes.usage : exitCodes.ok;
  }
  const load = commands.get(name);
  if (!load) {
    terminal.say(fill(texts.unknownCommand, language, { name }));
    return exitCodes.usage;
  }
  return runCommand(await load(), rest, language, environment);
}

function languageArgument(args: readonly string[]): string | undefined {
  const at = args.findIndex((arg) => arg === '--lang' || arg.startsWith('--lang='));
  return at < 0 ? undefined : (args[at]?.split('=')[1] ?? args[at + 1]);
}

async function runCommand(
  command: Command,
  rest: readonly string[],
  language: Language,
  { terminal, version, signal }: CliEnvironment,
): Promise<number> {
  const { name } = command;
  const parsed = parse(command, rest);
  if (typeof parsed === 'string') {
    terminal.say(fill(texts.wrongOption, language, { reason: parsed, name }));
    return exitCodes.usage;
  }
  const { values: options, positionals } = parsed;
  if (options.help === true) {
    terminal.print(commandHelp(command, language));
    return exitCodes.ok;
  }
  const missing = command.arguments.filter((argument) => !argument.startsWith('['))[positionals.length];
  const extra = positionals[command.arguments.length];
  if (missing !== undefined || extra !== undefined) {
    const text = missing === undefined ? texts.tooMany : texts.missingArgument;
    terminal.say(fill(text, language, { argument: missing ?? extra ?? '', name }));
    return exitCodes.usage;
  }
  try {
    return await command.run({ positionals, options, terminal, language, version, signal });
  } catch (error) {
    return explain(error, terminal, language);
  }
}

function parse(
  command: Command,
  args: readonly string[],
): string | { values: Record<string, string | boolean | undefined>; positionals: string[] } {
  try {
    const options = Object.fromEntries(
      Object.entries(command.options).map(([name, { type, short }]) => [
        name,
        { type, ...(short && { short }) },
      ]),
    );
    const { values, positionals } = parseArgs({
      args: [...args],
      options: { ...options, ...shared },
      allowPositionals: true,
    });
    return { values: values as Record<string, string | boolean | undefined>, positionals };
  } catch (error) {
    return `${(error as Error).message.split('. To specify')[0] ?? ''}.`.replace(/\.\.$/, '.');
  }
}

/** Refusals in their own words, in the caller's language where they carry it; bugs with their stack. */
function explain(error: unknown, terminal: Terminal, language: Language): number {
  if (error instanceof AppError) {
    const zh = typeof error.data.zh === 'string' ? error.data.zh : error.message;
    terminal.say(language === 'zh' ? zh : error.message);
    return error.code.startsWith('USAGE') ? exitCodes.usage : exitCodes.environment;
  }
  const code = (error as NodeJS.ErrnoException).code;
  const reason =
    error instanceof Error ? (code ? error.message : (error.stack ?? error.message)) : String(error);
  terminal.say(fill(texts.internal, language, { reason }));
  return exitCodes.environment;
}
