import type { TagSpec } from '../spec.ts';

export default {
  tag: 'form',
  since: '1.0.0',
  support: 'real',
  doc: [
    'Collects the values of the fields within it that have a name.',
    '表单。将组件内的用户输入的 switch、input、checkbox、slider、radio、picker 提交。',
  ],
  idle: ['report-submit-timeout'],
  props: {
    'report-submit': [
      'boolean',
      false,
      'Whether submit carries a formId.',
      '是否返回 formId 用于发送模板消息',
    ],
    'report-submit-timeout': [
      'number',
      0,
      'How long to wait for the formId, in ms.',
      '等待一段时间（毫秒数）以确认 formId 是否生效',
    ],
  },
  events: {
    submit: [
      'A button of form-type submit was tapped.',
      '携带 form 中的数据触发 submit 事件',
      '{ value: Record<string, unknown>; formId?: string; target?: object }',
    ],
    reset: ['A button of form-type reset was tapped.', '表单重置时会触发 reset 事件'],
    submitToGroup: [
      'A button of form-type submitToGroup was tapped.',
      '携带 form 中的数据触发 submitToGroup 事件',
    ],
  },
} as const satisfies TagSpec;
