// The import table of ARCHITECTURE.md as data: the one place that says who may import whom.
// dependency-cruiser's rules are generated from it, and a test compares it with the page.

/**
 * `imports` are run-time imports; `types` may be imported as types only. A room may always import itself.
 * `environment` is what the room runs in: 'pure' (neither Node, DOM, clock nor network), 'no DOM' (Node), 'no Node' (a page),
 * 'Node and DOM', 'electron'.
 */
export const rooms = {
  contract: { environment: 'pure', imports: [], types: [] },
  compiler: { environment: 'pure', imports: ['contract'], types: [] },
  language: {
    environment: 'no DOM',
    imports: ['contract', 'compiler'],
    types: [],
    files: [
      'simulator/components/[^/]+/props\\.ts',
      'simulator/components/catalog\\.ts',
      'simulator/components/spec\\.ts',
      'simulator/components/shared-props\\.ts',
      'simulator/wx/support\\.ts',
    ],
  },
  simulator: { environment: 'no Node', imports: ['contract'], types: [] },
  host: { environment: 'no DOM', imports: ['contract', 'compiler', 'language'], types: ['console/api.ts'] },
  renderer: { environment: 'no Node', imports: ['contract'], types: ['host/services.ts', 'console/api.ts'] },
  // Runs inside a test runner: Node with a document of jsdom's.
  'component-test': {
    environment: 'Node and DOM',
    imports: ['contract', 'compiler', 'simulator', 'host'],
    types: [],
  },
  preload: { environment: 'electron', imports: ['contract'], types: [] },
  main: { environment: 'electron', imports: ['contract', 'host'], types: [] },
  cli: {
    environment: 'no DOM',
    imports: ['contract', 'host', 'compiler', 'language'],
    types: ['console/api.ts'],
  },
  // The files that lie directly in console/: its door, its errors, its start.
  console: {
    environment: 'no DOM',
    imports: ['contract', 'console/domain', 'console/storage', 'console/api', 'console/upkeep'],
    types: [],
  },
  // Backup, restore, export, import and check, each a command.
  'console/upkeep': {
    environment: 'no DOM',
    imports: ['contract', 'console', 'console/domain', 'console/storage', 'console/api'],
    types: [],
  },
  'console/domain': { environment: 'pure', imports: ['contract'], types: [] },
  'console/storage': { environment: 'no DOM', imports: ['contract', 'console', 'console/domain'], types: [] },
  'console/api': {
    environment: 'no DOM',
    imports: ['contract', 'console', 'console/domain', 'console/storage'],
    types: [],
    // The package format: the server verifies with the very code that the command line has (decision 3).
    files: ['compiler/package/[^/]+\\.ts'],
  },
  'console/web': { environment: 'no Node', imports: ['contract'], types: ['console/api.ts'] },
  'console/phone': {
    environment: 'no Node',
    imports: ['contract', 'simulator'],
    types: ['console/api.ts'],
    // A phone opens packages with the very code that made them (decision 8).
    files: ['compiler/package/[^/]+\\.ts', 'compiler/patch\\.ts'],
  },
};

/** Folders whose entries are siblings that never import one another. */
export const siblings = [
  'renderer/panels',
  'simulator/components',
  'simulator/api',
  'host/services',
  'host/sandbox',
  'cli/commands',
  'console/api',
  'console/web/sections',
  'compiler/passes',
];

const roomsThatRunIn = (...environments) =>
  Object.keys(rooms).filter((room) => environments.includes(rooms[room].environment));

/** Rooms that must not see Node's built-in modules. */
export const noNode = roomsThatRunIn('pure', 'no Node');

/** Only the shell rooms may import electron. */
export const electronRooms = roomsThatRunIn('electron');
