import type { PackageSize } from './size-report.ts';
import type { Text } from '../../contract/text.ts';
import { showBytes } from '../package/problems.ts';
import { findMisplaced } from './package-split.ts';
import { inProject, type ProjectView } from './project-view.ts';
import { findUnusedComponents } from './unused-components.ts';
import type { UnusedFile } from './unused-files.ts';

/** The eleven checks of the platform's "code quality" scan, by the names its rules have. */
export const scanNames = [
  'PACKAGE_SIZE_LIMIT',
  'IMAGE_AND_AUDIO_LIMIT',
  'CONTAINS_OTHER_PKG_JS',
  'CONTAINS_OTHER_PKG_COMPONENTS',
  'JS_COMPRESS_OPEN',
  'WXML_COMPRESS_OPEN',
  'WXSS_COMPRESS_OPEN',
  'LAZYCODE_LOADING_OPEN',
  'CONTAINS_UNUSED_PLUGINS',
  'CONTAINS_UNUSED_COMPONENTS',
  'CONTAINS_UNUSED_CODES',
] as const;

export type ScanName = (typeof scanNames)[number];

export interface ScanResult {
  name: ScanName;
  /** The platform demands some and advises others. */
  level: 'must' | 'advice';
  passed: boolean;
  title: Text;
  /** What was found and what to do. */
  message: Text;
  /** From the project's folder: where it is. */
  files: { path: string; note?: string }[];
}

export interface ScanInput {
  view: ProjectView;
  sizes: readonly PackageSize[];
  unused: readonly UnusedFile[];
}

type Check = (input: ScanInput) => Omit<ScanResult, 'name'>;

const adviceSize = 1.5 * 1024 * 1024;
const mediaSize = 200 * 1024;

const packageSize: Check = ({ sizes }) => {
  const heavy = sizes.filter(({ size }) => size > adviceSize);
  const list = heavy.map(({ root, size }) => `${root || 'main'} ${showBytes(size)}`).join(', ');
  return {
    level: 'advice',
    passed: heavy.length === 0,
    title: { en: 'No package is larger than 1.5 MB', zh: '代码包大小不超过 1.5 M' },
    message: heavy.length
      ? { en: `Over 1.5 MB: ${list}. Move pages into sub-packages.`, zh: `超过 1.5 M：${list}。请使用分包。` }
      : { en: 'All packages are small enough.', zh: '所有代码包大小均符合要求。' },
    files: heavy.flatMap(({ files }) =>
      files.slice(0, 5).map(({ path, size }) => ({ path, note: showBytes(size) })),
    ),
  };
};

const media: Check = ({ sizes }) => {
  const files = sizes
    .flatMap((item) => item.files)
    .filter(({ kind }) => kind === 'image' || kind === 'audio')
    .sort((a, b) => b.size - a.size);
  const total = files.reduce((sum, { size }) => sum + size, 0);
  const shown = showBytes(total);
  return {
    level: 'advice',
    passed: total <= mediaSize,
    title: { en: 'Images and audio have at most 200 KB together', zh: '图片和音频资源大小不超过 200 K' },
    message:
      total > mediaSize
        ? {
            en: `They have ${shown}. Put them on a server and use URLs.`,
            zh: `共 ${shown}，建议上传到 CDN 并用 URL 引入。`,
          }
        : { en: `They have ${shown}.`, zh: `共 ${shown}。` },
    files:
      total > mediaSize ? files.slice(0, 20).map(({ path, size }) => ({ path, note: showBytes(size) })) : [],
  };
};

const listed = (view: ProjectView, paths: readonly string[]): ScanResult['files'] =>
  paths.map((path) => ({ path: inProject(view, path) }));

const otherPackageScripts: Check = ({ view }) => {
  const { scripts } = findMisplaced(view.program);
  return {
    level: 'advice',
    passed: scripts.length === 0,
    title: {
      en: 'The main package holds no script that only sub-packages use',
      zh: '主包不存在仅被其他分包依赖的 JS',
    },
    message: scripts.length
      ? {
          en: `${scripts.length} scripts belong into a sub-package.`,
          zh: `有 ${scripts.length} 个 JS 文件应移到分包中。`,
        }
      : { en: 'There is none.', zh: '未发现。' },
    files: listed(view, scripts),
  };
};

const otherPackageComponents: Check = ({ view }) => {
  const { components } = findMisplaced(view.program);
  return {
    level: 'advice',
    passed: components.length === 0,
    title: {
      en: 'The main package holds no component that only sub-packages use',
      zh: '主包不存在仅被其他分包依赖的组件',
    },
    message: components.length
      ? {
          en: `${components.length} components belong into a sub-package.`,
          zh: `有 ${components.length} 个组件应移到分包中。`,
        }
      : { en: 'There is none.', zh: '未发现。' },
    files: listed(view, components),
  };
};

/** A check of one switch in project.config.json's `setting`. */
function switchCheck(field: string, subject: Text): Check {
  return ({ view }) => {
    const setting = (view.config.setting ?? {}) as Record<string, unknown>;
    const passed = setting[field] === true;
    return {
      level: 'must',
      passed,
      title: { en: `${subject.en} are compressed`, zh: `已开启 ${subject.zh} 压缩` },
      message: passed
        ? { en: `"setting.${field}" is on.`, zh: `“setting.${field}” 已开启。` }
        : {
            en: `Set "setting.${field}" to true in project.config.json.`,
            zh: `请在 project.config.json 中将 “setting.${field}” 设为 true。`,
          },
      files: passed ? [] : [{ path: 'project.config.json' }],
    };
  };
}

const lazyLoading: Check = ({ view }) => {
  const passed = view.program.app.lazyCodeLoading === 'requiredComponents';
  return {
    level: 'must',
    passed,
    title: { en: 'Components are loaded only where they are needed', zh: '启用组件按需注入' },
    message: passed
      ? { en: '"lazyCodeLoading" is on.', zh: '已启用 “lazyCodeLoading”。' }
      : {
          en: 'Add "lazyCodeLoading": "requiredComponents" to app.json.',
          zh: '请在 app.json 中加入 “lazyCodeLoading”: “requiredComponents”。',
        },
    files: passed ? [] : listed(view, ['app.json']),
  };
};

/** Plugins of app.json and of sub-packages whose name occurs in no page, component or script. */
function unusedPlugins({ program, readText }: ProjectView): string[] {
  const { app } = program;
  const subpackages = [app.subPackages, app.subpackages].flatMap((list) =>
    Array.isArray(list) ? (list as unknown[]) : [],
  );
  const declared = [app, ...subpackages].flatMap((item) =>
    Object.keys((item as { plugins?: object } | null)?.plugins ?? {}),
  );
  const texts = [
    ...Object.keys(program.components).flatMap((path) => [
      readText(`${path}.json`),
      readText(`${path}.wxml`),
    ]),
    readText('app.json')?.replace(/"plugins"\s*:\s*\{[^]*?\}\s*\}/g, ''),
    ...Object.values(program.scripts).map(({ code }) => code),
  ];
  const isUsed = (name: string): boolean =>
    texts.some(
      (text) =>
        text?.includes(`plugin://${name}`) ||
        text?.includes(`requirePlugin("${name}"`) ||
        text?.includes(`requirePlugin('${name}'`),
    );
  return [...new Set(declared)].filter((name) => !isUsed(name));
}

const plugins: Check = ({ view }) => {
  const unused = unusedPlugins(view);
  return {
    level: 'must',
    passed: unused.length === 0,
    title: { en: 'No plugin is declared that nothing uses', zh: '不存在无使用的插件' },
    message: unused.length
      ? {
          en: `Remove from app.json: ${unused.join(', ')}.`,
          zh: `请从 app.json 中移除：${unused.join('、')}。`,
        }
      : { en: 'There is none.', zh: '未发现。' },
    files: unused.length ? listed(view, ['app.json']) : [],
  };
};

const components: Check = ({ view }) => {
  const unused = findUnusedComponents(view);
  return {
    level: 'must',
    passed: unused.length === 0,
    title: { en: 'No component is declared that its page does not use', zh: '不存在无使用的组件' },
    message: unused.length
      ? {
          en: `Remove ${unused.length} entries from usingComponents.`,
          zh: `请从 usingComponents 中移除 ${unused.length} 项。`,
        }
      : { en: 'There is none.', zh: '未发现。' },
    files: unused.map(({ file, tag }) => ({ path: inProject(view, file), note: tag })),
  };
};

const unusedCodes: Check = ({ view, unused }) => {
  const size = unused.reduce((sum, file) => sum + file.size, 0);
  return {
    level: 'must',
    passed: unused.length === 0,
    title: { en: 'No file is there that nothing uses', zh: '不存在无依赖文件' },
    message: unused.length
      ? {
          en: `Not used: ${unused.length} (${showBytes(size)}). Remove what is not needed, or name it in packOptions.include.`,
          zh: `有 ${unused.length} 个文件（${showBytes(size)}）未被使用。请移除，或在 packOptions.include 中声明。`,
        }
      : { en: 'There is none.', zh: '未发现。' },
    files: unused.map(({ path, size: bytes }) => ({ path: inProject(view, path), note: showBytes(bytes) })),
  };
};

const checks: Record<ScanName, Check> = {
  PACKAGE_SIZE_LIMIT: packageSize,
  IMAGE_AND_AUDIO_LIMIT: media,
  CONTAINS_OTHER_PKG_JS: otherPackageScripts,
  CONTAINS_OTHER_PKG_COMPONENTS: otherPackageComponents,
  JS_COMPRESS_OPEN: switchCheck('minified', { en: 'Scripts', zh: 'JS' }),
  WXML_COMPRESS_OPEN: switchCheck('minifyWXML', { en: 'Templates', zh: 'WXML' }),
  WXSS_COMPRESS_OPEN: switchCheck('minifyWXSS', { en: 'Styles', zh: 'WXSS' }),
  LAZYCODE_LOADING_OPEN: lazyLoading,
  CONTAINS_UNUSED_PLUGINS: plugins,
  CONTAINS_UNUSED_COMPONENTS: components,
  CONTAINS_UNUSED_CODES: unusedCodes,
};

export function runScan(input: ScanInput): ScanResult[] {
  return scanNames.map((name) => ({ name, ...checks[name](input) }));
}
