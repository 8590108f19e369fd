import { z } from 'zod';
import type { Door } from '../door.ts';
import { readCloudFunction } from '../project/cloud-functions.ts';

const input = z.object({ name: z.string().regex(/^[\w-]{1,60}$/) });

/** Cloud functions of the project: read here, run in the program's own sandbox and never by this process. */
export function cloudSandbox(door: Door, projectFolder: string) {
  return {
    readFunction: door.input(input).handler(({ input: { name } }) => readCloudFunction(projectFolder, name)),
  };
}
