import { words } from '../../kit/text.ts';

export const terminalWords = words({
  title: { en: 'Terminal', zh: '终端' },
  open: { en: 'New terminal', zh: '新建终端' },
  close: { en: 'Close the terminal', zh: '关闭终端' },
  clear: { en: 'Clear', zh: '清空' },
  choose: { en: 'Terminals', zh: '终端列表' },
  none: { en: 'No terminal is open.', zh: '没有打开的终端。' },
  ended: { en: 'ended', zh: '已结束' },
  endedWith: { en: 'The shell ended (exit code {code}).', zh: 'shell 已结束（退出码 {code}）。' },
  input: {
    en: 'Terminal. F6 leads out of it.',
    zh: '终端。按 F6 离开。',
  },
  noTerminal: { en: 'Open a terminal first.', zh: '请先打开终端。' },
});
