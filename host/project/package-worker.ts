// The thread of packager.ts: whatever packs a whole project.
import { answerQuestions } from '../answer-thread.ts';
import { buildNpmOf } from '../npm/auto-npm.ts';
import type { PackageQuestion } from './packager.ts';
import { lookBeforeUpload, packForUpload, reportOf } from './packaging.ts';

answerQuestions((question: PackageQuestion) => {
  switch (question.ask) {
    case 'report':
      return reportOf(question.folder, question.support);
    case 'look':
      return lookBeforeUpload(question.folder, question.support, question.known);
    case 'pack':
      return packForUpload(question.folder, question.options);
    case 'npm':
      return buildNpmOf(question.folder, question.force);
  }
});
