// The thread of build-thread.ts: one project's compiler.
import { workerData } from 'node:worker_threads';
import type { Build } from '../../compiler/compile.ts';
import { answerQuestions, sayLine } from '../answer-thread.ts';
import type { BuildQuestion, BuildReport } from './build-thread.ts';
import { ProjectBuild } from './project-build.ts';

const project = new ProjectBuild((workerData as { folder: string }).folder, sayLine);

/** The program itself stays here until somebody asks for it: it can be many megabytes. */
function reportOf(build: Build | undefined): BuildReport | undefined {
  if (!build) return undefined;
  const { program, patch, diagnostics } = build;
  return { programId: program.id, pages: program.pages, patch, diagnostics };
}

answerQuestions(async (question: BuildQuestion) => {
  switch (question.ask) {
    case 'reload':
      return reportOf(await project.reload());
    case 'apply':
      return reportOf(await project.apply(question.changes));
    case 'program':
      return project.program();
    case 'asset':
      return project.asset(question.name);
    case 'pack':
      return project.pack(question.appId);
    case 'packed':
      return project.packed(question.paths);
  }
});
