// node ours.ts <folder> [--build-only]: one cold build and package; prints what it took as JSON.
import { openProject } from '../../host/project/open-project.ts';
import { packageProject } from '../../host/project/package-project.ts';
import { usageOfTree } from './process-tree.ts';

const [folder = '.', mode] = process.argv.slice(2);
const begin = performance.now();
if (mode === '--build-only') await (await openProject(folder)).build();
else await packageProject(folder, { version: '1.0.0', remark: '', compilerVersion: '0' });
console.log(JSON.stringify({ seconds: (performance.now() - begin) / 1000, ...usageOfTree() }));
process.exit(0);
