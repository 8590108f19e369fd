import type { EndReason, TaskConditions, TaskState } from '../../domain/grayscale.ts';
import type { Tenancy } from './people.ts';

export interface GrayTaskTable extends Tenancy {
  id: string;
  programId: string;
  versionId: string;
  /** The version's number, so that a release can end the tasks below it without a join. */
  number: string;
  name: string;
  state: TaskState;
  startAt: number;
  endAt: number;
  /** R-GRAY-05: how many users may be served; null: no limit. */
  userLimit: number | null;
  served: number;
  conditions: TaskConditions;
  endReason: EndReason | null;
  createdBy: string;
  creatorName: string;
  createdAt: number;
  endedAt: number | null;
  revision: number;
}

/** Who was served: counted once, and answered the same for ever. */
export interface GrayUserTable extends Tenancy {
  taskId: string;
  userKey: string;
  servedAt: number;
}
