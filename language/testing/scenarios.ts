import type { Files } from './client.ts';
import { program } from './program.ts';
import type { Group } from './scenario.ts';
import { chineseScenarios } from './scenarios/chinese.ts';
import { findingScenarios } from './scenarios/findings.ts';
import { jsonScenarios } from './scenarios/json.ts';
import { markupScenarios } from './scenarios/markup.ts';
import { scriptScenarios, wxsScenarios } from './scenarios/scripts.ts';
import { structureScenarios } from './scenarios/structure.ts';
import { styleScenarios } from './scenarios/styles.ts';
import { typedScenarios } from './scenarios/typed.ts';
import { typedProgram } from './typed-program.ts';

/** Programs with the scenarios that are asked about each, in one session. */
export const programs: { name: string; locale: string; files: Files; groups: Group[] }[] = [
  {
    name: 'a plain program',
    locale: 'en',
    files: program,
    groups: [
      ...markupScenarios,
      ...findingScenarios,
      ...jsonScenarios,
      ...styleScenarios,
      ...scriptScenarios,
      ...wxsScenarios,
      ...structureScenarios,
    ],
  },
  { name: 'a plain program in Chinese', locale: 'zh-CN', files: program, groups: chineseScenarios },
  { name: 'a typed program', locale: 'en', files: typedProgram, groups: typedScenarios },
];
