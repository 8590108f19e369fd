import type { Text } from '../../kit/text.ts';

export const supportWords = {
  title: { en: 'Support table', zh: '支持情况' },
  open: { en: 'Show what the simulator supports', zh: '查看模拟器支持情况' },
  filter: { en: 'Name of a tag, attribute, event or member of wx', zh: '标签、属性、事件或 wx 成员的名称' },
  level: { en: 'How well', zh: '支持程度' },
  everything: { en: 'Everything', zh: '全部' },
  used: { en: 'Only what this program uses and is not real', zh: '仅显示本程序用到且非完整支持的' },
  none: { en: 'Nothing of that name.', zh: '没有匹配的名称。' },
  choose: { en: 'Choose a tag to see its attributes and events.', zh: '选择一个标签，查看其属性与事件。' },
  attributes: { en: 'Attributes', zh: '属性' },
  events: { en: 'Events', zh: '事件' },
  attribute: { en: 'Attribute', zh: '属性' },
  meaning: { en: 'Meaning', zh: '说明' },
  since: { en: 'Since', zh: '起始版本' },
} satisfies Record<string, Text>;

export const levelWords: Record<string, { name: Text; meaning: Text }> = {
  real: { name: { en: 'Real', zh: '完整' }, meaning: { en: 'Acts as documented.', zh: '与文档一致。' } },
  simulated: {
    name: { en: 'Simulated', zh: '模拟' },
    meaning: { en: 'Acts as documented on local data.', zh: '使用本地数据，行为与文档一致。' },
  },
  placeholder: {
    name: { en: 'Placeholder', zh: '占位' },
    meaning: { en: 'Drawn and labelled: try it on a phone.', zh: '仅绘制带标注的占位块，请在手机上验证。' },
  },
  none: {
    name: { en: 'Stub', zh: '不支持' },
    meaning: {
      en: 'Warns once and fails by its fail callback.',
      zh: '首次调用时提示，并通过 fail 回调失败。',
    },
  },
};
