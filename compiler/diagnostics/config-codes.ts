import type { CatalogEntry } from './catalog.ts';

/** Codes about json files: project, app, page and component configuration. */
export const configCodes = {
  'json/syntax': {
    severity: 'error',
    en: 'This is not valid JSON: {reason}.',
    zh: 'JSON 语法错误：{reason}。',
  },
  'json/comment': {
    severity: 'warning',
    en: 'JSON has no comments. It is read without them; other tools may refuse the file.',
    zh: 'JSON 不支持注释。此处已忽略注释，但其他工具可能会拒绝该文件。',
  },
  'json/trailing-comma': {
    severity: 'warning',
    en: 'A comma before a closing bracket is not JSON.',
    zh: 'JSON 的右括号前不能有逗号。',
  },
  'json/duplicate-key': {
    severity: 'warning',
    en: '"{key}" appears twice; the last one counts.',
    zh: '“{key}” 重复出现，以最后一个为准。',
  },
  'json/not-an-object': {
    severity: 'error',
    en: 'This file must contain an object ({ ... }).',
    zh: '该文件的内容必须是对象（{ ... }）。',
  },
  'file/encoding': {
    severity: 'warning',
    en: 'This file is not UTF-8 ({encoding}). Save it as UTF-8.',
    zh: '该文件不是 UTF-8 编码（{encoding}），请以 UTF-8 保存。',
  },
  'file/case': {
    severity: 'error',
    en: '"{request}" exists only as "{actual}": upper and lower case differ on phones.',
    zh: '“{request}” 只存在大小写不同的 “{actual}”：手机上区分大小写。',
  },
  'file/case-conflict': {
    severity: 'warning',
    en: '"{file}" and "{other}" differ only by case: on some computers they are one file.',
    zh: '“{file}” 与 “{other}” 仅大小写不同：在部分系统上会被视为同一个文件。',
  },
  'file/too-large': {
    severity: 'error',
    en: '{size} MB is too much for one {kind} file (the limit is {limit} MB). It is left out.',
    zh: '单个 {kind} 文件大小为 {size} MB，超过 {limit} MB 上限，已跳过。',
  },
  'project/no-app-json': {
    severity: 'error',
    en: 'There is no app.json in "{root}". It lists the pages; without it there is no program.',
    zh: '“{root}” 中没有 app.json。app.json 声明页面列表，缺少它无法编译。',
  },
  'project/root-guessed': {
    severity: 'info',
    en: 'app.json was found in "{root}"; set "miniprogramRoot" in project.config.json.',
    zh: '在 “{root}” 中找到 app.json；请在 project.config.json 中设置 miniprogramRoot。',
  },
  'app/no-pages': {
    severity: 'error',
    en: 'app.json lists no page.',
    zh: 'app.json 中没有声明任何页面。',
  },
  'app/bad-field': {
    severity: 'error',
    en: '"{field}" must be {expected}.',
    zh: '“{field}” 必须是{expected}。',
  },
  'app/page-missing': {
    severity: 'error',
    en: 'The page "{page}" has no file {file}.',
    zh: '页面 “{page}” 缺少文件 {file}。',
  },
  'app/page-duplicate': {
    severity: 'warning',
    en: 'The page "{page}" is listed twice.',
    zh: '页面 “{page}” 重复声明。',
  },
  'app/page-extension': {
    severity: 'warning',
    en: 'A page path has no extension and no leading slash: "{page}".',
    zh: '页面路径不应包含扩展名或开头的斜杠：“{page}”。',
  },
  'app/page-outside': {
    severity: 'error',
    en: 'The path "{page}" leaves the program.',
    zh: '路径 “{page}” 超出了小程序目录。',
  },
  'app/entry-page-unknown': {
    severity: 'error',
    en: 'entryPagePath "{page}" is not a page of this program.',
    zh: 'entryPagePath “{page}” 不在页面列表中。',
  },
  'app/tab-bar-count': {
    severity: 'error',
    en: 'tabBar.list needs 2 to 5 entries; it has {count}.',
    zh: 'tabBar.list 需要 2 到 5 项，当前为 {count} 项。',
  },
  'app/tab-bar-page': {
    severity: 'error',
    en: 'The tab "{page}" is not a page of the main package.',
    zh: 'tabBar 页面 “{page}” 不在主包页面列表中。',
  },
  'app/tab-bar-icon-missing': {
    severity: 'error',
    en: 'The tab icon "{icon}" does not exist.',
    zh: 'tabBar 图标 “{icon}” 不存在。',
  },
  'app/tab-bar-icon-large': {
    severity: 'error',
    en: 'The tab icon "{icon}" has {size} KB; at most 40 KB are allowed.',
    zh: 'tabBar 图标 “{icon}” 为 {size} KB，不能超过 40 KB。',
  },
  'app/custom-tab-bar-missing': {
    severity: 'error',
    en: 'tabBar.custom is set, but there is no component custom-tab-bar/index.',
    zh: '已设置 tabBar.custom，但缺少组件 custom-tab-bar/index。',
  },
  'app/package-overlap': {
    severity: 'error',
    en: 'Sub-package "{root}" lies inside sub-package "{other}".',
    zh: '分包 “{root}” 位于分包 “{other}” 之内。',
  },
  'app/page-in-two-packages': {
    severity: 'warning',
    en: 'The main-package page "{page}" lies inside sub-package "{root}".',
    zh: '主包页面 “{page}” 位于分包 “{root}” 目录中。',
  },
  'app/theme-missing': {
    severity: 'error',
    en: 'The theme file "{file}" does not exist.',
    zh: '主题文件 “{file}” 不存在。',
  },
  'app/theme-variable': {
    severity: 'warning',
    en: 'The theme variable "{name}" is not defined for {mode}.',
    zh: '主题变量 “{name}” 未在 {mode} 模式下定义。',
  },
  'app/workers-missing': {
    severity: 'error',
    en: 'The workers folder "{folder}" has no file.',
    zh: 'workers 目录 “{folder}” 中没有文件。',
  },
  'app/plugin-unavailable': {
    severity: 'info',
    en: 'The plugin "{name}" comes from the platform and cannot be compiled here.',
    zh: '插件 “{name}” 由平台提供，无法在本地编译。',
  },
  'app/extended-library': {
    severity: 'warning',
    en: 'The extended library "{name}" is not known.',
    zh: '未知的扩展库 “{name}”。',
  },
  'component/not-found': {
    severity: 'error',
    en: 'The component "{name}": "{path}" was not found.',
    zh: '未找到组件 “{name}”：“{path}”。',
  },
  'component/not-declared': {
    severity: 'warning',
    en: '"{path}" is used as a component, but its json does not say "component": true.',
    zh: '“{path}” 被用作组件，但其 json 未声明 "component": true。',
  },
  'component/from-plugin': {
    severity: 'info',
    en: 'The component "{name}" comes from a plugin ("{path}") and is drawn as an empty placeholder.',
    zh: '组件 “{name}” 来自插件（“{path}”），将显示为空占位。',
  },
  'component/independent-package': {
    severity: 'error',
    en: '"{path}" is outside the independent sub-package "{root}", which may load alone.',
    zh: '“{path}” 不在独立分包 “{root}” 内，独立分包可能单独加载。',
  },
  'component/other-package': {
    severity: 'warning',
    en: '"{path}" belongs to sub-package "{root}", which may not be loaded yet; add a componentPlaceholder.',
    zh: '“{path}” 属于分包 “{root}”，可能尚未加载；请添加 componentPlaceholder。',
  },
} as const satisfies Record<string, CatalogEntry>;
