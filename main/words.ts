import { app } from 'electron';
import type { Text } from '../contract/text.ts';

/** The few sentences that the shell itself says, in system dialogs. */
const dictionary = {
  unsaved: {
    en: 'This window has files that are not saved. Close it and lose the changes?',
    zh: '此窗口中有未保存的文件。要关闭并放弃这些更改吗？',
  },
  stay: { en: 'Keep Open', zh: '不关闭' },
  leave: { en: 'Close Without Saving', zh: '不保存并关闭' },
  crashed: {
    en: 'This window stopped working several times. Saved files are safe.',
    zh: '此窗口多次停止工作。已保存的文件不受影响。',
  },
  reload: { en: 'Reload', zh: '重新载入' },
  close: { en: 'Close', zh: '关闭' },
  hanging: { en: 'This window does not respond.', zh: '此窗口没有响应。' },
  wait: { en: 'Wait', zh: '等待' },
  startFailed: { en: 'Tessera could not start.', zh: 'Tessera 无法启动。' },
} satisfies Record<string, Text>;

export function words(): Record<keyof typeof dictionary, string> {
  const language = app.getLocale().startsWith('zh') ? 'zh' : 'en';
  return Object.fromEntries(Object.entries(dictionary).map(([key, text]) => [key, text[language]])) as Record<
    keyof typeof dictionary,
    string
  >;
}
