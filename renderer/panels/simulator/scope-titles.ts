import type { Text } from '../../../contract/text.ts';
import type { Say } from '../../kit/text.ts';

const TITLES: Record<string, Text> = {
  'scope.userInfo': { en: 'Nickname and picture', zh: '昵称与头像' },
  'scope.userLocation': { en: 'Location', zh: '位置信息' },
  'scope.userFuzzyLocation': { en: 'Approximate location', zh: '模糊位置信息' },
  'scope.userLocationBackground': { en: 'Location in the background', zh: '后台位置信息' },
  'scope.address': { en: 'Address', zh: '通讯地址' },
  'scope.record': { en: 'Microphone', zh: '麦克风' },
  'scope.camera': { en: 'Camera', zh: '摄像头' },
  'scope.writePhotosAlbum': { en: 'Saving to the album', zh: '保存到相册' },
  'scope.bluetooth': { en: 'Bluetooth', zh: '蓝牙' },
  'scope.addPhoneContact': { en: 'Adding contacts', zh: '添加联系人' },
  'scope.addPhoneCalendar': { en: 'Adding to the calendar', zh: '添加日程' },
  'scope.werun': { en: 'Steps', zh: '微信运动步数' },
  'scope.invoice': { en: 'Invoices', zh: '发票' },
  'scope.invoiceTitle': { en: 'Invoice titles', zh: '发票抬头' },
};

/** Other scopes are shown by the name that the program gave. */
export const scopeTitle = (scope: string, say: Say): string => {
  const title = TITLES[scope];
  return title ? say(title) : scope;
};
