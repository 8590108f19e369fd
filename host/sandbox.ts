import type { Door } from './door.ts';
import type { JsonFile } from './json-file.ts';
import type { BuildLoop } from './project/build-loop.ts';
import { cloudSandbox } from './sandbox/cloud.ts';
import type { NetworkRules } from './program-reach.ts';
import { networkSandbox } from './sandbox/network.ts';
import { socketsSandbox } from './sandbox/sockets.ts';
import { storageSandbox, type StoredEntries } from './sandbox/storage.ts';
import { programSandbox } from './sandbox/program.ts';

/** Everything a mini program, which nobody vouches for, may ask over `/sandbox`: one line per noun. */
export function createSandbox(
  door: Door,
  loop: BuildLoop,
  { folder, network, storage }: { folder: string; network: NetworkRules; storage: JsonFile<StoredEntries> },
) {
  return {
    program: programSandbox(door, loop),
    cloud: cloudSandbox(door, folder),
    network: networkSandbox(door, network),
    sockets: socketsSandbox(door, network),
    storage: storageSandbox(door, storage),
  };
}

export type SandboxServices = ReturnType<typeof createSandbox>;
