import type { Text } from '../../../contract/text.ts';

/** The names of roles as the console's matrix has them; a test compares the two. */
export const roleWords: Record<string, Text> = {
  super_admin: { en: 'Super Administrator', zh: '超级管理员' },
  platform_admin: { en: 'Platform Administrator', zh: '平台管理员' },
  reviewer: { en: 'Reviewer', zh: '审核员' },
  member: { en: 'Ordinary Member', zh: '普通成员' },
  team_admin: { en: 'Team Administrator', zh: '团队管理员' },
  team_operator: { en: 'Team Operator', zh: '团队运营' },
  team_developer: { en: 'Team Developer', zh: '团队开发者' },
  data_analyst: { en: 'Data Analyst', zh: '数据分析员' },
  read_only: { en: 'Read-Only', zh: '只读' },
  mp_admin: { en: 'Mini Program Admin', zh: '小程序管理员' },
};
