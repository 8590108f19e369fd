import type { PackageProblem, PackageProblemCode } from '../../contract/package.ts';
import type { Language, Text } from '../../contract/text.ts';

/** A value is the same in every language, or a text of its own. */
type Values = Record<string, string | number | Text>;

/** One sentence per reason; `{name}` is filled in. */
const sentences: Record<PackageProblemCode, Text> = {
  'package/not-a-zip': { en: 'The file is not a ZIP archive.', zh: '文件不是 ZIP 压缩包。' },
  'package/truncated': {
    en: 'The file ends too early: it was cut off while being copied or sent. Copy or build it again.',
    zh: '文件不完整：复制或传输时被截断。请重新复制或构建。',
  },
  'package/zip-feature': {
    en: 'The archive uses {feature}, which a package never has. Build it with "tessera build".',
    zh: '压缩包使用了代码包不会有的特性：{feature}。请用 “tessera build” 构建。',
  },
  'package/zip-damaged': {
    en: 'The archive is damaged at "{path}": {why}.',
    zh: '压缩包在 “{path}” 处损坏：{why}。',
  },
  'package/overlapping-entries': {
    en: 'The entry "{path}" shares bytes with another one.',
    zh: '条目 “{path}” 与其他条目重叠。',
  },
  'package/foreign-bytes': {
    en: 'The archive holds {size} bytes that belong to no file.',
    zh: '压缩包中有 {size} 字节不属于任何文件。',
  },
  'package/too-many-files': {
    en: 'The package holds {count} files; at most {limit} are allowed.',
    zh: '代码包包含 {count} 个文件，最多允许 {limit} 个。',
  },
  'package/declared-too-large': {
    en: 'The package says it unpacks to {size} bytes; at most {limit} are read.',
    zh: '代码包声明解压后为 {size} 字节，最多读取 {limit} 字节。',
  },
  'package/zip-bomb': {
    en: '"{path}" unpacks to more than the {size} bytes it declares.',
    zh: '“{path}” 解压后超过其声明的 {size} 字节。',
  },
  'package/path-parent': {
    en: '"{path}" points out of the package with "..".',
    zh: '“{path}” 用 “..” 指向了代码包之外。',
  },
  'package/path-absolute': { en: '"{path}" is an absolute path.', zh: '“{path}” 是绝对路径。' },
  'package/path-backslash': { en: '"{path}" contains a backslash.', zh: '“{path}” 含有反斜杠。' },
  'package/path-drive': { en: '"{path}" begins with a drive letter.', zh: '“{path}” 以盘符开头。' },
  'package/path-control-character': {
    en: '"{path}" contains a NUL or another control character.',
    zh: '“{path}” 含有 NUL 或其他控制字符。',
  },
  'package/path-not-portable': {
    en: '"{path}" is not a name that every system can store: {why}.',
    zh: '“{path}” 不是所有系统都能保存的名称：{why}。',
  },
  'package/folder-or-link': {
    en: '"{path}" is a folder entry or a symbolic link; a package holds files only.',
    zh: '“{path}” 是文件夹或符号链接，代码包只能包含文件。',
  },
  'package/duplicate-path': { en: '"{path}" occurs twice.', zh: '“{path}” 出现了两次。' },
  'package/case-collision': {
    en: '"{path}" and "{other}" are one file on systems that ignore case. Rename one of them.',
    zh: '“{path}” 与 “{other}” 在不区分大小写的系统上是同一个文件，请重命名其中一个。',
  },
  'package/manifest-missing': { en: 'manifest.json is missing.', zh: '缺少 manifest.json。' },
  'package/manifest-not-json': {
    en: 'manifest.json is not valid JSON.',
    zh: 'manifest.json 不是有效的 JSON。',
  },
  'package/manifest-shape': {
    en: 'manifest.json: "{field}" is missing or of a wrong kind.',
    zh: 'manifest.json：“{field}” 缺失或类型错误。',
  },
  'package/manifest-format': {
    en: 'manifest.json is of format {format}; this version reads format 1. Update Tessera.',
    zh: 'manifest.json 的格式为 {format}，当前版本只支持格式 1。请更新 Tessera。',
  },
  'package/manifest-not-canonical': {
    en: 'manifest.json is not in its canonical form (sorted, no spaces): it was changed after the build.',
    zh: 'manifest.json 不是规范形式（有序、无空格）：构建后被改动过。',
  },
  'package/app-id': {
    en: '"{appId}" is not an App ID: a letter, then 2 to 63 letters, digits, "-" or "_".',
    zh: '“{appId}” 不是有效的 App ID：以字母开头，后接 2 到 63 个字母、数字、“-” 或 “_”。',
  },
  'package/version': {
    en: '"{version}" is not a version number: digits and letters only, such as 1.0.0.',
    zh: '“{version}” 不是有效的版本号：只能包含数字和字母，例如 1.0.0。',
  },
  'package/file-missing': {
    en: '"{path}" is in manifest.json but not in the package.',
    zh: '“{path}” 在 manifest.json 中，但不在代码包中。',
  },
  'package/file-extra': {
    en: '"{path}" is in the package but not in manifest.json.',
    zh: '“{path}” 在代码包中，但不在 manifest.json 中。',
  },
  'package/file-size': {
    en: '"{path}" has {actual} bytes; manifest.json says {expected}.',
    zh: '“{path}” 为 {actual} 字节，manifest.json 记录为 {expected} 字节。',
  },
  'package/file-hash': {
    en: '"{path}" is not the file that was built: its SHA-256 differs from manifest.json.',
    zh: '“{path}” 与构建时不同：其 SHA-256 与 manifest.json 不一致。',
  },
  'package/program-missing': {
    en: 'The package holds no program ("{path}" is missing).',
    zh: '代码包中没有程序（缺少 “{path}”）。',
  },
  'package/program-damaged': {
    en: 'The program in the package cannot run: {why}.',
    zh: '代码包中的程序无法运行：{why}。',
  },
  'package/packages-differ': {
    en: 'manifest.json and the program disagree about the package "{path}": {why}.',
    zh: 'manifest.json 与程序中关于代码包 “{path}” 的内容不一致：{why}。',
  },
  'package/main-too-large': {
    en: 'The main package has {size}; at most {limit} are allowed. Move pages into sub-packages, or remove: {largest}.',
    zh: '主包大小为 {size}，上限为 {limit}。请将页面移到分包，或移除：{largest}。',
  },
  'package/subpackage-too-large': {
    en: 'The sub-package "{path}" has {size}; at most {limit} are allowed. Split it, or remove: {largest}.',
    zh: '分包 “{path}” 大小为 {size}，上限为 {limit}。请拆分，或移除：{largest}。',
  },
  'package/total-too-large': {
    en: 'All packages together have {size}; at most {limit} are allowed. Remove, or load from a server: {largest}.',
    zh: '所有代码包共 {size}，上限为 {limit}。请移除或改为从服务器加载：{largest}。',
  },
  'package/too-many-subpackages': {
    en: 'The program has {count} sub-packages; at most {limit} are allowed.',
    zh: '程序有 {count} 个分包，最多允许 {limit} 个。',
  },
};

/** NUL and its like would disturb the terminal or the log that shows the sentence. */
function printable(value: string | number): string {
  return String(value).replace(
    /[\u0000-\u001f\u007f-\u009f\u2028\u2029\u202a-\u202e]/g,
    (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

function fill(text: Text, language: Language, values: Values): string {
  return text[language].replace(/\{(\w+)\}/g, (whole, name: string) => {
    const value = values[name];
    if (value === undefined) return whole;
    return printable(typeof value === 'object' ? value[language] : value);
  });
}

export function packageProblem(code: PackageProblemCode, values: Values = {}): PackageProblem {
  const sentence = sentences[code];
  const message = { en: fill(sentence, 'en', values), zh: fill(sentence, 'zh', values) };
  return { code, ...(typeof values.path === 'string' && { path: values.path }), message };
}

/** `1.5 MB`, `12 KB`, `3 bytes`: units of 1024, as the platform counts. */
export function showBytes(bytes: number): string {
  if (bytes >= 1024 * 1024) return `${(bytes / 1024 / 1024).toFixed(2)} MB`;
  if (bytes >= 1024) return `${(bytes / 1024).toFixed(1)} KB`;
  return `${bytes} B`;
}
