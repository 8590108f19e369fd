import type { languages } from 'monaco-editor/editor';

/** Comments, brackets and closing tags: enough for Monaco's own editing commands to work in wxml. */
export const wxmlConfiguration: languages.LanguageConfiguration = {
  comments: { blockComment: ['<!--', '-->'] },
  brackets: [
    ['<!--', '-->'],
    ['<', '>'],
    ['{{', '}}'],
    ['{', '}'],
    ['[', ']'],
    ['(', ')'],
  ],
  autoClosingPairs: [
    { open: '{', close: '}' },
    { open: '[', close: ']' },
    { open: '(', close: ')' },
    { open: "'", close: "'" },
    { open: '"', close: '"' },
    { open: '<!--', close: '-->', notIn: ['comment', 'string'] },
  ],
  surroundingPairs: [
    { open: '"', close: '"' },
    { open: "'", close: "'" },
    { open: '{', close: '}' },
    { open: '[', close: ']' },
    { open: '(', close: ')' },
    { open: '<', close: '>' },
  ],
  colorizedBracketPairs: [
    ['{{', '}}'],
    ['(', ')'],
    ['[', ']'],
  ],
  folding: {
    markers: { start: /^\s*<!--\s*#region\b.*-->/, end: /^\s*<!--\s*#endregion\b.*-->/ },
  },
  wordPattern: /(-?\d*\.\d\w*)|([^`~!@$^&*()=+[{\]}\\|;:'",.<>/\s]+)/,
  onEnterRules: [
    {
      beforeText: /<(?!(?:import|include|wxs)[\s/>])([\w-]+)(?:[^'"/>]|"[^"]*"|'[^']*')*(?<!\/)>$/,
      afterText: /^<\/[\w-]+\s*>/,
      // Monaco's IndentAction.IndentOutdent; its enum is not there at run time of this module.
      action: { indentAction: 2 },
    },
    {
      beforeText: /<(?!(?:import|include)[\s/>])([\w-]+)(?:[^'"/>]|"[^"]*"|'[^']*')*(?<!\/)>$/,
      action: { indentAction: 1 },
    },
  ],
};

const expression: languages.IMonarchLanguageRule[] = [
  [/\}\}/, { token: 'delimiter.expression', next: '@pop' }],
  [/\b(true|false|null|undefined)\b/, 'keyword'],
  [/\b\d+(\.\d+)?\b/, 'number'],
  [/[A-Za-z_$][\w$]*(?=\s*\()/, 'function'],
  [/[A-Za-z_$][\w$]*/, 'variable'],
  [/'[^']*'|"[^"]*"|`[^`]*`/, 'string'],
  [/[()[\]{}]/, '@brackets'],
  [/[<>!=+\-*/%&|?:.,~^]+/, 'operator'],
];

/** wxml: tags, directives (`wx:`), events (`bind…`, `catch…`, `mut-bind…`), `{{expressions}}` in text and in values. */
export const wxmlTokens: languages.IMonarchLanguage = {
  defaultToken: '',
  tokenPostfix: '.wxml',
  brackets: [
    { open: '{', close: '}', token: 'delimiter.curly' },
    { open: '[', close: ']', token: 'delimiter.square' },
    { open: '(', close: ')', token: 'delimiter.parenthesis' },
  ],
  tokenizer: {
    root: [
      [/<!--/, 'comment', '@comment'],
      [/(<)(wxs)\b/, ['delimiter.tag', { token: 'tag', next: '@wxsTag' }]],
      [/(<\/?)([\w-]+)/, ['delimiter.tag', { token: 'tag', next: '@tag' }]],
      [/\{\{/, 'delimiter.expression', '@expression'],
      [/&\w+;|&#\d+;/, 'string.escape'],
      [/[^<{&]+/, ''],
      [/[{<&]/, ''],
    ],
    comment: [
      [/-->/, 'comment', '@pop'],
      [/[^-]+/, 'comment'],
      [/./, 'comment'],
    ],
    tag: [[/\/?>/, 'delimiter.tag', '@pop'], { include: '@attributes' }],
    attributes: [
      [/wx:[\w-]+/, 'keyword.directive'],
      [/(capture-)?(bind|catch|mut-bind)(:[\w-]+|[\w-]+)/, 'attribute.event'],
      [/(model|change|generic|mark|data|slot|worklet):[\w-]+/, 'attribute.name'],
      [/[\w-]+/, 'attribute.name'],
      [/=/, 'delimiter'],
      [/"/, 'attribute.value', '@doubleValue'],
      [/'/, 'attribute.value', '@singleValue'],
      [/\s+/, ''],
    ],
    doubleValue: [
      [/"/, 'attribute.value', '@pop'],
      [/\{\{/, 'delimiter.expression', '@expression'],
      [/[^"{]+/, 'attribute.value'],
      [/\{/, 'attribute.value'],
    ],
    singleValue: [
      [/'/, 'attribute.value', '@pop'],
      [/\{\{/, 'delimiter.expression', '@expression'],
      [/[^'{]+/, 'attribute.value'],
      [/\{/, 'attribute.value'],
    ],
    expression,
    wxsTag: [
      [/\/>/, 'delimiter.tag', '@pop'],
      [/>/, { token: 'delimiter.tag', switchTo: '@wxsBody', nextEmbedded: 'javascript' }],
      { include: '@attributes' },
    ],
    wxsBody: [
      [/(<\/)(wxs)(\s*>)/, { token: '@rematch', switchTo: '@wxsEnd', nextEmbedded: '@pop' }],
      [/[^<]+|</, ''],
    ],
    wxsEnd: [[/(<\/)(wxs)(\s*>)/, ['delimiter.tag', 'tag', { token: 'delimiter.tag', next: '@pop' }]]],
  },
};
