import { z } from 'zod';
import type { StoredState } from '../stored-state.ts';

const unfinished = z.object({
  version: z.string(),
  remark: z.string(),
  /** How much of it the console has, 0 to 1. */
  share: z.number(),
});

/** An upload that was cancelled, cut off or killed before its version was there. */
export type Unfinished = z.infer<typeof unfinished>;

export interface UploadPlace {
  projectId: string;
  programId: string;
}

/** What was going to be uploaded, by project and mini program: on disk before the first byte, gone when the version is there. */
export class UnfinishedUploads {
  readonly #state: StoredState;

  constructor(state: StoredState) {
    this.#state = state;
  }

  async get({ projectId, programId }: UploadPlace): Promise<Unfinished | undefined> {
    return unfinished.safeParse(await this.#state.get(projectId, keyOf(programId))).data;
  }

  /** An upload needs no room on this disk: where this cannot be kept, it goes on all the same. */
  async keep({ projectId, programId }: UploadPlace, upload: Unfinished): Promise<void> {
    await this.#state.set(projectId, keyOf(programId), upload).catch(() => undefined);
  }

  async forget({ projectId, programId }: UploadPlace): Promise<void> {
    await this.#state.delete(projectId, keyOf(programId)).catch(() => undefined);
  }
}

const keyOf = (programId: string) => `publish.unfinished.${programId}`;
