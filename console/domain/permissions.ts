import type { Text } from '../../contract/text.ts';

export type WorkspaceRole = 'super_admin' | 'platform_admin' | 'reviewer' | 'member';
export type TeamRole = 'team_admin' | 'team_operator' | 'team_developer' | 'data_analyst' | 'read_only';
export type Role = WorkspaceRole | TeamRole | 'mp_admin';

/** Where a permission is asked: for the whole workspace, in one team, on one mini program or one application. */
export type Scope = 'workspace' | 'team' | 'program' | 'app';

export interface Permission {
  scope: Scope;
  roles: readonly Role[];
  about: Text;
}

export const workspaceRoles = ['super_admin', 'platform_admin', 'reviewer', 'member'] as const;
export const teamRoles = [
  'team_admin',
  'team_operator',
  'team_developer',
  'data_analyst',
  'read_only',
] as const;

export const roleNames: Record<Role, Text> = {
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

const top = ['super_admin', 'platform_admin'] as const;
const everyone: Role[] = [...workspaceRoles, ...teamRoles, 'mp_admin'];
const teamWorkers: Role[] = ['team_admin', 'team_operator', 'team_developer', 'mp_admin'];
const teamViewers: Role[] = [...top, 'reviewer', ...teamWorkers, 'read_only'];
const developers: Role[] = [...top, 'team_admin', 'team_developer', 'mp_admin'];
const appSide: Role[] = [...top, 'reviewer', 'team_admin', 'team_operator'];

function allow<S extends Scope>(scope: S, roles: readonly Role[], en: string, zh: string) {
  return { scope, roles, about: { en, zh } };
}

/** The matrix (decision D2): API, site and reference page read this one table. */
export const permissions = {
  'workspace.view': allow('workspace', top, 'View the workspace (General)', '查看工作空间信息'),
  'workspace.edit': allow('workspace', top, 'Edit the workspace', '编辑工作空间'),
  'workspace.operate': allow('workspace', ['super_admin'], 'Back up, export, repair', '备份、导出与修复'),
  'users.view': allow('workspace', [...top, 'team_admin'], 'View users', '查看用户'),
  'users.manage': allow('workspace', top, 'Create, edit, block users', '创建、编辑、停用用户'),
  'users.appoint': allow('workspace', ['super_admin'], 'Appoint platform administrators', '设置平台管理员'),
  'teams.view': allow('team', [...teamViewers, 'data_analyst'], 'View a team', '查看团队'),
  'teams.manage': allow('workspace', top, 'Create, edit, delete teams', '创建、编辑、删除团队'),
  'members.manage': allow(
    'team',
    [...top, 'team_admin'],
    'Add members, set team roles',
    '添加成员、设置团队角色',
  ),
  'members.approve': allow('team', [...top, 'team_admin'], 'Approve registrations', '审批成员注册'),
  'apps.view': allow('app', [...teamViewers], 'View an application', '查看应用'),
  'apps.create': allow('team', [...top, 'team_admin', 'team_operator'], 'Create an application', '创建应用'),
  'apps.edit': allow('app', [...top, 'team_admin', 'team_operator'], 'Edit an application', '编辑应用'),
  'apps.keys': allow('app', [...top, 'team_admin'], 'Manage access and upload keys', '管理接入与上传密钥'),
  'apps.decide': allow(
    'app',
    appSide,
    'Decide on bindings, releases and grants of an application',
    '审批应用的绑定、发布与授权',
  ),
  'programs.view': allow('program', [...teamViewers, 'data_analyst'], 'View a mini program', '查看小程序'),
  'programs.create': allow(
    'team',
    [...top, 'team_admin', 'team_operator', 'mp_admin'],
    'Create a mini program',
    '创建小程序',
  ),
  'programs.edit': allow(
    'program',
    [...top, 'team_admin', 'team_operator', 'mp_admin'],
    'Edit a mini program',
    '编辑小程序',
  ),
  'programs.admins': allow(
    'program',
    [...top, 'team_admin'],
    'Appoint mini program admins',
    '设置小程序管理员',
  ),
  'programs.shelf': allow('program', [...top, 'team_admin', 'mp_admin'], 'Put on or off shelf', '上架、下架'),
  'programs.testers': allow('program', developers, 'Edit the list of testers', '管理体验成员'),
  'bindings.apply': allow('program', developers, 'Apply for binding to an application', '申请绑定应用'),
  'versions.upload': allow('program', developers, 'Upload a version', '上传版本'),
  'versions.submit': allow('program', developers, 'Submit a version for review', '提交版本审核'),
  'versions.publish': allow(
    'program',
    [...top, 'team_admin', 'team_operator', 'mp_admin'],
    'Publish, roll back',
    '发布、回退',
  ),
  'versions.trial': allow('program', developers, 'Set the trial version', '设置体验版'),
  'grayscale.manage': allow('program', developers, 'Manage grayscale tasks', '管理灰度任务'),
  'development.edit': allow('program', developers, 'Edit domains, apply for grants', '配置域名、申请授权'),
  'secrets.manage': allow(
    'program',
    ['team_admin'],
    'Generate, reset, freeze the AppSecret',
    '生成、重置、冻结 AppSecret',
  ),
  'messages.manage': allow('program', [...top, ...teamWorkers], 'Manage message templates', '管理消息模板'),
  'logs.view': allow('program', [...top, ...teamWorkers, 'read_only'], 'View real-time logs', '查看实时日志'),
  'analytics.view': allow(
    'program',
    [...teamViewers, 'data_analyst'],
    'View analytics and quality',
    '查看数据分析与质量',
  ),
  'feedback.manage': allow('program', [...top, ...teamWorkers], 'Read and answer feedback', '查看与回复反馈'),
  'catalogue.view': allow('workspace', everyone, 'View features and JSAPIs', '查看功能与 JSAPI'),
  'catalogue.manage': allow('workspace', top, 'Edit features', '编辑功能目录'),
  'jsapis.manage': allow(
    'app',
    [...top, 'team_admin', 'team_operator'],
    'Edit the JSAPIs of an application',
    '编辑应用的 JSAPI',
  ),
  'approvals.view': allow('workspace', everyone, 'See approvals that concern you', '查看相关审批'),
  'approvals.decide': allow('workspace', appSide, 'Decide on approvals', '审批'),
  'settings.edit': allow('workspace', top, 'Edit branding, e-mail and links', '编辑品牌、邮件与链接设置'),
  'webhooks.manage': allow('workspace', top, 'Manage webhooks', '管理 Webhook'),
  'audit.view': allow('workspace', top, 'View, verify and export the audit log', '查看、校验、导出审计日志'),
} as const satisfies Record<string, Permission>;

export type PermissionName = keyof typeof permissions;

/** A person as the rules see one. */
export interface Standing {
  userId: string;
  role: WorkspaceRole;
  /** Team id -> role in it. */
  teams: Readonly<Record<string, TeamRole>>;
  /** Mini programs this person is Mini Program Admin of -> the program's team. */
  programs: Readonly<Record<string, string>>;
}

/** The team that owns the thing asked about, and the mini program where it is one. */
export interface Place {
  teamId?: string | undefined;
  programId?: string | undefined;
}

export interface Verdict {
  isAllowed: boolean;
  have: Role[];
  need: readonly Role[];
  sentence: Text;
}

/** May this person do it here? And if not: what do they have, what would it take? */
export function why(standing: Standing, name: PermissionName, place: Place = {}): Verdict {
  const permission: Permission = permissions[name];
  const have = rolesAt(standing, permission.scope, place);
  const isAllowed = have.some((role) => permission.roles.includes(role));
  return { isAllowed, have, need: permission.roles, sentence: explain(permission, have, isAllowed) };
}

/** The roles that count at a place. Without a team or program in sight, every role a person has anywhere counts. */
export function rolesAt(standing: Standing, scope: Scope, place: Place): Role[] {
  const { role, teams, programs } = standing;
  const isAnywhere = place.teamId === undefined && place.programId === undefined;
  if (isAnywhere) {
    const isAdminOfAny = Object.keys(programs).length > 0;
    return unique([role, ...Object.values(teams), ...(isAdminOfAny ? ['mp_admin' as const] : [])]);
  }
  const roles: Role[] = [role];
  const inTeam = place.teamId === undefined ? undefined : teams[place.teamId];
  if (inTeam) roles.push(inTeam);
  if (isProgramAdmin(programs, scope, place)) roles.push('mp_admin');
  return unique(roles);
}

function isProgramAdmin(programs: Standing['programs'], scope: Scope, place: Place): boolean {
  if (place.programId !== undefined) return place.programId in programs;
  return scope === 'team' && Object.values(programs).includes(place.teamId ?? '');
}

/** Teams in which this person has the permission; 'all' for those whose workspace role carries it. */
export function teamsWith(standing: Standing, name: PermissionName): 'all' | string[] {
  const permission: Permission = permissions[name];
  if (permission.roles.includes(standing.role)) return 'all';
  return Object.keys(standing.teams).filter((teamId) => permission.roles.includes(standing.teams[teamId]!));
}

function explain(permission: Permission, have: Role[], isAllowed: boolean): Text {
  const list = (roles: readonly Role[], language: 'en' | 'zh') =>
    roles.map((role) => roleNames[role][language]).join(language === 'en' ? ', ' : '、');
  const { about, roles } = permission;
  if (isAllowed)
    return {
      en: `"${about.en}" is allowed to you as ${list(
        have.filter((role) => roles.includes(role)),
        'en',
      )}.`,
      zh: `您作为${list(
        have.filter((role) => roles.includes(role)),
        'zh',
      )}可以“${about.zh}”。`,
    };
  return {
    en: `"${about.en}" takes one of: ${list(roles, 'en')}. Here you are: ${list(have, 'en')}.`,
    zh: `“${about.zh}”需要以下角色之一：${list(roles, 'zh')}。您在此处的角色是：${list(have, 'zh')}。`,
  };
}

function unique<T>(list: T[]): T[] {
  return [...new Set(list)];
}
