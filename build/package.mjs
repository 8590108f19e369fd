// npm run package [-- --dir | --linux | --mac | --win ...]: bundles and lets electron-builder make what electron-builder.yml describes.
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { ensureInstalled, ensureNode, fail, root, say } from './node.mjs';

await ensureNode();
ensureInstalled();
const { bundleAll } = await import('./bundle.mjs');
await bundleAll();

// A copy of Electron that is already here spares the download: the folder with its binary, or a zip's unpacked contents.
const dist = process.env.ELECTRON_OVERRIDE_DIST_PATH;
const args = ['--config', 'electron-builder.yml', '--publish', 'never', ...process.argv.slice(2)];
if (dist) args.push(`-c.electronDist=${path.resolve(dist)}`);
say(`electron-builder ${args.join(' ')}`);
const builder = path.join(root, 'node_modules', 'electron-builder', 'cli.js');
const done = spawnSync(process.execPath, [builder, ...args], { cwd: root, stdio: 'inherit' });
if (done.status !== 0) {
  fail(
    'electron-builder failed.',
    'Its message is above. Without internet, name a local copy of Electron in ELECTRON_OVERRIDE_DIST_PATH and add --dir.',
  );
}
