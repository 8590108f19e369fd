import tseslint from 'typescript-eslint';
import { rooms } from './build/rooms.mjs';

const tests = ['**/*.test.ts', '**/*.test.tsx', '**/*.e2e.ts', 'test/**', 'bench/**', '**/testing/**'];

/**
 * A second net below the tsconfigs: a package's types may reference Node's or the DOM's and so make their globals legal in a room
 * that runs where they are not.
 */
const nodeGlobals = [
  'process',
  'Buffer',
  '__dirname',
  '__filename',
  'require',
  'module',
  'global',
  'setImmediate',
];
const pageGlobals = ['window', 'document', 'localStorage', 'sessionStorage', 'location', 'alert', 'self'];
const clockGlobals = [
  'setTimeout',
  'setInterval',
  'queueMicrotask',
  'performance',
  'fetch',
  'console',
  'Worker',
];

const globalsOf = {
  'no Node': nodeGlobals,
  'no DOM': pageGlobals,
  'Node and DOM': [],
  pure: [...nodeGlobals, ...pageGlobals, ...clockGlobals],
};

const forbiddenGlobals = Object.entries(rooms).flatMap(([room, { environment }]) =>
  environment === 'electron'
    ? []
    : [
        {
          files: [room === 'console' ? 'console/*.ts' : `${room}/**/*.{ts,tsx}`],
          ignores: tests,
          rules: {
            'no-restricted-globals': [
              'error',
              ...globalsOf[environment].map((name) => ({
                name,
                message: `${room}/ runs where ${name} is not, or must not be relied on.`,
              })),
            ],
          },
        },
      ],
);

const clocks = [
  {
    selector: "MemberExpression[object.name='Date'][property.name='now']",
    message: 'Time is an argument here.',
  },
  { selector: "NewExpression[callee.name='Date'][arguments.length=0]", message: 'Time is an argument here.' },
  {
    selector: "MemberExpression[object.name='Math'][property.name='random']",
    message: 'Chance is an argument here.',
  },
];

/** `eslint-disable` only with a reason in words after `--`. */
const explainedDisable = {
  rules: {
    'explained-disable': {
      create: (context) => ({
        Program() {
          for (const comment of context.sourceCode.getAllComments()) {
            if (/^\s*eslint-disable/.test(comment.value) && !/--\s*\S+ \S+/.test(comment.value)) {
              context.report({ loc: comment.loc, message: 'Say why, after `--`.' });
            }
          }
        },
      }),
    },
  },
};

export default [
  {
    ignores: [
      'dist/',
      'out/',
      '.tsc/',
      '.node/',
      'node_modules/',
      'test-results/',
      '**/fixtures/**',
      'examples/**',
    ],
  },
  {
    files: ['**/*.{ts,tsx}'],
    languageOptions: { parser: tseslint.parser, parserOptions: { ecmaFeatures: { jsx: true } } },
    plugins: { '@typescript-eslint': tseslint.plugin, 'explained-disable': explainedDisable },
    rules: {
      'max-lines': ['error', { max: 400, skipBlankLines: true, skipComments: true }],
      'max-lines-per-function': ['error', { max: 80, skipBlankLines: true, skipComments: true }],
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/ban-ts-comment': 'error',
      '@typescript-eslint/no-unused-vars': [
        'error',
        { argsIgnorePattern: '^_', varsIgnorePattern: '^_', caughtErrorsIgnorePattern: '^_' },
      ],
      '@typescript-eslint/consistent-type-imports': 'error',
      'explained-disable/explained-disable': 'error',
      'no-console': 'error',
      'no-var': 'error',
      'prefer-const': 'error',
      eqeqeq: ['error', 'smart'],
      'no-debugger': 'error',
    },
  },
  ...forbiddenGlobals,
  {
    files: ['compiler/**/*.ts', 'console/domain/**/*.ts'],
    ignores: tests,
    rules: { 'no-restricted-syntax': ['error', ...clocks] },
  },
  // What a component under test did wrong is shown where its test prints.
  { files: ['component-test/tell.ts'], rules: { 'no-console': 'off' } },
  // A test's describe() body is a list, not a function to read in one go.
  { files: tests, rules: { 'max-lines-per-function': 'off', 'no-console': 'off' } },
];
