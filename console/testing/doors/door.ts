import type { Name, World } from '../world.ts';

/** One row of the table: how to call an endpoint rightly, and what makes it wrong. */
export interface Door {
  /** Somebody who may. Default: root. */
  as?: Name;
  /** A call that succeeds. Makes what it needs; default: no input. */
  input?(world: World): Promise<unknown> | unknown;
  /** The state in which it is refused, with the code (default WRONG_STATE). Left out: it has no states. */
  wrongState?: { input(world: World): Promise<unknown> | unknown; code?: string; as?: Name };
  /** Ids of the input belong to the workspace: with the other workspace's session they are not found. */
  hasIds?: false;
}

export type Doors = Record<string, Door>;

export const inTeam = (world: World) => ({ teamId: world.teamId });
export const ofProgram = (world: World) => ({ programId: world.programId });
export const ofApp = (world: World) => ({ appId: world.appId });
