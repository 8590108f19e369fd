// Generated from the import table in build/rooms.mjs: change the table, never this file's output.
import { electronRooms, noNode, rooms, siblings } from './build/rooms.mjs';

const anyRoom =
  '^(contract|compiler|language|simulator|host|component-test|renderer|preload|main|cli|console)/';
const inside = (room) => (room === 'console' ? '^console/[^/]+\\.ts$' : `^${room}/`);
const isTest = '\\.(test|e2e|spec)\\.tsx?$|/fixtures/|/testing/';
const escape = (text) => text.replaceAll('.', '\\.');

function roomRules([room, { imports, types, files = [] }]) {
  const allowed = [room, ...imports].map(inside);
  const typeOnly = types.map((file) => `^${escape(file)}$`);
  const extra = files.map((file) => `^${file}$`);
  return [
    {
      name: `${room.replace('/', '-')}-imports`,
      severity: 'error',
      comment: `${room}/ may import only: ${[room, ...imports].join(', ')}${types.length ? `; types of ${types.join(', ')}` : ''}.`,
      from: { path: inside(room), pathNot: isTest },
      to: { path: anyRoom, pathNot: [...allowed, ...typeOnly, ...extra] },
    },
    ...(types.length
      ? [
          {
            name: `${room.replace('/', '-')}-types-only`,
            severity: 'error',
            comment: `${room}/ may import ${types.join(', ')} as types only.`,
            from: { path: inside(room), pathNot: isTest },
            to: { path: typeOnly, pathNot: allowed, dependencyTypesNot: ['type-only'] },
          },
        ]
      : []),
  ];
}

const siblingRules = siblings.map((folder) => ({
  name: `${folder.replaceAll('/', '-')}-siblings`,
  severity: 'error',
  comment: `Entries of ${folder}/ never import one another.`,
  from: {
    path: folder === 'simulator/components' ? `^${folder}/([^/]+)/` : `^${folder}/([^/]+?)(?:\\.ts|/)`,
    pathNot: isTest,
  },
  to: {
    path: `^${folder}/[^/]+/.+|^${folder}/[^/]+\\.tsx?$`,
    pathNot: [
      `^${folder}/$1(?:\\.|/)`,
      `^${folder}/catalog\\.ts$`,
      // What all components are made with lies beside their folders.
      ...(folder === 'simulator/components' ? [`^${folder}/[^/]+\\.ts$`] : []),
    ],
  },
}));

export default {
  forbidden: [
    {
      name: 'no-cycles',
      severity: 'error',
      comment: 'No cycles, from the first day.',
      from: { pathNot: isTest },
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    ...Object.entries(rooms).flatMap(roomRules),
    ...siblingRules,
    {
      name: 'no-node',
      severity: 'error',
      comment: 'These rooms run where Node is not.',
      from: { path: noNode.map(inside), pathNot: isTest },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'electron-in-the-shell-only',
      severity: 'error',
      comment: 'electron is imported only in main/ and preload/: elsewhere its import tries a download.',
      from: { path: anyRoom, pathNot: electronRooms.map(inside) },
      to: { path: 'node_modules/electron/' },
    },
    {
      name: 'not-resolvable',
      severity: 'error',
      comment: 'Every import resolves.',
      from: { path: anyRoom },
      to: {
        couldNotResolve: true,
        pathNot: ['^virtual:', '\\?(url|raw|worker|inline)$', '^monaco-editor', '^electron$', '^vscode-'],
      },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)(dist|\\.tsc|fixtures)/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.base.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
      extensions: ['.ts', '.tsx', '.mjs', '.js', '.cjs', '.d.ts', '.json'],
    },
  },
};
