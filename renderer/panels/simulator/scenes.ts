import type { Text } from '../../../contract/text.ts';

/** Scenes that programs ask for most, as the platform documents them; any other number may be typed. */
export const SCENES: readonly { id: number; title: Text }[] = [
  { id: 1001, title: { en: 'Mini program list', zh: '发现栏小程序主入口' } },
  { id: 1005, title: { en: 'Search', zh: '顶部搜索框的搜索结果页' } },
  { id: 1007, title: { en: 'Card in a chat', zh: '单人聊天会话中的小程序消息卡片' } },
  { id: 1008, title: { en: 'Card in a group chat', zh: '群聊会话中的小程序消息卡片' } },
  { id: 1011, title: { en: 'Scanned QR code', zh: '扫描二维码' } },
  { id: 1012, title: { en: 'QR code held in a picture', zh: '长按图片识别二维码' } },
  { id: 1014, title: { en: 'Subscription message', zh: '小程序订阅消息' } },
  { id: 1017, title: { en: 'Trial version page', zh: '前往小程序体验版的入口页' } },
  { id: 1020, title: { en: 'Profile of an official account', zh: '公众号 profile 页相关小程序列表' } },
  { id: 1023, title: { en: 'Desktop icon', zh: '安卓系统桌面图标' } },
  { id: 1036, title: { en: 'Card shared by an app', zh: 'App 分享消息卡片' } },
  { id: 1037, title: { en: 'Opened by another mini program', zh: '小程序打开小程序' } },
  { id: 1038, title: { en: 'Back from another mini program', zh: '从另一个小程序返回' } },
  { id: 1043, title: { en: 'Template message of an account', zh: '公众号模板消息' } },
  { id: 1044, title: { en: 'Shared card with a ticket', zh: '带 shareTicket 的小程序消息卡片' } },
  { id: 1047, title: { en: 'Scanned mini program code', zh: '扫描小程序码' } },
  { id: 1048, title: { en: 'Mini program code held in a picture', zh: '长按图片识别小程序码' } },
  { id: 1058, title: { en: 'Article of an official account', zh: '公众号文章' } },
  { id: 1069, title: { en: 'Opened by a mobile app', zh: '移动应用' } },
  { id: 1089, title: { en: 'Pulled down from the chats', zh: '聊天主界面下拉' } },
  { id: 1154, title: { en: 'Moments, one page only', zh: '朋友圈内打开“单页模式”' } },
];
