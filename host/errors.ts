import { AppError } from '../contract/errors.ts';
import type { Text } from '../contract/text.ts';

type Sentence = (data: Readonly<Record<string, unknown>>) => Text;

/** Every refusal of this room: its code and the one sentence a person reads, in both languages. */
export const refusals = {
  FILE_MISSING: ({ path }) => ({
    en: `"${path}" does not exist. It may have been moved or deleted.`,
    zh: `“${path}”不存在，可能已被移动或删除。`,
  }),
  FILE_EXISTS: ({ path }) => ({
    en: `"${path}" already exists. Choose another name.`,
    zh: `“${path}”已存在，请换一个名称。`,
  }),
  FILE_CHANGED: ({ path }) => ({
    en: `"${path}" changed on disk since it was read. Compare it, then overwrite it or reload it.`,
    zh: `“${path}”在读取之后被其他程序修改。请先比较，再覆盖或重新载入。`,
  }),
  FILE_DENIED: ({ path }) => ({
    en: `The system does not allow access to "${path}". Check its permissions.`,
    zh: `系统不允许访问“${path}”，请检查其权限。`,
  }),
  FILE_READ_ONLY: ({ path }) => ({
    en: `"${path}" is read-only. Make it writable or save under another name.`,
    zh: `“${path}”是只读的。请将其改为可写，或另存为其他名称。`,
  }),
  FILE_BINARY: ({ path }) => ({
    en: `"${path}" is not a text file. Choose an encoding to open it as text anyway.`,
    zh: `“${path}”不是文本文件。如仍要作为文本打开，请选择编码。`,
  }),
  FILE_TOO_LARGE: ({ path, limit }) => ({
    en: `"${path}" is larger than ${limit} MB, too large to edit as text.`,
    zh: `“${path}”超过 ${limit} MB，过大而无法作为文本编辑。`,
  }),
  FILE_BUSY: ({ path }) => ({
    en: `"${path}" is in use by another program. Close it there and try again.`,
    zh: `“${path}”正被其他程序占用，请先在那里关闭后重试。`,
  }),
  ENCODING_UNKNOWN: ({ encoding }) => ({
    en: `The encoding "${encoding}" is not known.`,
    zh: `未知的编码“${encoding}”。`,
  }),
  ENCODING_LOSSY: ({ path, encoding }) => ({
    en: `"${path}" holds characters that ${encoding} cannot express. Save it as UTF-8.`,
    zh: `“${path}”含有 ${encoding} 无法表示的字符，请以 UTF-8 保存。`,
  }),
  DISK_FULL: ({ path }) => ({
    en: `The disk is full: "${path}" was not saved and stays as it was. Free some space and save again.`,
    zh: `磁盘已满：“${path}”未保存，原内容未变。请释放空间后再次保存。`,
  }),
  SIGN_IN_NOT_KEPT: () => ({
    en: 'The disk is full: the sign-in cannot be kept, so it was undone. Free some space, then sign in again.',
    zh: '磁盘已满：无法保存登录状态，本次登录已撤销。请释放空间后重新登录。',
  }),
  NAME_TOO_LONG: ({ path }) => ({
    en: `The name "${path}" is too long for this disk (255 bytes at most).`,
    zh: `名称“${path}”过长（此磁盘最多 255 字节）。`,
  }),
  NAME_NOT_ALLOWED: ({ path }) => ({
    en: `"${path}" is not a name that a file in this project can have.`,
    zh: `“${path}”不能作为此项目中文件的名称。`,
  }),
  LANGUAGE_MISSING: () => ({
    en: 'The language server is not built. Run npm run build, then open the project again.',
    zh: '语言服务尚未构建。请运行 npm run build，然后重新打开项目。',
  }),
  LANGUAGE_GONE: () => ({
    en: 'The language server has ended. It starts again with the next edit.',
    zh: '语言服务已结束，将在下次编辑时重新启动。',
  }),
  LINK_LOOP: ({ path }) => ({
    en: `"${path}" is a link that leads back to itself.`,
    zh: `“${path}”是一个指回自身的链接。`,
  }),
  IS_FOLDER: ({ path }) => ({ en: `"${path}" is a folder.`, zh: `“${path}”是文件夹。` }),
  NOT_A_FOLDER: ({ path }) => ({ en: `"${path}" is not a folder.`, zh: `“${path}”不是文件夹。` }),
  FOLDER_MISSING: ({ path }) => ({
    en: `The folder "${path}" does not exist. It may have been moved or deleted.`,
    zh: `文件夹“${path}”不存在，可能已被移动或删除。`,
  }),
  FOLDER_DENIED: ({ path }) => ({
    en: `The folder "${path}" cannot be read. Check its permissions.`,
    zh: `无法读取文件夹“${path}”，请检查其权限。`,
  }),
  FOLDER_NOT_EMPTY: ({ path }) => ({
    en: `The folder "${path}" is not empty. Choose an empty or a new one.`,
    zh: `文件夹“${path}”不为空，请选择空文件夹或新建文件夹。`,
  }),
  MOVE_INTO_ITSELF: ({ path }) => ({
    en: `The folder "${path}" cannot be moved into itself.`,
    zh: `不能将文件夹“${path}”移动到其自身之内。`,
  }),
  TRASH_ITEM_MISSING: () => ({
    en: 'This item is no longer in the trash.',
    zh: '该项目已不在回收站中。',
  }),
  TOO_MANY_OPEN_FILES: () => ({
    en: 'The system allows no more open files. Close other programs and try again.',
    zh: '系统允许打开的文件数已达上限，请关闭其他程序后重试。',
  }),
  NO_NETWORK: () => ({
    en: 'This computer is in no network that a phone could share. Connect it to a Wi-Fi, then try again.',
    zh: '本机未连接任何可与手机共用的网络，请连接 Wi-Fi 后重试。',
  }),
  PREVIEW_BROKEN: ({ errors }) => ({
    en: `The program has ${errors} errors: see Problems and mend them; then it can be seen on a phone.`,
    zh: `程序有 ${errors} 个错误：请在“问题”中查看并修复，之后即可在手机上预览。`,
  }),
  PROJECT_NOT_OPEN: () => ({
    en: 'This project is not open. Open its folder again.',
    zh: '该项目未打开，请重新打开其文件夹。',
  }),
  PROJECT_IN_USE: ({ path, process }) => ({
    en: `"${path}" is open in another Tessera (process ${process}). Close it there first.`,
    zh: `“${path}”已在另一个 Tessera（进程 ${process}）中打开，请先在那里关闭。`,
  }),
  TEMPLATE_UNKNOWN: ({ template }) => ({
    en: `There is no template "${template}".`,
    zh: `没有名为“${template}”的模板。`,
  }),
  PATTERN_WRONG: ({ pattern, reason }) => ({
    en: `The pattern "${pattern}" is not a valid regular expression: ${reason}`,
    zh: `“${pattern}”不是有效的正则表达式：${reason}`,
  }),
  SETTING_UNKNOWN: ({ key }) => ({
    en: `There is no setting "${key}".`,
    zh: `没有名为“${key}”的设置。`,
  }),
  SETTING_WRONG: ({ key, reason }) => ({
    en: `The setting "${key}" cannot have this value: ${reason}`,
    zh: `设置“${key}”不能取此值：${reason}`,
  }),
  SETTINGS_BROKEN: ({ path }) => ({
    en: `The settings file "${path}" is not valid JSON. It is kept as it is; mend it, then change the setting again.`,
    zh: `设置文件“${path}”不是有效的 JSON，已原样保留。请修复后再更改设置。`,
  }),
  TASK_MISSING: () => ({ en: 'This task has ended.', zh: '该任务已结束。' }),
  PORT_TAKEN: ({ port }) => ({
    en: `Port ${port} is taken by another program. Choose another with --port, or leave --port out.`,
    zh: `端口 ${port} 已被其他程序占用。请用 --port 指定其他端口，或不指定端口。`,
  }),
  PROGRAM_NOT_SERVED: () => ({
    en: 'No program of this name is being served.',
    zh: '没有正在提供服务的同名程序。',
  }),
  REQUEST_REFUSED: ({ url }) => ({
    en: `A program may not reach "${url}".`,
    zh: `程序不能访问“${url}”。`,
  }),
  DOMAIN_NOT_ALLOWED: ({ domain, kind }) => ({
    en: `"${domain}" is not on the console's list of ${kind} domains of this mini program.`,
    zh: `“${domain}”不在控制台为此小程序配置的 ${kind} 域名列表中。`,
  }),
  CLOUD_FUNCTION_MISSING: ({ name, path }) => ({
    en: `The cloud function "${name}" is not in the project: put its index.js, or a mock.json with its answer, into "${path}".`,
    zh: `项目中没有云函数“${name}”：请在“${path}”中放入其 index.js，或放入写有返回结果的 mock.json。`,
  }),
  CLOUD_FUNCTION_TOO_LARGE: ({ name, path, limit }) => ({
    en: `The cloud function "${name}" is larger than ${limit} MB with its modules. Put a mock.js or mock.json into "${path}" and leave node_modules out.`,
    zh: `云函数“${name}”连同其模块超过 ${limit} MB。请在“${path}”中放入 mock.js 或 mock.json，并移除 node_modules。`,
  }),
  REQUEST_TIMEOUT: () => ({ en: 'timeout', zh: '请求超时' }),
  REQUEST_FAILED: ({ reason }) => ({
    en: `The server cannot be reached (${reason}).`,
    zh: `无法连接服务器（${reason}）。`,
  }),
  RESPONSE_TOO_LARGE: ({ limit }) => ({
    en: `The answer is larger than ${limit} MB.`,
    zh: `响应超过 ${limit} MB。`,
  }),
  TOO_MANY_REDIRECTS: ({ url }) => ({
    en: `"${url}" redirects without end.`,
    zh: `“${url}”重定向次数过多。`,
  }),
  TOO_MANY_REQUESTS: ({ limit }) => ({
    en: `More than ${limit} requests are running. Wait for some to end.`,
    zh: `同时进行的请求超过 ${limit} 个，请等待部分请求结束。`,
  }),
  PORT_CLOSED_TO_PROGRAMS: ({ port }) => ({
    en: `Port ${port} is closed to TCP sockets of programs, as on a phone.`,
    zh: `与手机上一样，程序的 TCP socket 不能连接端口 ${port}。`,
  }),
  TOO_MANY_SOCKETS: ({ limit }) => ({
    en: `More than ${limit} sockets are open. Close some first.`,
    zh: `打开的 socket 超过 ${limit} 个，请先关闭一些。`,
  }),
  SOCKET_GONE: () => ({ en: 'This socket is closed.', zh: '该 socket 已关闭。' }),
  SOCKET_FAILED: ({ reason }) => ({ en: `The socket failed: ${reason}`, zh: `socket 出错：${reason}` }),
  BROWSER_MISSING: () => ({
    en: 'No Chromium, Chrome or Edge was found. Install one, or set TESSERA_CHROMIUM to its program file.',
    zh: '未找到 Chromium、Chrome 或 Edge。请安装其中之一，或将 TESSERA_CHROMIUM 设为其程序文件。',
  }),
  PROGRAM_DID_NOT_START: () => ({
    en: 'The program did not open its first page. Look at its compile errors and its App.onLaunch.',
    zh: '程序未能打开首页。请检查编译错误和 App.onLaunch。',
  }),
  STORAGE_FULL: ({ limit }) => ({
    en: `The program's storage is full (${limit} MB).`,
    zh: `程序的本地缓存已满（${limit} MB）。`,
  }),
  NO_SHELL: () => ({
    en: 'This is possible in the desktop application only.',
    zh: '此功能仅在桌面应用中可用。',
  }),
  GIT_MISSING: () => ({
    en: 'git is not installed, or not on the PATH. Install it, then try again.',
    zh: '未安装 git，或它不在 PATH 中。请安装后重试。',
  }),
  GIT_IDENTITY: () => ({
    en: 'git does not know who you are. Run git config --global user.name "Name" and git config --global user.email you@example.com, then commit again.',
    zh: 'git 不知道您是谁。请运行 git config --global user.name "姓名" 和 git config --global user.email you@example.com，然后重新提交。',
  }),
  GIT_REFUSED: ({ reason }) => ({ en: `git refused: ${reason}`, zh: `git 拒绝了此操作：${reason}` }),
  TERMINAL_MISSING: () => ({
    en: 'Terminals cannot be opened here: node-pty was not built for this system. Run npm install again.',
    zh: '无法打开终端：node-pty 未针对此系统构建。请重新运行 npm install。',
  }),
  TERMINAL_LIMIT: ({ limit }) => ({
    en: `${limit} terminals are open already. Close one first.`,
    zh: `已打开 ${limit} 个终端，请先关闭一个。`,
  }),
  TERMINAL_GONE: () => ({ en: 'This terminal was closed.', zh: '该终端已关闭。' }),
  SHELL_MISSING: ({ path }) => ({
    en: `The shell "${path}" cannot be started. Choose another in the settings (terminal.shell).`,
    zh: `无法启动 shell“${path}”。请在设置（terminal.shell）中选择其他程序。`,
  }),
  DATA_FOLDER_DENIED: ({ path }) => ({
    en: `Tessera cannot write to its data folder "${path}". Choose another with --data.`,
    zh: `Tessera 无法写入其数据文件夹“${path}”，请用 --data 指定其他文件夹。`,
  }),
} satisfies Record<string, Sentence>;

export type RefusalCode = keyof typeof refusals;

/** Makes the refusal `code`; `data` fills its sentence and travels along, with the Chinese sentence as `zh`. */
export function refuse(code: RefusalCode, data: Record<string, unknown> = {}, cause?: unknown): AppError {
  const { en, zh } = (refusals[code] as Sentence)(data);
  return new AppError(code, en, { ...data, zh }, cause);
}

const bySystemCode: Record<string, RefusalCode> = {
  ENOENT: 'FILE_MISSING',
  EEXIST: 'FILE_EXISTS',
  ENOTEMPTY: 'FILE_EXISTS',
  EACCES: 'FILE_DENIED',
  EPERM: 'FILE_DENIED',
  EROFS: 'FILE_READ_ONLY',
  ENOSPC: 'DISK_FULL',
  EDQUOT: 'DISK_FULL',
  ENAMETOOLONG: 'NAME_TOO_LONG',
  ELOOP: 'LINK_LOOP',
  EISDIR: 'IS_FOLDER',
  ENOTDIR: 'NOT_A_FOLDER',
  EINVAL: 'NAME_NOT_ALLOWED',
  EBUSY: 'FILE_BUSY',
  ETXTBSY: 'FILE_BUSY',
  EMFILE: 'TOO_MANY_OPEN_FILES',
  ENFILE: 'TOO_MANY_OPEN_FILES',
};

export function isDiskFull(error: unknown): boolean {
  return bySystemCode[systemCode(error) ?? ''] === 'DISK_FULL';
}

export function systemCode(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined;
}

/** What the file system refused, as a refusal about `path`; anything else comes back as it is. */
export function fromSystem(error: unknown, path: string): unknown {
  const code = bySystemCode[systemCode(error) ?? ''];
  return code && !(error instanceof AppError) ? refuse(code, { path }, error) : error;
}
