import type { Text } from '../../../../contract/text.ts';

export const words = {
  permissions: { en: 'Permissions', zh: '权限' },
  hint: {
    en: 'Who may do what. Roles of a team count in that team, the Mini Program Admin’s on that mini program.',
    zh: '各角色的权限。团队角色仅在该团队内有效，小程序管理员仅对相应小程序有效。',
  },
  why: { en: 'Why can’t I …?', zh: '我为什么不能……？' },
  permission: { en: 'What', zh: '操作' },
  place: { en: 'Where', zh: '位置' },
  anywhere: { en: 'Anywhere', zh: '任意位置' },
  team: { en: 'Team', zh: '团队' },
  program: { en: 'Mini program', zh: '小程序' },
  app: { en: 'Application', zh: '应用' },
  allowed: { en: 'You may', zh: '可以' },
  refused: { en: 'You may not', zh: '不可以' },
  yes: { en: 'Allowed', zh: '允许' },
  no: { en: 'Not allowed', zh: '不允许' },
  you: { en: 'You', zh: '您' },
  scope: { en: 'Scope', zh: '范围' },
  scope_workspace: { en: 'Workspace', zh: '工作空间' },
  scope_team: { en: 'Team', zh: '团队' },
  scope_program: { en: 'Mini program', zh: '小程序' },
  scope_app: { en: 'Application', zh: '应用' },
  filter: { en: 'Filter the matrix', zh: '筛选权限' },
} satisfies Record<string, Text>;
