// npm run dev: npm start that bundles again whatever changes in this repository and restarts the host where its code changed.
import path from 'node:path';
import { ensureInstalled, ensureNode, root, say, whenNpmIsGone } from './node.mjs';

await ensureNode();
ensureInstalled();
const [{ bundles }, { bundleAll }, { launch, readFlags }, chokidar] = await Promise.all([
  import('./bundles.mjs'),
  import('./bundle.mjs'),
  import('./launch.mjs'),
  import('chokidar'),
]);

const folders = [...new Set(bundles.flatMap(({ rooms }) => rooms))].filter((room) => room !== 'build');
await bundleAll();
const started = await launch(readFlags(process.argv.slice(2)));
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => void started.stop(0));
whenNpmIsGone(() => void started.stop(0));
void started.ended.then((code) => process.exit(code));

let working = false;
let again = false;

/** Names of the bundles that were made again; a mistake in the code is printed and waits for the next save. */
async function rebuild() {
  if (working) {
    again = true;
    return;
  }
  working = true;
  try {
    const made = await bundleAll();
    if (made.includes('host') || made.includes('console')) await started.restart();
    else if (made.length > 0) say('Reload the window to see it.');
  } catch (error) {
    say(`${error instanceof Error ? error.message : error}\nNot bundled: mend it and save.`);
  }
  working = false;
  if (again) {
    again = false;
    await rebuild();
  }
}

chokidar
  .watch(
    folders.map((folder) => path.join(root, folder)),
    { ignoreInitial: true, ignored: /\.(test|e2e)\.tsx?$|README\.md$/ },
  )
  .on('all', () => void rebuild());
say(`Watching ${folders.join(', ')}.`);
