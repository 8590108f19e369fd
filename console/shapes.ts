import { z } from 'zod';
import { accountName, workspaceName } from './domain/names.ts';
import { passwordPattern } from './domain/passwords.ts';
import { teamRoles, workspaceRoles } from './domain/permissions.ts';

/** Building blocks of inputs and answers that several nouns use. */
export const id = z.string().min(1).max(80);
export const account = z.string().regex(accountName, '2 to 100 of letters, digits, . _ + @ -');
export const password = z.string().regex(passwordPattern, '8 to 128 letters, digits or English symbols');
export const workspaceNamed = z.string().regex(workspaceName, '1 to 40 letters and digits');
export const personName = z.string().trim().min(1).max(64);
export const email = z.union([z.email().max(254), z.literal('')]);
export const workspaceRole = z.enum(workspaceRoles);
export const teamRole = z.enum(teamRoles);
export const memberStatus = z.enum(['applied', 'active', 'blocked', 'rejected', 'removed']);
export const revision = z.number().int().positive().optional();
export const time = z.number().int();
export const nothing = z.object({}).optional();
export const done = z.object({ done: z.literal(true) });
export const ok = { done: true as const };

export const sha256 = z.string().regex(/^[0-9a-f]{64}$/, '64 hexadecimal digits');
export const webUrl = z.url({ protocol: /^https?$/ }).max(500);

/** In a query string everything is text: numbers and flags are read from it. */
export const number = z.coerce.number().int();
export const flag = z.union([z.boolean(), z.enum(['true', 'false']).transform((text) => text === 'true')]);

export const paging = { cursor: z.string().max(80).optional(), limit: number.min(1).max(200).default(50) };

/** `next` is the cursor of the following page; null: this was the last. */
export function pageOf<T extends z.ZodType>(item: T) {
  return z.object({ items: z.array(item), next: z.string().nullable() });
}

export const text = z.object({ en: z.string(), zh: z.string() });

export const userView = z.object({
  id,
  account: z.string(),
  name: z.string(),
  email: z.string(),
  role: workspaceRole,
  status: memberStatus,
  isTotpOn: z.boolean(),
  joinedAt: time.nullable(),
  createdAt: time,
  revision: z.number(),
});

export const approvalView = z.object({
  id,
  category: z.enum(['member', 'launch', 'removal', 'binding', 'sensitive_api', 'skip_domain', 'feature']),
  status: z.enum(['pending', 'approved', 'rejected', 'withdrawn']),
  title: z.string(),
  teamId: id.nullable(),
  programId: id.nullable(),
  appId: id.nullable(),
  versionId: id.nullable(),
  subjectId: id.nullable(),
  detail: z.record(z.string(), z.unknown()),
  applicantId: id,
  applicantName: z.string(),
  decidedBy: id.nullable(),
  deciderName: z.string().nullable(),
  note: z.string(),
  createdAt: time,
  finishedAt: time.nullable(),
});

export const programView = z.object({
  id,
  teamId: id,
  name: z.string(),
  overview: z.string(),
  logo: z.string().nullable(),
  categories: z.array(z.string()),
  tags: z.array(z.string()),
  functionalPages: z
    .array(z.object({ path: z.string().min(1).max(200), name: z.string().trim().min(1).max(30) }))
    .max(5),
  nearby: z
    .array(
      z.object({
        name: z.string().trim().min(1).max(60),
        address: z.string().max(200),
        latitude: z.number().min(-90).max(90),
        longitude: z.number().min(-180).max(180),
      }),
    )
    .max(10),
  isOnShelf: z.boolean(),
  onlineVersionId: id.nullable(),
  previousVersionId: id.nullable(),
  isRollbackLocked: z.boolean(),
  trialVersionId: id.nullable(),
  trialPath: z.string(),
  createdBy: id,
  createdAt: time,
  revision: z.number(),
});
