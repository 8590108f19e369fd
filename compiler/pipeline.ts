import type { Pass } from './draft.ts';
import * as app from './passes/app.ts';
import * as assets from './passes/assets.ts';
import * as components from './passes/components.ts';
import * as project from './passes/project.ts';
import * as rules from './passes/rules.ts';
import * as scripts from './passes/scripts.ts';
import * as styles from './passes/styles.ts';
import * as templates from './passes/templates.ts';
import * as wxs from './passes/wxs.ts';

/** The compiler, in order: each pass reads what the ones above it put into the draft. */
export const pipeline: readonly Pass[] = [
  { name: 'project', run: project.run },
  { name: 'app', run: app.run },
  { name: 'components', run: components.run },
  { name: 'templates', run: templates.run },
  { name: 'wxs', run: wxs.run },
  { name: 'styles', run: styles.run },
  { name: 'scripts', run: scripts.run },
  { name: 'assets', run: assets.run },
  { name: 'rules', run: rules.run },
];
