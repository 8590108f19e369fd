import type { ApprovalStatus } from '../../domain/approvals.ts';
import type { BindingStatus } from '../../domain/bindings.ts';
import type { KeyStatus, SecretStatus } from '../../domain/keys.ts';
import type { VersionStatus } from '../../domain/versions.ts';
import type { Tenancy } from './people.ts';

export interface AppTable extends Tenancy {
  id: string;
  teamId: string;
  name: string;
  overview: string;
  /** A blob's hash; null: the default logo. */
  logo: string | null;
  platforms: { platform: 'ios' | 'android'; packageName: string }[];
  downloadUrl: string;
  createdAt: number;
  revision: number;
}

/** Access keys are derived, never stored; of upload keys the hash of the token and the public half are kept. */
export interface AppKeyTable extends Tenancy {
  id: string;
  appId: string;
  kind: 'access' | 'upload';
  status: KeyStatus;
  label: string;
  tokenHash: string | null;
  publicKey: string | null;
  lastFour: string;
  createdBy: string;
  createdAt: number;
  /** A rotated access key works until then. */
  expiresAt: number | null;
}

export interface BindingTable extends Tenancy {
  id: string;
  programId: string;
  appId: string;
  status: BindingStatus;
  approvalId: string | null;
  reason: string;
  createdAt: number;
  changedAt: number;
}

export interface ProgramTable extends Tenancy {
  id: string;
  teamId: string;
  name: string;
  overview: string;
  logo: string | null;
  categories: string[];
  tags: string[];
  functionalPages: { path: string; name: string }[];
  nearby: { name: string; address: string; latitude: number; longitude: number }[];
  isOnShelf: boolean;
  onlineVersionId: string | null;
  /** What a rollback brings back. */
  previousVersionId: string | null;
  /** No second rollback until the next publish. */
  isRollbackLocked: boolean;
  trialVersionId: string | null;
  trialPath: string;
  createdBy: string;
  createdAt: number;
  revision: number;
}

export interface ProgramAdminTable extends Tenancy {
  programId: string;
  userId: string;
  createdAt: number;
}

export interface ProgramTesterTable extends Tenancy {
  id: string;
  programId: string;
  account: string;
  note: string;
  createdAt: number;
}

export interface VersionTable extends Tenancy {
  id: string;
  programId: string;
  number: string;
  remark: string;
  status: VersionStatus;
  /** The .apkg and its source maps in the blob store. */
  packageSha256: string;
  packageSize: number;
  mapsSha256: string | null;
  manifestHash: string;
  baseLibrary: string;
  compiler: string;
  uploaderId: string;
  uploaderName: string;
  approvalId: string | null;
  /** The moment a scheduled publish is due. */
  publishAt: number | null;
  publishedAt: number | null;
  publisherName: string | null;
  createdAt: number;
  changedAt: number;
}

export interface AppSecretTable extends Tenancy {
  programId: string;
  status: SecretStatus;
  salt: string;
  digest: string;
  lastFour: string;
  createdAt: number;
  changedAt: number;
}

export type DomainKind = 'request' | 'upload' | 'download' | 'socket' | 'business';

export interface DomainTable extends Tenancy {
  id: string;
  programId: string;
  kind: DomainKind;
  host: string;
  icp: string;
  createdAt: number;
  effectiveAt: number;
}

/** What an application's side allows a program: to skip domain checks, or to call one sensitive API. */
export interface GrantTable extends Tenancy {
  id: string;
  programId: string;
  appId: string;
  kind: 'skip_domain' | 'sensitive_api';
  jsapiId: string | null;
  status: ApprovalStatus | 'revoked';
  approvalId: string;
  createdAt: number;
  changedAt: number;
}

export interface JsapiTable extends Tenancy {
  id: string;
  appId: string;
  name: string;
  summary: string;
  parameters: { name: string; type: string; isRequired: boolean; about: string }[];
  example: string;
  since: string;
  isSensitive: boolean;
  createdAt: number;
  revision: number;
}

export interface FeatureTable extends Tenancy {
  id: string;
  name: string;
  description: string;
  isAvailable: boolean;
  createdAt: number;
  revision: number;
}

export interface FeatureHistoryTable extends Tenancy {
  id: string;
  featureId: string;
  before: unknown;
  after: unknown;
  actorName: string;
  createdAt: number;
}

export interface FeatureActivationTable extends Tenancy {
  id: string;
  featureId: string;
  programId: string;
  status: ApprovalStatus | 'revoked';
  approvalId: string;
  createdAt: number;
  changedAt: number;
}

export interface PrivacyAgreementTable extends Tenancy {
  programId: string;
  body: string;
  contact: string;
  changedAt: number;
  revision: number;
}

export interface SettingTable extends Tenancy {
  name: string;
  content: Record<string, unknown>;
  revision: number;
}

export interface WebhookTable extends Tenancy {
  id: string;
  url: string;
  topics: string[];
  sealedSecret: string;
  isActive: boolean;
  createdAt: number;
  revision: number;
}

export interface WebhookDeliveryTable extends Tenancy {
  id: string;
  webhookId: string;
  topic: string;
  payload: Record<string, unknown>;
  state: 'waiting' | 'delivered' | 'failed';
  attempts: number;
  nextAt: number;
  answer: unknown;
  createdAt: number;
}

export interface FeedbackTable extends Tenancy {
  id: string;
  programId: string | null;
  authorId: string;
  authorName: string;
  kind: 'bug' | 'wish' | 'question' | 'other';
  body: string;
  contact: string;
  state: 'open' | 'answered' | 'closed';
  reply: string;
  createdAt: number;
}
