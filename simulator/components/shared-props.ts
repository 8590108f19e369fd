import type { TagSpec } from './spec.ts';

// Tables that the props.ts of several tags share. Plain data, as those are.

/** A tag of Skyline that calls worklets when its content is touched in its way. */
export const gestureHandler = <Tag extends string>(tag: Tag, en: string, zh: string) =>
  ({
    tag,
    since: '2.29.0',
    support: 'simulated',
    doc: [en, zh],
    limits: [
      'Worklets run in the program’s own thread; force is what the pointer tells.',
      'worklet 在逻辑线程中执行；压力取自指针设备。',
    ],
    props: {
      tag: ['string', '', 'Name for simultaneous gestures.', '声明手势协商时的组件标识'],
      'worklet:ongesture': ['string', '', 'Worklet called with the gesture.', '手势识别成功的回调'],
      'worklet:should-response-on-move': [
        'string',
        '',
        'Worklet that decides on moves.',
        '手指移动过程中手势是否响应',
      ],
      'worklet:should-accept-gesture': [
        'string',
        '',
        'Worklet that decides on the gesture.',
        '手势是否应该被识别',
      ],
      'simultaneous-handlers': ['array', [], 'Gestures that go on as well.', '声明可同时触发的手势节点'],
      'native-view': ['string', '', 'Native view it works with.', '代理的原生节点类型'],
    },
    events: {},
  }) as const satisfies TagSpec;
