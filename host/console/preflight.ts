import type { ProjectReport } from '../../compiler/checks/check-project.ts';
import { findPrivateApis } from '../../compiler/checks/private-apis.ts';
import {
  inProject,
  scriptEndings,
  styleEndings,
  type ProjectView,
} from '../../compiler/checks/project-view.ts';
import { findServerHosts } from '../../compiler/checks/server-hosts.ts';
import type { ScanName } from '../../compiler/checks/quality-scan.ts';
import { showBytes } from '../../compiler/package/problems.ts';
import type { Diagnostic } from '../../contract/diagnostic.ts';
import type { PackageProblem } from '../../contract/package.ts';
import type { Text } from '../../contract/text.ts';
import type { GitStatus } from '../project/git.ts';

/** What a person should know before an upload. */
export interface Finding {
  id: string;
  /** stop: the console would refuse it, or phones could not run it. */
  level: 'stop' | 'warning' | 'note' | 'fine';
  title: Text;
  message: Text;
  /** From the project's folder; lines count from 0. */
  places: { file: string; line?: number; note?: string | Text }[];
  /** Where it is mended. */
  goTo?: 'problems' | 'git' | 'domains' | 'privacy';
}

export interface PreflightInput {
  /** The compiler's. */
  diagnostics: readonly Diagnostic[];
  problems: readonly PackageProblem[];
  report: Pick<ProjectReport, 'sizes' | 'scan' | 'compatibility'>;
  view: ProjectView;
  git: GitStatus | null;
  /** What the console knows of the mini program; absent where nobody is signed in or none is chosen. */
  atConsole?: { domains: readonly { kind: string; host: string }[]; hasPrivacyAgreement: boolean };
}

const mostPlaces = 50;

/** Everything that could go wrong after the upload, said before it; worst first. */
export function findBeforeUpload(input: PreflightInput): Finding[] {
  const order: Finding['level'][] = ['stop', 'warning', 'note', 'fine'];
  return [
    ...errorsOf(input),
    ...problemsOf(input),
    ...serversOf(input),
    ...privacyOf(input),
    ...compatibilityOf(input),
    ...scanOf(input),
    ...changesOf(input),
  ]
    .map((finding) => ({ ...finding, places: finding.places.slice(0, mostPlaces) }))
    .sort((a, b) => order.indexOf(a.level) - order.indexOf(b.level));
}

function errorsOf({ diagnostics }: PreflightInput): Finding[] {
  const errors = diagnostics.filter(({ severity }) => severity === 'error');
  if (errors.length === 0) return [];
  return [
    {
      id: 'errors',
      level: 'stop',
      title: { en: `${errors.length} errors in the program`, zh: `程序有 ${errors.length} 个错误` },
      message: { en: 'A version with errors is not uploaded.', zh: '存在错误的版本无法上传。' },
      places: errors.map(({ file, range, message }) => ({
        file,
        line: range.start.line,
        note: message,
      })),
      goTo: 'problems',
    },
  ];
}

function problemsOf({ problems, report, view }: PreflightInput): Finding[] {
  const heavy = report.sizes
    .filter(({ size, limit }) => size > limit)
    .flatMap(({ files }) => files.slice(0, 10));
  return problems.map(({ code, message }) => ({
    id: code,
    level: 'stop',
    title: { en: 'The package breaks a limit', zh: '代码包超出限制' },
    message,
    places: /size|large|heavy/.test(code)
      ? heavy.map(({ path, size }) => ({ file: sourceOfEntry(view, path) ?? path, note: showBytes(size) }))
      : [],
  }));
}

/** R-DOM-01: phones refuse requests to servers that are not on the list. */
function serversOf({ view, atConsole }: PreflightInput): Finding[] {
  if (!atConsole) return [];
  const isAllowed = (origin: string, kind: 'request' | 'socket'): boolean =>
    atConsole.domains.some(
      (domain) => domain.host === origin && (kind === 'socket') === (domain.kind === 'socket'),
    );
  const missing = findServerHosts(view).filter(({ origin, kind }) => !isAllowed(origin, kind));
  if (missing.length === 0) return [];
  const names = missing.map(({ origin }) => origin).join(', ');
  return [
    {
      id: 'domains',
      level: 'warning',
      title: { en: 'Servers that are not on the list of domains', zh: '使用了未配置的服务器域名' },
      message: {
        en: `Phones refuse requests to ${names}. Add them under Development management, or leave them out.`,
        zh: `手机上将拒绝访问 ${names}。请在“开发管理”中添加域名，或移除相关请求。`,
      },
      places: missing.flatMap(({ origin, uses }) =>
        uses.map(({ file, range }) => ({ file, line: range.start.line, note: origin })),
      ),
      goTo: 'domains',
    },
  ];
}

function privacyOf({ view, atConsole }: PreflightInput): Finding[] {
  const apis = findPrivateApis(view);
  const places = (some: typeof apis) =>
    some.flatMap(({ name, uses }) =>
      uses.map(({ file, range }) => ({ file, line: range.start.line, note: `wx.${name}` })),
    );
  const undeclared = apis.filter(({ isDeclared }) => !isDeclared);
  const found: Finding[] = [];
  if (undeclared.length > 0) {
    const names = undeclared.map(({ name }) => `"${name}"`).join(', ');
    found.push({
      id: 'private-infos',
      level: 'warning',
      title: {
        en: 'Places and addresses are asked for without being declared',
        zh: '未声明需要使用的位置相关接口',
      },
      message: {
        en: `Add to app.json: "requiredPrivateInfos": [${names}].`,
        zh: `请在 app.json 中添加 “requiredPrivateInfos”: [${names}]。`,
      },
      places: places(undeclared),
    });
  }
  if (apis.length > 0 && atConsole && !atConsole.hasPrivacyAgreement) {
    found.push({
      id: 'privacy-agreement',
      level: 'warning',
      title: { en: 'The privacy agreement is not written yet', zh: '尚未填写用户隐私保护指引' },
      message: {
        en: 'The program asks for personal data. Say in the agreement which, and what for.',
        zh: '程序使用了涉及用户隐私的接口，请在隐私保护指引中说明用途。',
      },
      places: places(apis),
      goTo: 'privacy',
    });
  }
  return found;
}

function compatibilityOf({ report }: PreflightInput): Finding[] {
  const items = report.compatibility.items.filter(
    ({ support }) => support === 'unknown' || support === 'none',
  );
  if (items.length === 0) return [];
  const names = items.slice(0, 8).map(({ kind, name }) => (kind === 'api' ? `wx.${name}` : `<${name}>`));
  const list = names.join(', ') + (items.length > names.length ? ' …' : '');
  return [
    {
      id: 'compatibility',
      level: 'note',
      title: { en: 'Interfaces and tags that are not supported', zh: '使用了不支持的接口或组件' },
      message: { en: `Phones may not know ${list}.`, zh: `手机上可能不支持 ${list}。` },
      places: items.flatMap(({ name, uses }) =>
        uses.map(({ file, range }) => ({ file, line: range.start.line, note: name })),
      ),
    },
  ];
}

const endingsOf: Record<string, readonly string[]> = {
  scripts: scriptEndings,
  templates: ['.wxml'],
  styles: styleEndings,
};

/** The file an entry of a package was made from: `styles/a.css` of `a.wxss`. Undefined where there is none. */
export function sourceOfEntry(view: ProjectView, entry: string): string | undefined {
  const [table = '', ...rest] = entry.split('/');
  const path = rest.join('/');
  const base = path.replace(/\.(?:js|css)$/, '');
  const names = [...(endingsOf[table] ?? []).map((ending) => base + ending), path];
  const found = names.find((name) => view.files.has(name));
  return found === undefined ? undefined : inProject(view, found);
}

/** The scan's titles say what should be; here only what is not so is listed. */
const broken: Record<ScanName, Text> = {
  PACKAGE_SIZE_LIMIT: { en: 'A package is larger than 1.5 MB', zh: '代码包大小超过 1.5 M' },
  IMAGE_AND_AUDIO_LIMIT: {
    en: 'Images and audio have more than 200 KB together',
    zh: '图片和音频资源大小超过 200 K',
  },
  CONTAINS_OTHER_PKG_JS: {
    en: 'The main package holds scripts that only sub-packages use',
    zh: '主包存在仅被其他分包依赖的 JS',
  },
  CONTAINS_OTHER_PKG_COMPONENTS: {
    en: 'The main package holds components that only sub-packages use',
    zh: '主包存在仅被其他分包依赖的组件',
  },
  JS_COMPRESS_OPEN: { en: 'Scripts are not compressed', zh: '未开启 JS 压缩' },
  WXSS_COMPRESS_OPEN: { en: 'Styles are not compressed', zh: '未开启 WXSS 压缩' },
  WXML_COMPRESS_OPEN: { en: 'Templates are not compressed', zh: '未开启 WXML 压缩' },
  LAZYCODE_LOADING_OPEN: { en: 'Every component is loaded at the start', zh: '未启用组件按需注入' },
  CONTAINS_UNUSED_PLUGINS: { en: 'A plugin is declared that nothing uses', zh: '存在无使用的插件' },
  CONTAINS_UNUSED_COMPONENTS: {
    en: 'A component is declared that its page does not use',
    zh: '存在无使用的组件',
  },
  CONTAINS_UNUSED_CODES: { en: 'Files that nothing uses', zh: '存在无依赖文件' },
};

function scanOf({ report, view }: PreflightInput): Finding[] {
  return report.scan
    .filter(({ passed }) => !passed)
    .map(({ name, level, message, files }) => ({
      id: name,
      level: level === 'must' ? 'warning' : 'note',
      title: broken[name],
      message,
      places: files.map(({ path, note }) => ({
        file:
          name === 'PACKAGE_SIZE_LIMIT' || name === 'IMAGE_AND_AUDIO_LIMIT'
            ? (sourceOfEntry(view, path) ?? path)
            : path,
        ...(note === undefined ? {} : { note }),
      })),
    }));
}

function changesOf({ git }: PreflightInput): Finding[] {
  const changed = git?.files ?? [];
  if (changed.length === 0) return [];
  return [
    {
      id: 'uncommitted',
      level: 'note',
      title: { en: `${changed.length} changes are not committed`, zh: `有 ${changed.length} 处更改尚未提交` },
      message: {
        en: 'The upload takes the files as they are now. Commit first, and the version can be found again.',
        zh: '上传将使用当前文件。建议先提交，以便日后找回此版本的源码。',
      },
      places: changed.map(({ path, mark }) => ({ file: path, note: mark })),
      goTo: 'git',
    },
  ];
}
