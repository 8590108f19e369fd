import { componentProperties, passiveEvents, rendererOptions, windowProperties } from './page-schema.ts';
import { choice, colour, count, doc, flag, group, list, text, type Schema } from './schema.ts';

const page = text('Path of a page, without extension.', '页面路径，不写文件后缀。');

const tabItem: Schema = group(
  {
    pagePath: text('Path of the page; it must be in `pages`.', '页面路径，必须在 pages 中先定义。'),
    text: text('Caption of the tab.', 'tab 上按钮文字。'),
    iconPath: text(
      'Icon: at most 40 KB, 81 × 81 px suggested.',
      '图片路径，icon 大小限制为 40 KB，建议尺寸 81px × 81px。',
    ),
    selectedIconPath: text('Icon of the chosen tab.', '选中时的图片路径。'),
  },
  'One tab.',
  '一个 tab。',
  { required: ['pagePath'] },
);

const subpackage: Schema = group(
  {
    root: text('Folder of the sub-package.', '分包根目录。'),
    name: text('Alias, for preloading.', '分包别名，分包预下载时可以使用。'),
    pages: list(page, 'Pages, relative to the root.', '分包页面路径，相对于分包根目录。'),
    independent: flag('Runs without the main package.', '分包是否是独立分包。'),
    entry: text('Script that runs when the sub-package is loaded.', '分包入口文件。'),
    plugins: { type: 'object', doc: doc('Plugins of the sub-package.', '分包使用的插件。') },
  },
  'A sub-package.',
  '分包。',
  { required: ['root', 'pages'] },
);

export const appSchema: Schema = group(
  {
    pages: list(
      page,
      'All pages of the main package; the first one opens first.',
      '页面路径列表，第一项为初始页面。',
      { unique: true, minItems: 1 },
    ),
    entryPagePath: text('The page that opens first.', '小程序默认启动首页。'),
    window: group(windowProperties, 'Look of the window, for all pages.', '全局的默认窗口表现。'),
    tabBar: group(
      {
        color: colour('Colour of the captions.', 'tab 上的文字默认颜色。'),
        selectedColor: colour('Colour of the chosen caption.', 'tab 上的文字选中时的颜色。'),
        backgroundColor: colour('Background of the bar.', 'tab 的背景色。'),
        borderStyle: text(
          '`black`, `white` or a theme variable.',
          '上边框颜色：`black`、`white` 或主题变量。',
        ),
        list: list(tabItem, '2 to 5 tabs.', 'tab 的列表，最少 2 个、最多 5 个。', {
          minItems: 2,
          maxItems: 5,
        }),
        position: choice(['bottom', 'top'], 'Where the bar is.', 'tabBar 的位置。'),
        custom: flag('Drawn by the component custom-tab-bar/index.', '自定义 tabBar。'),
      },
      'The tab bar.',
      '底部 tab 栏的表现。',
      { required: ['list'] },
    ),
    subpackages: list(subpackage, 'Sub-packages.', '分包结构配置。'),
    subPackages: list(subpackage, 'Sub-packages.', '分包结构配置。'),
    preloadRule: {
      type: 'object',
      doc: doc('What to preload when a page opens.', '分包预下载规则。'),
      others: group(
        {
          network: choice(['all', 'wifi'], 'On which network.', '在指定网络下预下载。'),
          packages: list(text('Root or name.', '分包 root 或 name。'), 'Sub-packages.', '预下载的分包。'),
        },
        'A rule.',
        '规则。',
      ),
    },
    networkTimeout: group(
      {
        request: count('wx.request, in ms.', 'wx.request 的超时时间，毫秒。'),
        connectSocket: count('wx.connectSocket, in ms.', 'wx.connectSocket 的超时时间，毫秒。'),
        uploadFile: count('wx.uploadFile, in ms.', 'wx.uploadFile 的超时时间，毫秒。'),
        downloadFile: count('wx.downloadFile, in ms.', 'wx.downloadFile 的超时时间，毫秒。'),
      },
      'Time limits of the network.',
      '网络超时时间。',
    ),
    debugOptions: group(
      { enableFPSPanel: flag('Shows frames per second (Skyline).', '是否开启 FPS 面板（Skyline）。') },
      'Debugging options.',
      '调试相关配置。',
    ),
    __usePrivacyCheck__: flag('The user is asked before private data is read.', '是否启用隐私相关功能检查。'),
    debug: flag('Prints debugging notes.', '是否开启 debug 模式。'),
    functionalPages: {
      type: ['boolean', 'object'],
      doc: doc('Functional pages for plugins.', '是否启用插件功能页。'),
    },
    workers: { type: ['string', 'object'], doc: doc('Folder of worker code.', 'Worker 代码放置的目录。') },
    requiredBackgroundModes: list(
      choice(['audio', 'location', 'bluetooth'], 'A mode.', '后台能力。'),
      'Abilities used in the background.',
      '需要在后台使用的能力。',
    ),
    requiredPrivateInfos: list(
      text('Name of a location API.', '地理位置相关接口名。'),
      'Location APIs that are called.',
      '调用的地理位置相关隐私接口。',
    ),
    plugins: {
      type: 'object',
      doc: doc('Plugins that are used.', '使用到的插件。'),
      others: group(
        {
          version: text('Version.', '版本号。'),
          provider: text('AppID of the plugin.', '插件 AppID。'),
          export: text('Exported file.', '导出文件。'),
        },
        'A plugin.',
        '插件。',
      ),
    },
    resizable: flag('May be resized on a tablet or a desktop.', '在 PC、iPad 上是否可以调整窗口大小。'),
    resolveAlias: {
      type: 'object',
      doc: doc('Aliases for paths.', '自定义模块映射规则。'),
      others: text('Folder that the alias stands for.', '映射的目录。'),
    },
    usingComponents: componentProperties['usingComponents']!,
    componentPlaceholder: componentProperties['componentPlaceholder']!,
    permission: {
      type: 'object',
      doc: doc('What a permission is asked for.', '小程序接口权限相关设置。'),
      others: group(
        {
          desc: text('Reason shown to the user, 1 to 30 characters.', '小程序获取权限时展示的接口用途说明。'),
        },
        'A permission.',
        '权限。',
      ),
    },
    sitemapLocation: text('Path of sitemap.json.', '指明 sitemap.json 的位置。'),
    style: text('`v2` turns on the new look of components.', '指定使用升级后的组件样式，如 `v2`。'),
    useExtendedLib: {
      type: 'object',
      doc: doc('Extended libraries, such as `weui`.', '指定需要引用的扩展库。'),
      others: {
        type: ['boolean', 'string'],
        doc: doc('Whether it is used, or its version.', '是否使用，或使用的版本。'),
      },
    },
    entranceDeclare: {
      type: 'object',
      doc: doc('Where the program may be opened from a message.', '微信消息用小程序打开。'),
    },
    darkmode: flag('The program has a dark look.', '小程序支持 DarkMode。'),
    themeLocation: text('Path of theme.json.', '指明 theme.json 的位置。'),
    lazyCodeLoading: choice(
      ['requiredComponents'],
      'Loads only the code of components that are used.',
      '按需注入。',
    ),
    singlePage: { type: 'object', doc: doc('Single page mode.', '单页模式相关配置。') },
    renderer: choice(['webview', 'skyline', 'xr-frame'], 'Rendering backend.', '全局渲染后端。'),
    rendererOptions,
    enablePassiveEvent: passiveEvents,
    componentFramework: choice(['exparser', 'glass-easel'], 'Component framework.', '组件框架。'),
    convertRpxToVw: flag('Turns rpx into vw.', '将 rpx 单位转换为 vw 单位。'),
    halfPage: { type: 'object', doc: doc('How the program opens half a screen high.', '半屏小程序配置。') },
    embeddedAppIdList: list(
      text('AppID.', 'AppID。'),
      'Programs opened half a screen high.',
      '要半屏跳转的小程序 AppID。',
    ),
    cloud: flag('Uses cloud development.', '是否使用云开发。'),
    appBar: { type: 'object', doc: doc('The app bar (Skyline).', '全局 appBar。') },
  },
  'Settings of the whole program.',
  '小程序全局配置。',
  {},
);
