import type { Text } from '../../contract/text.ts';
import type { EventInfo, PropInfo, TagInfo, TagSpec } from './spec.ts';

// Every built-in tag as plain data. Works in the browser and, once bundled by vite, in Node (language/, cli/).
const files = import.meta.glob<TagSpec>('./*/props.ts', { eager: true, import: 'default' });

/** Attributes that every built-in takes besides its own. */
export const commonProps: Record<string, PropInfo> = {
  hidden: {
    type: 'boolean',
    default: false,
    doc: { en: 'Whether the component is hidden.', zh: '组件是否显示。' },
  },
  animation: {
    type: 'any',
    default: null,
    doc: { en: 'What wx.createAnimation().export() gave.', zh: 'wx.createAnimation 导出的动画。' },
  },
};

/** Events that every built-in fires besides its own. */
export const commonEvents: Record<string, EventInfo> = Object.fromEntries(
  (
    [
      ['tap', 'A finger touched and left at once.', '手指触摸后马上离开', '{ x: number; y: number }'],
      [
        'longpress',
        'A finger stayed for more than 350 ms.',
        '手指触摸后，超过 350ms 再离开',
        '{ x: number; y: number }',
      ],
      ['longtap', 'As longpress, which is preferred.', '手指触摸后，超过 350ms 再离开（推荐使用 longpress）'],
      ['touchstart', 'A finger touched.', '手指触摸动作开始'],
      ['touchmove', 'A finger moved.', '手指触摸后移动'],
      ['touchend', 'A finger left.', '手指触摸动作结束'],
      ['touchcancel', 'The touch was interrupted.', '手指触摸动作被打断，如来电提醒、弹窗'],
      [
        'touchforcechange',
        'The pressure changed on a screen that feels it.',
        '在支持 3D Touch 的设备，重按时会触发',
      ],
      [
        'transitionend',
        'A transition or wx.createAnimation ended.',
        '会在 WXSS transition 或 wx.createAnimation 动画结束后触发',
      ],
      ['animationstart', 'A WXSS animation began.', '会在一个 WXSS animation 动画开始时触发'],
      [
        'animationiteration',
        'A WXSS animation began its next round.',
        '会在一个 WXSS animation 一次迭代结束时触发',
      ],
      ['animationend', 'A WXSS animation ended.', '会在一个 WXSS animation 动画完成时触发'],
    ] as const
  ).map(([name, en, zh, detail]) => [name, { doc: { en, zh }, ...(detail ? { detail } : {}) }]),
);

const IDLE = { en: 'Accepted; changes nothing in the simulator.', zh: '可以设置，在模拟器中没有效果' };

function describeProps(spec: TagSpec): Record<string, PropInfo> {
  const docOf = (name: string, en: string, zh: string): Text =>
    spec.idle?.includes(name) ? { en: `${en} ${IDLE.en}`, zh: `${zh}（${IDLE.zh}）` } : { en, zh };
  return Object.fromEntries(
    Object.entries(spec.props).map(([name, [type, fallback, en, zh, values]]) => [
      name,
      { type, default: fallback, doc: docOf(name, en, zh), ...(values ? { values } : {}) },
    ]),
  );
}

function describeEvents(spec: TagSpec): Record<string, EventInfo> {
  return Object.fromEntries(
    Object.entries(spec.events).map(([name, [en, zh, detail]]) => [
      name,
      { doc: { en, zh }, ...(detail ? { detail } : {}) },
    ]),
  );
}

function describeTag(spec: TagSpec): TagInfo {
  const [en, zh] = spec.doc;
  return {
    tag: spec.tag,
    since: spec.since,
    support: spec.support,
    doc: { en, zh },
    ...(spec.limits ? { limits: { en: spec.limits[0], zh: spec.limits[1] } } : {}),
    props: describeProps(spec),
    events: describeEvents(spec),
  };
}

/** All built-in tags, by name. */
export const catalog: ReadonlyMap<string, TagInfo> = new Map(
  Object.values(files)
    .map(describeTag)
    .sort((a, b) => (a.tag < b.tag ? -1 : 1))
    .map((info) => [info.tag, info]),
);
