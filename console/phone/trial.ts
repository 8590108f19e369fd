import { client, codeOf, reasonOf, RefusedError } from './console-client.ts';
import { element, show } from './draw.ts';
import { assertSha256, openApkg } from './open-apkg.ts';
import { parseStart } from './parse-start.ts';
import { previewWords as w } from './preview-words.ts';
import { runProgram } from './run-program.ts';
import { needSession } from './sign-in.ts';
import { say } from './words.ts';

/** /d/<program>: its trial version, for testers, without a host app. */
export async function showTrial(programId: string): Promise<void> {
  show(element('h1', {}, say(w.openingTrial)), element('div', { className: 'skeleton', ariaHidden: 'true' }));
  try {
    const trial = await openTrial(programId);
    const answer = await fetch(`/trial/${programId}/package`);
    if (!answer.ok) throw new RefusedError(await answer.json().catch(() => ({})));
    const bytes = new Uint8Array(await answer.arrayBuffer());
    await assertSha256(bytes, trial.sha256);
    const running = await runProgram({
      programId: `trial/${programId}`,
      name: trial.programName,
      build: openApkg(bytes),
      start: parseStart(trial.path),
      about: () => [
        [say(w.program), trial.programName],
        [say(w.version), trial.number],
        [say(w.reason), say(w.trial)],
      ],
      request: () => Promise.reject(Object.assign(new Error(), { code: 'ASK_YOURSELF' })),
      leave() {
        running.dispose();
        drawEnd(say(w.left), programId);
      },
    });
    running.drawer.greet(`${trial.programName} ${trial.number} · ${say(w.trial)}`);
  } catch (error) {
    drawEnd(reasonOf(error), programId);
  }
}

async function openTrial(programId: string) {
  try {
    return await client.previews.trial({ programId });
  } catch (error) {
    if (!['NOT_SIGNED_IN', 'SESSION_EXPIRED'].includes(codeOf(error))) throw error;
    await needSession(say(w.trialTitle), say(w.trialSignIn));
    return client.previews.trial({ programId });
  }
}

function drawEnd(sentence: string, programId: string): void {
  const again = element(
    'button',
    { type: 'button', className: 'primary', onclick: () => void showTrial(programId) },
    say(w.again),
  );
  show(element('h1', {}, sentence), element('div', { className: 'bottom' }, again));
}
