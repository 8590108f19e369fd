import type { Text } from '../../../../contract/text.ts';

export const words = {
  programs: { en: 'Mini programs', zh: '小程序' },
  name: { en: 'Name', zh: '名称' },
  appId: { en: 'App ID', zh: 'App ID' },
  team: { en: 'Team', zh: '团队' },
  state: { en: 'State', zh: '状态' },
  created: { en: 'Created', zh: '创建时间' },
  searchName: { en: 'Search by name', zh: '按名称搜索' },
  online: { en: 'Online', zh: '已上线' },
  notOnline: { en: 'Not Online', zh: '未上线' },
  offShelf: { en: 'Off shelf', zh: '已下架' },
  none: { en: 'No mini programs yet', zh: '还没有小程序' },
  noneHint: {
    en: 'Create one, then enter its App ID when you make a project in the IDE.',
    zh: '创建小程序后，在开发者工具中新建项目时填写其 App ID。',
  },
} satisfies Record<string, Text>;
