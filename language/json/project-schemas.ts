import { choice, doc, flag, group, list, text, type Schema } from './schema.ts';

const rule: Schema = group(
  {
    type: choice(
      ['file', 'folder', 'suffix', 'prefix', 'regexp', 'glob'],
      'What the value means.',
      '规则类型。',
    ),
    value: text('Path, ending, beginning, expression or pattern.', '路径、后缀、前缀、正则或 glob。'),
  },
  'A rule.',
  '规则。',
  { required: ['type', 'value'] },
);

const settings: Record<string, Schema> = {
  urlCheck: flag('Checks domains and TLS.', '检查安全域名和 TLS 版本。'),
  es6: flag('Lowers ES6 to ES5.', '将 JS 编译成 ES5。'),
  enhance: flag('Enhanced compilation.', '增强编译。'),
  postcss: flag('Adds prefixes to styles.', '上传时样式自动补全。'),
  minified: flag('Compresses scripts on upload.', '上传时压缩脚本文件。'),
  minifyWXSS: flag('Compresses styles on upload.', '上传时压缩样式文件。'),
  minifyWXML: flag('Compresses templates on upload.', '上传时压缩 WXML 文件。'),
  uglifyFileName: flag('Protects code by renaming files.', '上传时进行代码保护。'),
  ignoreUploadUnusedFiles: flag('Leaves unused files out of the upload.', '上传时过滤无依赖文件。'),
  ignoreDevUnusedFiles: flag('Leaves unused files out of previews.', '预览时过滤无依赖文件。'),
  packNpmManually: flag('Builds npm by packNpmRelationList.', '手动配置构建 npm 的路径。'),
  packNpmRelationList: list(
    group(
      {
        packageJsonPath: text('Path of package.json.', 'package.json 路径。'),
        miniprogramNpmDistDir: text('Where miniprogram_npm goes.', 'miniprogram_npm 存放的目录。'),
      },
      'A pair.',
      '一组路径。',
    ),
    'Where packages come from and go to.',
    '手动构建 npm 的路径。',
  ),
  useCompilerPlugins: {
    type: ['boolean', 'object', 'array'],
    doc: doc('`typescript`, `less`, `sass`.', '编译插件：`typescript`、`less`、`sass`。'),
  },
  bigPackageSizeSupport: flag(
    'Previews may be up to 4 MB for each package.',
    '预览及真机调试主包、分包体积上限调整为 4M。',
  ),
  compileHotReLoad: flag('Hot reload.', '热重载。'),
};

export const projectSchema: Schema = group(
  {
    appid: text('AppID of the program.', '项目的 AppID。'),
    projectname: text('Name of the project.', '项目名称。'),
    description: text('Description.', '描述。'),
    miniprogramRoot: text("Folder of the program's source.", '小程序源码的目录。'),
    cloudfunctionRoot: text('Folder of cloud functions.', '云函数代码的目录。'),
    pluginRoot: text('Folder of the plugin.', '插件项目的目录。'),
    srcMiniprogramRoot: text('Folder of sources before a build of your own.', '源码目录。'),
    compileType: choice(['miniprogram', 'plugin', 'game'], 'What is built.', '编译类型。'),
    libVersion: text('Base library.', '基础库版本。'),
    setting: group(settings, 'Settings.', '项目设置。'),
    packOptions: group(
      {
        ignore: list(rule, 'What stays out.', '打包时忽略的文件。'),
        include: list(rule, 'What goes in all the same.', '打包时强制包含的文件。'),
      },
      'What is packed.',
      '打包选项。',
    ),
    condition: { type: 'object', doc: doc('Compile modes.', '编译模式。') },
    editorSetting: { type: 'object', doc: doc('Editor settings.', '编辑器设置。') },
    TCMPPappid: text('AppID on TCMPP.', 'TCMPP 平台的 AppID。'),
    TCSASappid: text('AppID on TCSAS.', 'TCSAS 平台的 AppID。'),
    scripts: { type: 'object', doc: doc('Commands around a build.', '自定义预处理命令。') },
  },
  'Settings of the project.',
  '项目配置。',
);

export const sitemapSchema: Schema = group(
  {
    desc: text('Description.', '描述。'),
    rules: list(
      group(
        {
          action: choice(
            ['allow', 'disallow'],
            'Whether matching pages may be indexed.',
            '命中该规则的页面是否能被索引。',
          ),
          page: text('`*` or the path of a page.', '`*` 或页面路径。'),
          params: list(text('Name.', '参数名。'), 'Parameters.', '页面参数列表。'),
          matching: choice(
            ['exact', 'inclusive', 'exclusive', 'partial'],
            'How parameters match.',
            '参数匹配方式。',
          ),
          priority: { type: 'number', doc: doc('Priority.', '优先级。') },
        },
        'A rule.',
        '索引规则。',
        { required: ['page'] },
      ),
      'Rules, the first one that matches counts.',
      '索引规则列表。',
    ),
  },
  'What a search may index.',
  '小程序收录规则。',
);

const variables: Schema = {
  type: 'object',
  doc: doc('Variables, used as `@name`.', '变量，以 `@变量名` 引用。'),
  others: text('Value.', '值。'),
};
export const themeSchema: Schema = group(
  { light: variables, dark: variables },
  'Values of theme variables.',
  '主题变量。',
  { required: ['light', 'dark'] },
);

const free = (en: string, zh: string): Schema => ({ type: 'object', doc: doc(en, zh) });

export const extSchema: Schema = group(
  {
    extEnable: flag('Whether ext.json counts.', '是否启用 ext.json。'),
    extAppid: text('AppID of the program that is developed for a customer.', '授权方 AppID。'),
    directCommit: flag('Whether it is submitted without a template.', '是否直接提交到待审核列表。'),
    ext: free('Data for `wx.getExtConfig`.', '自定义字段，可通过 wx.getExtConfig 获取。'),
    extPages: {
      ...free('Settings of single pages, by path.', '单独设置每个页面的配置，以页面路径为键。'),
      others: free('Settings of the page.', '页面配置。'),
    },
    window: free('As in app.json.', '同 app.json 中的 window。'),
    tabBar: free('As in app.json.', '同 app.json 中的 tabBar。'),
    networkTimeout: free('As in app.json.', '同 app.json 中的 networkTimeout。'),
    sitemap: free('As in sitemap.json.', '同 sitemap.json。'),
    requiredPrivateInfos: list(
      text('Name of a location API.', '地理位置相关接口名。'),
      'As in app.json.',
      '同 app.json 中的 requiredPrivateInfos。',
    ),
  },
  'Settings of a program that a third party develops.',
  '第三方平台开发配置。',
);
