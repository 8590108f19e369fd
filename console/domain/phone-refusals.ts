import type { Text } from '../../contract/text.ts';

export interface Refusal extends Text {
  status: number;
}

/** Why a phone's page is refused; part of the one table in refusals.ts. */
export const phoneRefusals = {
  PREVIEW_ENDED: {
    status: 410,
    en: 'This preview has ended. Show a new code in the IDE and scan it.',
    zh: '预览已结束，请在开发者工具中重新生成二维码并扫描。',
  },
  PREVIEW_NOT_FOR_YOU: {
    status: 403,
    en: 'This preview is for others. Ask its maker to choose another audience, or sign in with another account.',
    zh: '您不在此预览的范围内，请联系预览发起人调整范围，或换一个账号登录。',
  },
  NOT_A_TESTER: {
    status: 403,
    en: 'Your account is not on the list of testers of this mini program.',
    zh: '您的账号不在此小程序的体验成员名单中。',
  },
  NO_TRIAL_VERSION: {
    status: 404,
    en: 'This mini program has no trial version. It is set under Version management.',
    zh: '此小程序没有设置体验版，可在版本管理中设置。',
  },
  DOMAIN_NOT_ALLOWED: {
    status: 403,
    en: 'url not in domain list: {host} is none of the request domains of this mini program.',
    zh: 'url not in domain list：{host} 不在此小程序的服务器域名中。',
  },
} as const satisfies Record<string, Refusal>;
