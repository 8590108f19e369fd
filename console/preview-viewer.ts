import { authenticate } from './actor.ts';
import { why } from './domain/permissions.ts';
import { assertMayView, assertOpen, previewTicket, type PreviewViewer } from './domain/previews.ts';
import { refuse } from './domain/refusals.ts';
import { sha256 } from './secrets.ts';
import type { RequestFacts, Services } from './services.ts';
import { findPreview, type PreviewHead } from './storage/previews.ts';
import { findTester } from './storage/programs.ts';
import { needRow } from './storage/rows.ts';
import type { TenantDb } from './storage/schema.ts';

export interface OpenedPreview {
  workspaceId: string;
  db: TenantDb;
  preview: PreviewHead;
}

/** The preview a phone asks for, if it is open and this phone may see it. Asked anew at every call. */
export async function openPreview(
  services: Services,
  request: RequestFacts,
  ticket: string,
): Promise<OpenedPreview> {
  const [, workspaceId, secret] = previewTicket.exec(ticket) ?? [];
  if (!workspaceId || !secret) throw refuse('NOT_FOUND', { type: 'preview', id: ticket });
  const db = services.storage.workspace(workspaceId);
  const preview = await findPreview(db, sha256(ticket));
  if (!preview) throw refuse('NOT_FOUND', { type: 'preview', id: ticket });
  assertOpen(preview, services.now());
  assertMayView(preview, await viewerOf(services, request, workspaceId, preview));
  return { workspaceId, db, preview };
}

/** The person of this phone's session in the preview's workspace, where there is one. */
async function viewerOf(
  services: Services,
  request: RequestFacts,
  workspaceId: string,
  { audience, programId }: PreviewHead,
): Promise<PreviewViewer | undefined> {
  if (audience === 'link' || !(request.bearer ?? request.cookie)) return undefined;
  const actor = await authenticate(services, request);
  if (actor.kind !== 'person' || actor.workspaceId !== workspaceId) return undefined;
  if (actor.user.status !== 'active') throw refuse('MEMBER_BLOCKED');
  const db = services.storage.workspace(workspaceId);
  const { teamId } = await needRow(db, 'programs', programId);
  const { isAllowed } = why(actor.standing, 'programs.view', { teamId, programId });
  const tester = await findTester(db, programId, actor.user.account);
  return { userId: actor.id, isTester: tester !== undefined, maySeeProgram: isAllowed };
}
