import type { TagSpec } from '../spec.ts';

export default {
  tag: 'label',
  since: '1.0.0',
  support: 'real',
  doc: [
    'Makes a larger area act for button, checkbox, radio, switch or input.',
    '用来改进表单组件的可用性，目前可以绑定的控件有：button、checkbox、radio、switch、input。',
  ],
  props: { for: ['string', '', 'Id of the control.', '绑定控件的 id'] },
  events: {},
} as const satisfies TagSpec;
