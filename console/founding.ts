import { refuse } from './domain/refusals.ts';
import { assertPassword } from './domain/passwords.ts';
import { assertAccount, assertWorkspaceName } from './domain/names.ts';
import { newId } from './identifiers.ts';
import { hashPassword } from './secrets.ts';
import type { Services } from './services.ts';
import { addRow } from './storage/rows.ts';
import { addWorkspace, findWorkspacesNamed } from './storage/workspaces.ts';
import type { Workspace } from './storage/workspaces.ts';
import { userRow } from './user-rows.ts';

export interface Founding {
  workspace: string;
  account: string;
  password: string;
  name: string;
  email?: string;
  mcc?: string;
  address?: string;
  representatives?: { name: string; email: string }[];
  requestId?: string;
  requestAddress?: string;
}

export interface Founded {
  workspace: Workspace;
  userId: string;
}

/** R-WS-01…05, R-USER-07: the workspace and its one super administrator, at once. */
export async function foundWorkspace(services: Services, founding: Founding): Promise<Founded> {
  const { storage, now, options } = services;
  assertWorkspaceName(founding.workspace);
  assertAccount(founding.account);
  assertPassword(founding.password);
  if ((await findWorkspacesNamed(storage.system, founding.workspace)).length > 0)
    throw refuse('ALREADY_EXISTS', { value: founding.workspace });
  const workspace = workspaceRow(founding, now());
  const passwordHash = await hashPassword(founding.password, options.passwordCost);
  const user = userRow(
    {
      account: founding.account,
      name: founding.name,
      email: founding.email ?? '',
      role: 'super_admin',
      passwordHash,
    },
    now(),
  );
  const who = {
    id: user.id,
    name: user.name,
    requestId: founding.requestId ?? 'setup',
    address: founding.requestAddress ?? 'local',
  };
  await storage.found(workspace.id, who, async (change) => {
    await addWorkspace(change.system, workspace);
    await addRow(change.db, 'users', user);
    const after = { workspace: workspace.name, superAdministrator: user.account };
    change.audit({ action: 'setup.run', target: { type: 'workspace', id: workspace.id }, after });
    change.emit('workspace.created', workspace.id);
  });
  return { workspace, userId: user.id };
}

const megabyte = 1024 * 1024;

function workspaceRow(founding: Founding, now: number): Workspace {
  return {
    id: newId('ws', now),
    name: founding.workspace,
    status: 'active',
    mcc: founding.mcc ?? '',
    address: founding.address ?? '',
    representatives: founding.representatives ?? [],
    ownerAccount: founding.account,
    policies: { removalNeedsApproval: false },
    limits: { packageBytes: 2 * megabyte, totalBytes: 30 * megabyte, logDays: 7 },
    createdAt: now,
    revision: 1,
  };
}
