import { words } from '../kit/text.ts';

export const debugWords = words({
  target: { en: 'Program to look into', zh: '调试目标' },
  simulator: { en: 'Simulator', zh: '模拟器' },
  notRunning: {
    en: 'Nothing runs yet. Open a project: its program starts in the simulator and shows here.',
    zh: '程序尚未运行。打开项目后，程序会在模拟器中启动并显示在此处。',
  },
  openSimulator: { en: 'Show the simulator', zh: '显示模拟器' },
  gone: { en: 'The program has let this value go.', zh: '程序已释放该值。' },
  readGetter: { en: 'Run the getter {name}', zh: '执行 getter {name}' },
  expand: { en: 'Expand {name}', zh: '展开 {name}' },
  copyValue: { en: 'Copy value', zh: '复制值' },
  copyJson: { en: 'Copy as JSON', zh: '复制为 JSON' },
});
