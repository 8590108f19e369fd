import type { CatalogEntry } from './catalog.ts';

/** Codes about templates, WXS, styles and scripts. */
export const sourceCodes = {
  'wxml/syntax': { severity: 'error', en: 'Template: {reason}.', zh: '模板语法错误：{reason}。' },
  'wxml/suspicious': { severity: 'warning', en: 'Template: {reason}.', zh: '模板：{reason}。' },
  'wxml/note': { severity: 'hint', en: 'Template: {reason}.', zh: '模板：{reason}。' },
  'wxml/key-binding': {
    severity: 'hint',
    en: 'wx:key takes a name, not a binding: "{value}" is read as "{key}".',
    zh: 'wx:key 应为属性名而不是数据绑定：“{value}” 按 “{key}” 处理。',
  },
  'wxml/odd-space': {
    severity: 'warning',
    en: 'This is no plain space (a wide or non-breaking one). Other tools may refuse the tag.',
    zh: '此处不是普通空格（可能是全角或不换行空格），其他工具可能无法识别该标签。',
  },
  'wxml/missing-end-tag': {
    severity: 'error',
    en: '<{tag}> is never closed.',
    zh: '<{tag}> 没有闭合。',
  },
  'wxml/unexpected-end-tag': {
    severity: 'error',
    en: '</{tag}> closes nothing.',
    zh: '</{tag}> 没有对应的开始标签。',
  },
  'wxml/too-deep': {
    severity: 'error',
    en: 'Elements are nested {depth} deep; at most {limit} can be compiled.',
    zh: '元素嵌套 {depth} 层，最多支持 {limit} 层。',
  },
  'wxml/engine-failed': {
    severity: 'error',
    en: 'The template compiler broke on this file: {reason}.',
    zh: '模板编译器处理该文件时出错：{reason}。',
  },
  'wxml/import-missing': {
    severity: 'error',
    en: 'The template file "{path}" does not exist.',
    zh: '模板文件 “{path}” 不存在。',
  },
  'wxml/import-cycle': {
    severity: 'error',
    en: 'Templates include one another in a circle: {path}.',
    zh: '模板循环引用：{path}。',
  },
  'wxml/unknown-component': {
    severity: 'warning',
    en: '<{tag}> is neither a built-in tag nor a component of this page.',
    zh: '<{tag}> 既不是内置组件，也未在 usingComponents 中声明。',
  },
  'wxs/syntax': { severity: 'error', en: 'WXS: {reason}.', zh: 'WXS 语法错误：{reason}。' },
  'wxs/unsupported': {
    severity: 'warning',
    en: 'WXS has no {feature}: it runs here, phones may refuse this file.',
    zh: 'WXS 不支持 {feature}：此处可以运行，手机上可能会报错。',
  },
  'wxs/missing': {
    severity: 'error',
    en: 'The WXS file "{path}" does not exist.',
    zh: 'WXS 文件 “{path}” 不存在。',
  },
  'wxs/dynamic-require': {
    severity: 'error',
    en: 'WXS can only require a path written out as a string.',
    zh: 'WXS 的 require 只能使用字符串路径。',
  },
  'wxs/import-cycle': {
    severity: 'warning',
    en: 'WXS files require one another in a circle: {path}.',
    zh: 'WXS 循环引用：{path}。',
  },
  'wxss/syntax': { severity: 'error', en: 'Style: {reason}.', zh: '样式语法错误：{reason}。' },
  'wxss/import-missing': {
    severity: 'error',
    en: 'The style file "{path}" does not exist.',
    zh: '样式文件 “{path}” 不存在。',
  },
  'wxss/import-cycle': {
    severity: 'warning',
    en: 'Style files import one another in a circle: {path}. The repeated one is left out.',
    zh: '样式循环引用：{path}，重复的引用已忽略。',
  },
  'wxss/preprocessor-failed': {
    severity: 'error',
    en: '{language}: {reason}.',
    zh: '{language} 编译失败：{reason}。',
  },
  'wxss/preprocessor-too-slow': {
    severity: 'error',
    en: '{language} did not finish this file within {seconds} s and was stopped: look for a quote or bracket that is not closed, or an endless loop.',
    zh: '{language} 在 {seconds} 秒内未能编译完此文件，已停止：请检查未闭合的引号、括号或死循环。',
  },
  'wxss/preprocessor-missing': {
    severity: 'error',
    en: '{language} sources cannot be compiled here.',
    zh: '此处无法编译 {language} 源文件。',
  },
  'wxss/local-resource': {
    severity: 'warning',
    en: 'The local file "{path}" in url() does not work on phones; use <image>, a data URL or the network.',
    zh: 'url() 中的本地资源 “{path}” 在手机上无法加载，请使用 <image>、base64 或网络地址。',
  },
  'script/syntax': { severity: 'error', en: 'Script: {reason}.', zh: '脚本语法错误：{reason}。' },
  'script/suspicious': { severity: 'warning', en: 'Script: {reason}.', zh: '脚本：{reason}。' },
  'script/module-missing': {
    severity: 'warning',
    en: 'The module "{request}" was not found; require() of it throws when it runs.',
    zh: '未找到模块 “{request}”，运行到 require() 时会抛出错误。',
  },
  'script/package-missing': {
    severity: 'warning',
    en: 'The npm package "{name}" is listed in package.json but not installed: run npm install.',
    zh: 'npm 包 “{name}” 已在 package.json 中声明但未安装，请运行 npm install。',
  },
  'script/dynamic-require': {
    severity: 'info',
    en: 'This require() has no literal path: it is resolved while it runs, and all scripts are kept for it.',
    zh: '该 require() 的路径不是字面量：将在运行时解析，并保留所有脚本。',
  },
  'script/independent-package': {
    severity: 'warning',
    en: '"{path}" is outside the independent sub-package "{root}", which may load alone.',
    zh: '“{path}” 不在独立分包 “{root}” 内，独立分包可能单独加载。',
  },
  'script/other-package': {
    severity: 'warning',
    en: '"{path}" belongs to sub-package "{root}", which may not be loaded yet; use require.async().',
    zh: '“{path}” 属于分包 “{root}”，可能尚未加载；请使用 require.async()。',
  },
} as const satisfies Record<string, CatalogEntry>;
