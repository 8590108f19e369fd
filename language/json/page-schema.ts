import { choice, colour, count, doc, flag, group, text, type Schema } from './schema.ts';

/** What window (app.json) and a page's json have in common. */
export const windowProperties: Record<string, Schema> = {
  navigationBarBackgroundColor: colour(
    'Background of the navigation bar, such as `#000000`.',
    '导航栏背景颜色，如 `#000000`。',
  ),
  navigationBarTextStyle: text(
    'Colour of title and status bar: `black`, `white` or a theme variable.',
    '导航栏标题、状态栏颜色：`black`、`white` 或主题变量。',
  ),
  navigationBarTitleText: text('Title of the navigation bar.', '导航栏标题文字内容。'),
  navigationStyle: choice(
    ['default', 'custom'],
    '`custom` leaves only the capsule.',
    '导航栏样式；`custom` 只保留右上角胶囊按钮。',
  ),
  homeButton: flag(
    'Shows a home button on pages other than the first.',
    '在非首页、非页面栈最底层页面显示 home 按钮。',
  ),
  backgroundColor: colour('Background of the window.', '窗口的背景色。'),
  backgroundColorContent: colour('Background of the page container.', '页面容器背景色。'),
  backgroundTextStyle: text(
    'Style of the pull-down loading mark: `dark`, `light` or a theme variable.',
    '下拉 loading 的样式：`dark`、`light` 或主题变量。',
  ),
  backgroundColorTop: colour('Background above the page (iOS).', '顶部窗口的背景色，仅 iOS 支持。'),
  backgroundColorBottom: colour('Background below the page (iOS).', '底部窗口的背景色，仅 iOS 支持。'),
  enablePullDownRefresh: flag('Lets the page be pulled down to refresh.', '是否开启下拉刷新。', {
    fallback: false,
  }),
  onReachBottomDistance: count(
    'Distance to the bottom, in px, at which onReachBottom fires.',
    '页面上拉触底事件触发时距页面底部的距离，单位 px。',
    { fallback: 50 },
  ),
  pageOrientation: choice(['auto', 'portrait', 'landscape'], 'Orientation of the screen.', '屏幕旋转设置。'),
  restartStrategy: choice(
    ['homePage', 'homePageAndLatestPage'],
    'What a cold start opens.',
    '重新启动策略。',
  ),
  initialRenderingCache: choice(
    ['static', 'dynamic', 'capture'],
    'Cache of the first rendering.',
    '页面初始渲染缓存配置。',
  ),
  visualEffectInBackground: choice(
    ['none', 'hidden'],
    'Whether the page is hidden when the app goes to the background.',
    '切入系统后台时是否隐藏页面内容。',
  ),
  handleWebviewPreload: choice(
    ['static', 'manual', 'auto'],
    'When the next page is preloaded.',
    '控制预加载下个页面的时机。',
  ),
};

const using: Schema = {
  type: 'object',
  doc: doc('Tag names and the paths of their components.', '自定义组件：标签名与组件路径。'),
  others: text(
    'Path of the component: absolute, relative or of an npm package.',
    '组件路径：绝对路径、相对路径或 npm 包路径。',
  ),
};

export const componentProperties: Record<string, Schema> = {
  usingComponents: using,
  componentGenerics: {
    type: 'object',
    doc: doc('Abstract nodes that the user of this component fills in.', '抽象节点声明。'),
    others: {
      type: ['boolean', 'object'],
      properties: { default: text('Path of the default component.', '默认组件路径。') },
    },
  },
  componentPlaceholder: {
    type: 'object',
    doc: doc('What is shown until a component has loaded.', '自定义组件占位。'),
    others: text('Tag shown meanwhile.', '占位组件标签名。'),
  },
  styleIsolation: choice(
    ['isolated', 'apply-shared', 'shared', 'page-isolated', 'page-apply-shared', 'page-shared'],
    'How styles of the component and of the page affect each other.',
    '样式隔离选项。',
  ),
  addGlobalClass: flag('Styles of app.wxss apply inside the component.', 'app.wxss 的样式对组件生效。'),
  virtualHost: flag('The component has no element of its own.', '虚拟化组件节点。'),
  renderer: choice(['webview', 'skyline', 'xr-frame'], 'Rendering backend.', '渲染后端。'),
  componentFramework: choice(['exparser', 'glass-easel'], 'Component framework.', '组件框架。'),
  pureDataPattern: text('Pattern of fields that are not sent to the view.', '纯数据字段的正则。'),
};

/** One answer for all events, or some by name: app.json's for all pages, a page's for itself. */
export const passiveEvents: Schema = {
  ...group(
    {
      touchstart: flag(
        'Handlers of touchstart cannot keep the page from scrolling.',
        'touchstart 监听为 passive。',
      ),
      touchmove: flag(
        'Handlers of touchmove cannot keep the page from scrolling.',
        'touchmove 监听为 passive。',
      ),
      wheel: flag('Handlers of wheel cannot keep the page from scrolling.', 'wheel 监听为 passive。'),
    },
    'Touch and wheel events as passive ones: the page scrolls without waiting for their handlers.',
    '触摸与滚轮事件的监听是否为 passive，滚动时不等待事件处理。',
  ),
  type: ['boolean', 'object'],
};

export const rendererOptions: Schema = group(
  {
    skyline: group(
      {
        defaultDisplayBlock: flag('Nodes are laid out as blocks.', '节点默认为 block 布局。'),
        defaultContentBox: flag('Sizes leave out padding and border.', '节点默认为 content-box。'),
        tagNameStyleIsolation: choice(
          ['isolated', 'legacy'],
          'Whether tag selectors of app.wxss reach into components.',
          '标签选择器是否全局匹配。',
        ),
        enableScrollViewAutoSize: flag(
          'A scroll-view takes the height of its content.',
          'scroll-view 支持自动撑开。',
        ),
        keyframeStyleIsolation: choice(
          ['isolated', 'legacy'],
          'Whether @keyframes of app.wxss are known in components.',
          '@keyframes 是否全局共享。',
        ),
        disableABTest: flag('Everybody gets Skyline, not a share of users.', '关闭 Skyline AB 实验。'),
        sdkVersionBegin: text('First base library that uses Skyline.', '使用 Skyline 的最低基础库版本。'),
        sdkVersionEnd: text('Last base library that uses Skyline.', '使用 Skyline 的最高基础库版本。'),
      },
      'Options of Skyline.',
      'Skyline 的选项。',
    ),
  },
  'Options of the renderer.',
  '渲染后端选项。',
);

/** A page's or component's json: the two share a file name pattern. */
export const unitSchema: Schema = group(
  {
    component: flag('Declares this a component.', '声明为自定义组件。'),
    ...windowProperties,
    ...componentProperties,
    disableScroll: flag('The page never scrolls as a whole.', '页面整体不能上下滚动。', { fallback: false }),
    disableSwipeBack: flag('No swipe back (iOS).', '禁止页面右滑手势返回。'),
    enableShareAppMessage: flag('Shows “share” in the menu.', '是否显示转发按钮。'),
    enableShareTimeline: flag('Shows “share to timeline” in the menu.', '是否显示分享到朋友圈。'),
    enablePassiveEvent: passiveEvents,
    rendererOptions,
    singlePage: { type: 'object', doc: doc('Single page mode.', '单页模式相关配置。') },
    style: text('`v2` turns on the new look of components.', '启用新版的组件样式。'),
  },
  'Settings of a page or a component.',
  '页面或自定义组件配置。',
);
