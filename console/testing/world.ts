import { randomBytes } from 'node:crypto';
import type { ConsoleClient } from '../api.ts';
import type { Standing, TeamRole, WorkspaceRole } from '../domain/permissions.ts';
import { foundWorkspace } from '../founding.ts';
import { newId } from '../identifiers.ts';
import { sha256 } from '../secrets.ts';
import { addRow } from '../storage/rows.ts';
import type { Row } from '../storage/schema.ts';
import { owner, startTestConsole } from './start.ts';
import type { TestConsole } from './start.ts';
import type { StartOptions } from '../start.ts';

export const people = [
  'root',
  'platform',
  'reviewer',
  'admin',
  'operator',
  'developer',
  'analyst',
  'reader',
  'mpAdmin',
  'otherAdmin',
  /** Rows may make something of this one. */
  'loner',
  /** Signs out. */
  'leaver',
  'blocked',
  /** Stays without any role. */
  'nobody',
] as const;
export type Name = (typeof people)[number];

export interface Someone {
  token: string;
  userId: string;
  account: string;
  client: ConsoleClient;
  standing: Standing;
}

/** One workspace with every role in it, two teams, applications on both sides, a program; and a second workspace. */
export interface World {
  console: TestConsole;
  workspaceId: string;
  who: Record<Name, Someone>;
  stranger: Someone & { workspaceId: string };
  teamId: string;
  otherTeamId: string;
  appId: string;
  otherAppId: string;
  programId: string;
  addVersion(number?: string, programId?: string): Promise<Row<'versions'>>;
  /** Unique names for what rows create. */
  fresh(prefix: string): string;
  dispose(): Promise<void>;
}

const password = 'Correct-Horse-1';
const teamRoleOf: Partial<Record<Name, TeamRole>> = {
  admin: 'team_admin',
  operator: 'team_operator',
  developer: 'team_developer',
  analyst: 'data_analyst',
  reader: 'read_only',
  mpAdmin: 'read_only',
  blocked: 'team_developer',
};

export async function makeWorld(options: Partial<StartOptions> = {}): Promise<World> {
  const console = await startTestConsole(options);
  const root = console.client(await console.signIn(owner.account, owner.password));
  const me = await root.sessions.me();
  const ids = await addPeople(root, me.user.id);
  const team = await root.teams.create({
    name: 'Team A',
    adminId: ids.admin,
    abilities: ['programs', 'apps'],
  });
  const other = await root.teams.create({
    name: 'Team B',
    adminId: ids.otherAdmin,
    abilities: ['programs', 'apps'],
  });
  for (const [name, role] of Object.entries(teamRoleOf))
    if (name !== 'admin')
      await root.teams.addMember({ teamId: team.id, members: [{ userId: ids[name as Name], role: role! }] });
  const program = await root.programs.create({ teamId: team.id, name: 'Shop' });
  await root.programs.addAdmin({ programId: program.id, userId: ids.mpAdmin });
  const app = await root.apps.create(appInput(team.id, 'AppA'));
  const otherApp = await root.apps.create(appInput(other.id, 'AppB'));
  const who = await signInAll(console, ids, {
    teamId: team.id,
    otherTeamId: other.id,
    programId: program.id,
  });
  await root.users.block({ userId: ids.blocked });
  let count = 0;
  const world: World = {
    console,
    workspaceId: me.workspace.id,
    who,
    stranger: await addStranger(console),
    teamId: team.id,
    otherTeamId: other.id,
    appId: app.id,
    otherAppId: otherApp.id,
    programId: program.id,
    addVersion: (number, programId = program.id) => {
      count += 1;
      return addVersion(console, me.workspace.id, programId, number ?? `1.0.${count}`);
    },
    fresh: (prefix) => `${prefix}${(count += 1)}`,
    dispose: () => console.dispose(),
  };
  return world;
}

export function appInput(teamId: string, name: string) {
  const platforms = [{ platform: 'android' as const, packageName: `com.example.${name.toLowerCase()}` }];
  return { teamId, name, platforms };
}

async function addPeople(root: ConsoleClient, rootId: string): Promise<Record<Name, string>> {
  const ids: Partial<Record<Name, string>> = { root: rootId };
  const special: Partial<Record<Name, 'platform_admin' | 'reviewer'>> = {
    platform: 'platform_admin',
    reviewer: 'reviewer',
  };
  for (const name of people) {
    if (name === 'root') continue;
    const role = special[name] ?? 'member';
    const user = await root.users.create({
      account: `${name}@acme.test`,
      name,
      email: `${name}@acme.test`,
      password,
      role,
    });
    ids[name] = user.id;
  }
  return ids as Record<Name, string>;
}

async function signInAll(
  console: TestConsole,
  ids: Record<Name, string>,
  place: { teamId: string; otherTeamId: string; programId: string },
): Promise<Record<Name, Someone>> {
  const who: Partial<Record<Name, Someone>> = {};
  for (const name of people) {
    const account = name === 'root' ? owner.account : `${name}@acme.test`;
    const token = await console.signIn(account, name === 'root' ? owner.password : password);
    const teamRole = teamRoleOf[name];
    const teams: Record<string, TeamRole> = teamRole ? { [place.teamId]: teamRole } : {};
    if (name === 'otherAdmin') teams[place.otherTeamId] = 'team_admin';
    const role: WorkspaceRole =
      name === 'root'
        ? 'super_admin'
        : name === 'platform'
          ? 'platform_admin'
          : name === 'reviewer'
            ? 'reviewer'
            : 'member';
    const programs: Record<string, string> = name === 'mpAdmin' ? { [place.programId]: place.teamId } : {};
    const standing = { userId: ids[name], role, teams, programs };
    who[name] = { token, userId: ids[name], account, client: console.client(token), standing };
  }
  return who as Record<Name, Someone>;
}

async function addStranger(console: TestConsole): Promise<Someone & { workspaceId: string }> {
  const account = 'boss@globex.test';
  const { workspace, userId } = await foundWorkspace(console.services, {
    workspace: 'globex',
    account,
    password,
    name: 'Boss',
  });
  const token = await console.signIn(account, password, 'globex');
  const standing: Standing = { userId, role: 'super_admin', teams: {}, programs: {} };
  return { token, userId, account, client: console.client(token), standing, workspaceId: workspace.id };
}

/** A version as an upload leaves it; uploads have suites of their own. */
async function addVersion(console: TestConsole, workspaceId: string, programId: string, number: string) {
  const { storage, now, blobs } = console.services;
  const bytes = randomBytes(64);
  const { sha256: packageSha256, size } = await blobs.put(bytes);
  const who = { id: 'test', name: 'test', requestId: 'test', address: 'local' };
  return storage.change(workspaceId, who, async (change) => {
    const id = newId('version', now());
    change.audit({ action: 'versions.upload', target: { type: 'version', id }, after: { number } });
    return addRow(change.db, 'versions', {
      id,
      programId,
      number,
      remark: `Version ${number}`,
      status: 'development',
      packageSha256,
      packageSize: size,
      mapsSha256: null,
      manifestHash: sha256(bytes),
      baseLibrary: '3.5.0',
      compiler: '0.1.0',
      uploaderId: 'test',
      uploaderName: 'test',
      approvalId: null,
      publishAt: null,
      publishedAt: null,
      publisherName: null,
      createdAt: now(),
      changedAt: now(),
    });
  });
}
