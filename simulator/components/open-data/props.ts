import type { TagSpec } from '../spec.ts';

export default {
  tag: 'open-data',
  since: '1.4.0',
  support: 'simulated',
  doc: ['Data the platform shows, of the test user here.', '用于展示微信开放的数据（此处为测试用户）。'],
  props: {
    type: [
      'string',
      '',
      'Which data.',
      '开放数据类型',
      [
        'groupName',
        'userNickName',
        'userAvatarUrl',
        'userGender',
        'userCity',
        'userProvince',
        'userCountry',
        'userLanguage',
      ],
    ],
    'open-gid': ['string', '', 'Id of a group.', '当 type="groupName" 时生效，群 id'],
    lang: ['string', 'en', 'Language.', '当 type="user*" 时生效，以哪种语言展示', ['en', 'zh_CN', 'zh_TW']],
    'default-text': ['string', '', 'Text where there is none.', '数据为空时的默认文案'],
    'default-avatar': ['string', '', 'Picture where there is none.', '用户头像为空时的默认图片'],
  },
  events: {
    error: ['It cannot be shown.', '群名称或用户信息为空时触发'],
  },
} as const satisfies TagSpec;
