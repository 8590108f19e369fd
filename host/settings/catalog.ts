import type { Text } from '../../contract/text.ts';

export type SettingValue = string | number | boolean | string[];

/** A setting as data: the store checks values by it, the settings page is built from it. */
export type Setting = {
  key: string;
  title: Text;
  description?: Text;
  /** `user` settings make no sense per project. */
  scope: 'user' | 'project';
} & (
  | { type: 'boolean'; default: boolean }
  | { type: 'number'; default: number; min: number; max: number }
  | { type: 'string'; default: string; choices?: { value: string; title: Text }[] }
  | { type: 'strings'; default: string[] }
);

const plain = (value: string, en: string, zh: string) => ({ value, title: { en, zh } });

/** All settings, in the order of the settings page; the part before the dot is the group. */
export const settings: Setting[] = [
  {
    key: 'workbench.language',
    title: { en: 'Language', zh: '语言' },
    scope: 'user',
    type: 'string',
    default: 'auto',
    choices: [
      plain('auto', 'As the system', '跟随系统'),
      plain('en', 'English', 'English'),
      plain('zh', '简体中文', '简体中文'),
    ],
  },
  {
    key: 'workbench.theme',
    title: { en: 'Color theme', zh: '颜色主题' },
    scope: 'user',
    type: 'string',
    default: 'auto',
    choices: [
      plain('auto', 'As the system', '跟随系统'),
      plain('light', 'Light', '浅色'),
      plain('dark', 'Dark', '深色'),
      plain('high-contrast', 'High contrast', '高对比度'),
    ],
  },
  {
    key: 'workbench.zoom',
    title: { en: 'Zoom', zh: '缩放' },
    description: { en: 'Of the whole window; 1 is the usual size.', zh: '整个窗口的缩放，1 为默认大小。' },
    scope: 'user',
    type: 'number',
    default: 1,
    min: 0.5,
    max: 2,
  },
  {
    key: 'workbench.keys',
    title: { en: 'Key bindings', zh: '快捷键' },
    description: {
      en: 'One per line, such as “search.show: Mod+Alt+F”. Nothing after the colon takes the keys away.',
      zh: '每行一个，例如“search.show: Mod+Alt+F”。冒号后留空表示取消快捷键。',
    },
    scope: 'user',
    type: 'strings',
    default: [],
  },
  {
    key: 'workbench.reduceMotion',
    title: { en: 'Reduce motion', zh: '减少动画' },
    scope: 'user',
    type: 'boolean',
    default: false,
  },
  {
    key: 'editor.fontFamily',
    title: { en: 'Font family', zh: '字体' },
    description: { en: 'Empty for the built-in choice.', zh: '留空则使用默认字体。' },
    scope: 'user',
    type: 'string',
    default: '',
  },
  {
    key: 'editor.fontSize',
    title: { en: 'Font size', zh: '字号' },
    scope: 'user',
    type: 'number',
    default: 13,
    min: 8,
    max: 40,
  },
  {
    key: 'editor.tabSize',
    title: { en: 'Tab size', zh: '制表符宽度' },
    scope: 'project',
    type: 'number',
    default: 2,
    min: 1,
    max: 16,
  },
  {
    key: 'editor.insertSpaces',
    title: { en: 'Insert spaces for tabs', zh: '以空格代替制表符' },
    scope: 'project',
    type: 'boolean',
    default: true,
  },
  {
    key: 'editor.wordWrap',
    title: { en: 'Wrap long lines', zh: '自动换行' },
    scope: 'project',
    type: 'boolean',
    default: false,
  },
  {
    key: 'editor.minimap',
    title: { en: 'Minimap', zh: '缩略图' },
    scope: 'user',
    type: 'boolean',
    default: true,
  },
  {
    key: 'editor.inlayHints',
    title: { en: 'Show types of loop items in templates', zh: '在模板中显示列表项的类型' },
    scope: 'user',
    type: 'boolean',
    default: true,
  },
  {
    key: 'editor.formatOnSave',
    title: { en: 'Format when saving', zh: '保存时格式化' },
    scope: 'project',
    type: 'boolean',
    default: false,
  },
  {
    key: 'files.autoSave',
    title: { en: 'Save automatically', zh: '自动保存' },
    scope: 'project',
    type: 'string',
    default: 'off',
    choices: [
      plain('off', 'Off', '关闭'),
      plain('afterDelay', 'After a short pause', '停顿片刻后'),
      plain('onFocusChange', 'When the editor loses focus', '编辑器失去焦点时'),
    ],
  },
  {
    key: 'files.trimTrailingWhitespace',
    title: { en: 'Trim spaces at line ends when saving', zh: '保存时删除行尾空格' },
    scope: 'project',
    type: 'boolean',
    default: false,
  },
  {
    key: 'files.insertFinalNewline',
    title: { en: 'End files with a line break when saving', zh: '保存时在文件末尾添加换行' },
    scope: 'project',
    type: 'boolean',
    default: false,
  },
  {
    key: 'files.exclude',
    title: { en: 'Hidden in the explorer', zh: '在资源管理器中隐藏' },
    scope: 'project',
    type: 'strings',
    default: ['**/.git', '**/.DS_Store', '**/Thumbs.db'],
  },
  {
    key: 'search.exclude',
    title: { en: 'Left out of searches', zh: '搜索时排除' },
    scope: 'project',
    type: 'strings',
    default: ['**/node_modules', '**/miniprogram_npm'],
  },
  {
    key: 'terminal.shell',
    title: { en: 'Shell', zh: 'Shell 程序' },
    description: {
      en: 'The program of new terminals, such as /bin/zsh; empty for the one of your account.',
      zh: '新终端使用的程序，例如 /bin/zsh；留空则使用账户的默认 shell。',
    },
    scope: 'user',
    type: 'string',
    default: '',
  },
  {
    key: 'simulator.reloadOnSave',
    title: { en: 'Show changes in the simulator when saving', zh: '保存时更新模拟器' },
    scope: 'project',
    type: 'boolean',
    default: true,
  },
];
