import type { Generated } from 'kysely';
import type { TeamRole, WorkspaceRole } from '../../domain/permissions.ts';
import type { MemberStatus } from '../../domain/members.ts';
import type { TicketState } from '../../domain/login-tickets.ts';
import type { ApprovalCategory, ApprovalStatus } from '../../domain/approvals.ts';

/** Set by the workspace's handle on every insert, never by hand. */
export interface Tenancy {
  workspaceId: Generated<string>;
}

export interface WorkspaceTable {
  id: string;
  name: string;
  status: string;
  mcc: string;
  address: string;
  representatives: { name: string; email: string }[];
  ownerAccount: string;
  policies: { removalNeedsApproval: boolean };
  limits: { packageBytes: number; totalBytes: number; logDays: number };
  createdAt: number;
  revision: number;
}

export interface InstallationTable {
  name: string;
  value: string;
}

export interface LoginTicketTable {
  id: string;
  state: TicketState;
  challenge: string;
  pollSecretHash: string;
  number: number;
  choices: number[];
  device: string;
  os: string;
  ideVersion: string;
  address: string;
  deviceKey: string | null;
  phoneSession: string | null;
  phoneAddress: string | null;
  ticketWorkspaceId: string | null;
  userId: string | null;
  createdAt: number;
  expiresAt: number;
}

export interface RateCounterTable {
  name: string;
  windowStart: number;
  hits: number;
  expiresAt: number;
}

export interface UserTable extends Tenancy {
  id: string;
  account: string;
  name: string;
  email: string;
  role: WorkspaceRole;
  status: MemberStatus;
  passwordHash: string;
  totpSecret: string | null;
  isTotpOn: boolean;
  failedSignIns: number;
  lockedUntil: number;
  joinedAt: number | null;
  createdAt: number;
  revision: number;
}

export interface SessionTable extends Tenancy {
  id: string;
  tokenHash: string;
  userId: string;
  kind: 'site' | 'ide' | 'phone';
  device: string;
  os: string;
  address: string;
  deviceKey: string | null;
  createdAt: number;
  authenticatedAt: number;
  lastSeenAt: number;
  expiresAt: number;
}

export interface TeamTable extends Tenancy {
  id: string;
  name: string;
  abilities: ('programs' | 'apps')[];
  /** Verified teams may have twenty developers, others ten. */
  isVerified: boolean;
  createdAt: number;
  revision: number;
}

export interface TeamMemberTable extends Tenancy {
  teamId: string;
  userId: string;
  role: TeamRole;
  createdAt: number;
}

export interface RegistrationLinkTable extends Tenancy {
  id: string;
  tokenHash: string;
  teamId: string | null;
  teamRole: TeamRole | null;
  note: string;
  maxUses: number;
  uses: number;
  expiresAt: number;
  isRevoked: boolean;
  createdBy: string;
  createdAt: number;
}

export interface ApprovalTable extends Tenancy {
  id: string;
  category: ApprovalCategory;
  status: ApprovalStatus;
  title: string;
  /** The side that decides, where it is a team; null: platform administrators and reviewers. */
  teamId: string | null;
  programId: string | null;
  appId: string | null;
  versionId: string | null;
  subjectId: string | null;
  detail: Record<string, unknown>;
  applicantId: string;
  applicantName: string;
  decidedBy: string | null;
  deciderName: string | null;
  note: string;
  createdAt: number;
  finishedAt: number | null;
}

export interface AuditRowTable extends Tenancy {
  seq: number;
  at: number;
  actorId: string;
  actorName: string;
  action: string;
  targetType: string;
  targetId: string;
  before: unknown;
  after: unknown;
  requestId: string;
  address: string;
  previousHash: string;
  hash: string;
}

export interface AuditHeadTable extends Tenancy {
  seq: number;
  hash: string;
}

export interface IdempotencyKeyTable extends Tenancy {
  key: string;
  actorId: string;
  action: string;
  inputHash: string;
  answer: unknown;
  createdAt: number;
}
