import type { Kysely, Selectable } from 'kysely';
import type {
  ApprovalTable,
  AuditHeadTable,
  AuditRowTable,
  IdempotencyKeyTable,
  InstallationTable,
  LoginTicketTable,
  RateCounterTable,
  RegistrationLinkTable,
  SessionTable,
  TeamMemberTable,
  TeamTable,
  UserTable,
  WorkspaceTable,
} from './tables/people.ts';

import type {
  AppKeyTable,
  AppSecretTable,
  AppTable,
  BindingTable,
  DomainTable,
  FeatureActivationTable,
  FeatureHistoryTable,
  FeatureTable,
  FeedbackTable,
  GrantTable,
  JsapiTable,
  PrivacyAgreementTable,
  ProgramAdminTable,
  ProgramTable,
  ProgramTesterTable,
  SettingTable,
  VersionTable,
  WebhookDeliveryTable,
  WebhookTable,
} from './tables/programs.ts';

import type { GrayTaskTable, GrayUserTable } from './tables/grayscale.ts';
import type { PreviewPackTable, PreviewPhoneTable, PreviewTable } from './tables/previews.ts';
import type { BlobSuspectTable, ProgramBlobTable, UploadChunkTable, UploadTable } from './tables/uploads.ts';

import type {
  LogLineTable,
  MessageTemplateTable,
  PushTable,
  SubscriptionTable,
  UsageEventTable,
} from './tables/running.ts';

/** Tables that belong to no single workspace. Every other table is a tenant table: its rows are walled off. */
export interface SystemSchema {
  workspaces: WorkspaceTable;
  installation: InstallationTable;
  loginTickets: LoginTicketTable;
  rateCounters: RateCounterTable;
  blobSuspects: BlobSuspectTable;
}

export const systemTables: ReadonlySet<string> = new Set<keyof SystemSchema>([
  'workspaces',
  'installation',
  'loginTickets',
  'rateCounters',
  'blobSuspects',
]);

export interface TenantSchema {
  users: UserTable;
  sessions: SessionTable;
  teams: TeamTable;
  teamMembers: TeamMemberTable;
  registrationLinks: RegistrationLinkTable;
  approvals: ApprovalTable;
  auditRows: AuditRowTable;
  auditHeads: AuditHeadTable;
  idempotencyKeys: IdempotencyKeyTable;
  apps: AppTable;
  appKeys: AppKeyTable;
  programs: ProgramTable;
  programAdmins: ProgramAdminTable;
  programTesters: ProgramTesterTable;
  bindings: BindingTable;
  versions: VersionTable;
  appSecrets: AppSecretTable;
  domains: DomainTable;
  grants: GrantTable;
  privacyAgreements: PrivacyAgreementTable;
  jsapis: JsapiTable;
  features: FeatureTable;
  featureHistory: FeatureHistoryTable;
  featureActivations: FeatureActivationTable;
  settings: SettingTable;
  webhooks: WebhookTable;
  webhookDeliveries: WebhookDeliveryTable;
  feedback: FeedbackTable;
  logLines: LogLineTable;
  usageEvents: UsageEventTable;
  messageTemplates: MessageTemplateTable;
  subscriptions: SubscriptionTable;
  pushes: PushTable;
  uploads: UploadTable;
  uploadChunks: UploadChunkTable;
  programBlobs: ProgramBlobTable;
  grayTasks: GrayTaskTable;
  grayUsers: GrayUserTable;
  previews: PreviewTable;
  previewPhones: PreviewPhoneTable;
  previewPacks: PreviewPackTable;
}

/**
 * Columns that hold JSON text: written from and read into plain data by the handle, whatever table they are in.
 * A new JSON column gets its name here, and its type in the table's interface is the plain data.
 */
export const jsonColumns: ReadonlySet<string> = new Set([
  'representatives',
  'policies',
  'limits',
  'choices',
  'abilities',
  'detail',
  'before',
  'after',
  'answer',
  'platforms',
  'categories',
  'tags',
  'functionalPages',
  'nearby',
  'parameters',
  'content',
  'topics',
  'payload',
  'keywords',
  'fields',
  'manifest',
  'conditions',
  'packs',
  'recent',
]);

/** Columns that hold 0 or 1 and read as booleans. */
export const flagColumns: ReadonlySet<string> = new Set([
  'isTotpOn',
  'isRevoked',
  'isVerified',
  'isOnShelf',
  'isRollbackLocked',
  'isSensitive',
  'isAvailable',
  'isActive',
]);

export type TenantDb = Kysely<TenantSchema>;
export type SystemDb = Kysely<SystemSchema>;
export type TenantTable = keyof TenantSchema;
export type Row<T extends TenantTable> = Omit<Selectable<TenantSchema[T]>, 'workspaceId'>;
