import type { TagSpec } from '../spec.ts';

export default {
  tag: 'slider',
  since: '1.0.0',
  support: 'real',
  doc: ['A slider.', '滑动选择器。'],
  props: {
    min: ['number', 0, 'Least value.', '最小值'],
    max: ['number', 100, 'Greatest value.', '最大值'],
    step: [
      'number',
      1,
      'Step, greater than 0; max - min is a multiple of it.',
      '步长，取值必须大于 0，并且可被(max - min)整除',
    ],
    disabled: ['boolean', false, 'Whether it is disabled.', '是否禁用'],
    value: ['number', 0, 'Current value.', '当前取值'],
    color: [
      'string',
      '#e9e9e9',
      'As backgroundColor, which is preferred.',
      '背景条的颜色（请使用 backgroundColor）',
    ],
    'selected-color': [
      'string',
      '#1aad19',
      'As activeColor, which is preferred.',
      '已选择的颜色（请使用 activeColor）',
    ],
    activeColor: ['string', '#1aad19', 'Colour of the part chosen.', '已选择的颜色'],
    backgroundColor: ['string', '#e9e9e9', 'Colour of the bar.', '背景条的颜色'],
    'block-size': ['number', 28, 'Size of the knob, from 12 to 28.', '滑块的大小，取值范围为 12 - 28'],
    'block-color': ['string', '#ffffff', 'Colour of the knob.', '滑块的颜色'],
    'show-value': ['boolean', false, 'Shows the value.', '是否显示当前 value'],
    name: ['string', '', 'Its name in a form.', '在表单中的字段名'],
  },
  events: {
    change: ['A drag ended.', '完成一次拖动后触发的事件', '{ value: number }'],
    changing: ['It is being dragged.', '拖动过程中触发的事件', '{ value: number }'],
  },
} as const satisfies TagSpec;
