import type { Text } from '../../kit/text.ts';
import { publishWords as w } from './words.ts';

const roles: Record<string, Text> = {
  super_admin: w.super_admin,
  platform_admin: w.platform_admin,
  reviewer: w.reviewer,
  member: w.member,
};

export const roleText = (role: string): Text => roles[role] ?? { en: role, zh: role };
