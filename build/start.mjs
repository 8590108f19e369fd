// npm start [-- FOLDER] [--help ...]: installs what is missing, bundles what changed, opens the IDE with a local console beside it.
import { ensureInstalled, ensureNode, fail, say, whenNpmIsGone } from './node.mjs';

const since = performance.now();
await ensureNode();
ensureInstalled();
const { bundleAll } = await import('./bundle.mjs');
const { launch, readFlags, usage } = await import('./launch.mjs');
// Before anything is built: a wrong word, or a question.
const flags = readFlags(process.argv.slice(2));
if (flags.help) {
  say(usage);
  process.exit(0);
}
try {
  await bundleAll();
} catch (error) {
  fail(error.message, 'Mend the code that it names (or take the newest), then start again.');
}
const running = await launch(flags, since);
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => void running.stop(0));
whenNpmIsGone(() => void running.stop(0));
process.exit(await running.ended);
