import { z } from 'zod';
import { packPaths } from '../../contract/file-lists.ts';
import type { Door } from '../door.ts';
import type { ProjectFiles } from '../files/project-files.ts';

const place = z.object({ projectId: z.string(), path: z.string().max(4096) });
const megabyte = 1024 * 1024;

/** Files of open projects. Paths are relative to the project's folder, with `/`; '' is the folder itself. */
export function filesService(door: Door, files: ProjectFiles) {
  return {
    /** The entries of one folder, folders first. */
    list: door.input(place).handler(({ input }) => files.list(input.projectId, input.path)),
    /** Every file of the project but ignored folders' (for quick open): sorted paths. */
    all: door
      .input(z.object({ projectId: z.string() }))
      .handler(async ({ input }) => packPaths(await files.all(input.projectId))),
    /** Kind, size, time and whether it is read-only. */
    stat: door.input(place).handler(({ input }) => files.stat(input.projectId, input.path)),
    /** A text file with its encoding, line ends and the `version` that `write` wants back. */
    read: door
      .input(place.extend({ encoding: z.string().optional() }))
      .handler(({ input }) => files.read(input.projectId, input.path, input.encoding)),
    /** Bytes of any file as base64, at most 4 MB at a time. */
    readRange: door
      .input(
        place.extend({
          offset: z.number().int().min(0).default(0),
          length: z
            .number()
            .int()
            .min(0)
            .max(4 * megabyte)
            .default(4 * megabyte),
        }),
      )
      .handler(({ input }) => files.readRange(input.projectId, input.path, input.offset, input.length)),
    /**
     * Writes text in one step. `version`: the one that was read, null where nothing may be there yet, left out
     * to overwrite whatever is there. Refused with FILE_CHANGED where the disk says otherwise.
     */
    write: door
      .input(
        place.extend({
          text: z.string(),
          encoding: z.string().default('utf8'),
          bom: z.boolean().default(false),
          version: z.string().nullable().optional(),
        }),
      )
      .handler(({ input }) => files.write(input)),
    /** Writes bytes given as base64 (a pasted image, a dropped file); `version` as in `write`. */
    writeBytes: door
      .input(
        place.extend({ base64: z.string().max(96 * megabyte), version: z.string().nullable().optional() }),
      )
      .handler(({ input }) => files.writeBytes(input)),
    /** A new empty file (or with `text`), missing folders included. */
    createFile: door
      .input(place.extend({ text: z.string().default('') }))
      .handler(({ input }) => files.write({ ...input, version: null, encoding: 'utf8', bom: false })),
    /** A new folder, missing ones above it included. */
    createFolder: door.input(place).handler(({ input }) => files.createFolder(input.projectId, input.path)),
    /** Moves or renames a file or folder; refused where the new name is taken. */
    move: door
      .input(place.extend({ to: z.string() }))
      .handler(({ input }) => files.move(input.projectId, input.path, input.to)),
    /** Copies a file or folder; refused where the new name is taken. */
    copy: door
      .input(place.extend({ to: z.string() }))
      .handler(({ input }) => files.copy(input.projectId, input.path, input.to)),
    /** Moves to the trash; the item's `id` restores it. */
    delete: door.input(place).handler(({ input }) => files.delete(input.projectId, input.path)),
    /** What was deleted from this project, newest first. */
    trash: door
      .input(z.object({ projectId: z.string() }))
      .handler(({ input }) => files.trash(input.projectId)),
    /** Puts a deleted file or folder back where it was. */
    restore: door
      .input(z.object({ projectId: z.string(), id: z.string() }))
      .handler(({ input }) => files.restore(input.projectId, input.id)),
    /** Deletes this project's trash for good. */
    emptyTrash: door
      .input(z.object({ projectId: z.string() }))
      .handler(({ input }) => files.emptyTrash(input.projectId)),
  };
}
