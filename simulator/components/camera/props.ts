import type { TagSpec } from '../spec.ts';

export default {
  tag: 'camera',
  since: '1.6.0',
  support: 'simulated',
  doc: ['The camera.', '系统相机。'],
  limits: ['A moving sample picture stands for the camera.', '以动态示例画面代替摄像头。'],
  props: {
    mode: [
      'string',
      'normal',
      'What it is for; read once.',
      '应用模式，只在初始化时有效，不能动态变更',
      ['normal', 'scanCode'],
    ],
    resolution: [
      'string',
      'medium',
      'Size of a photo; read once.',
      '分辨率，不支持动态修改',
      ['low', 'medium', 'high'],
    ],
    'device-position': ['string', 'back', 'Which camera.', '摄像头朝向', ['front', 'back']],
    flash: ['string', 'auto', 'The flash.', '闪光灯', ['auto', 'on', 'off', 'torch']],
    'frame-size': [
      'string',
      'medium',
      'Size of frames.',
      '指定期望的相机帧数据尺寸',
      ['small', 'medium', 'large'],
    ],
  },
  events: {
    stop: ['The camera was taken away.', '摄像头在非正常终止时触发'],
    error: ['It may not be used.', '用户不允许使用摄像头时触发', '{ errMsg: string }'],
    initdone: ['It is ready.', '相机初始化完成时触发', '{ maxZoom: number }'],
    scancode: [
      'A code was seen.',
      '在扫码识别成功时触发，仅在 mode="scanCode" 时生效',
      '{ type: string; result: string }',
    ],
  },
} as const satisfies TagSpec;
