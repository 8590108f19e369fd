// An IDE that does one upload and ends: `node upload-process.ts '<json>'`. Killed wherever a test wants.
import { accessConsole } from '../console-access.ts';
import { uploadPackage } from '../upload.ts';
import { largePackage } from './large-program.ts';

export interface UploadOrder {
  address: string;
  token: string;
  seed: string;
  programId: string;
  version: string;
}

const { address, token, seed, programId, version } = JSON.parse(process.argv[2] ?? '') as UploadOrder;
const access = accessConsole(address, token, seed);
const result = await uploadPackage(access, largePackage(programId, version), { firstPause: 1 });
console.log(JSON.stringify(result));
