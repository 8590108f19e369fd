import type { Files } from './client.ts';

/** A program with types of its own: what its tsconfig asks for is checked in templates too. */
export const typedProgram: Files = {
  'project.config.json': '{ "appid": "touristappid", "miniprogramRoot": "miniprogram/" }\n',
  'tsconfig.json': '{ "compilerOptions": { "strict": true } }\n',
  'miniprogram/app.json': '{ "pages": ["pages/tea/tea"] }\n',
  'miniprogram/app.ts': 'App({});\n',
  'miniprogram/models.ts':
    'export interface Tea {\n  id: number;\n  name: string;\n  origin?: { town: string };\n}\nexport type Maybe<T> = T | null;\nexport const brew = (tea: Tea): string => tea.name;\n',
  'miniprogram/pages/tea/tea.json': '{}\n',
  'miniprogram/pages/tea/tea.ts':
    "import type { Tea } from '../../models';\n\nPage({\n  data: {\n    teas: [] as Tea[],\n    chosen: null as Tea | null,\n    title: 'Tea',\n  },\n  onTap() {},\n});\n",
  'miniprogram/pages/tea/tea.wxml': '<view>{{title}}</view>\n',
  'miniprogram/pages/tea/tea.less': '.tea {\n  color: red;\n}\n',
};
