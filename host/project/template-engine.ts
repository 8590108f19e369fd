import type { EngineProblem, TemplateEngine, TemplateOutput } from '../../compiler/engines.ts';

interface Group {
  addTmpl(path: string, source: string): unknown;
  getDirectDependencies(path: string): string[];
  getScriptDependencies(path: string): string[];
  getInlineScriptModuleNames(path: string): string[];
  getInlineScript(path: string, name: string): string;
  setInlineScript(path: string, name: string, source: string): void;
  getTmplGenObject(path: string): string;
  getRuntimeString(): string;
  free(): void;
}

interface EngineModule {
  TmplGroup: new () => Group;
}

interface Problem {
  level: 'Note' | 'Warn' | 'Error' | 'Fatal';
  message: string;
  startLine: number;
  startColumn: number;
  endLine: number;
  endColumn: number;
}

const PACKAGE = 'glass-easel-template-compiler';
const SEVERITY: Record<Problem['level'], EngineProblem['severity']> = {
  Note: 'info',
  Warn: 'warning',
  Error: 'warning',
  Fatal: 'error',
};

/** The engine's sentences. */
const CHINESE: Record<string, string> = {
  'unexpected character': '出现了意外的字符',
  'unexpected character inside expression': '表达式中出现了意外的字符',
  'unknown meta tag': '未知的标记',
  'missing expression end': '表达式缺少结尾的 }}',
  'illegal entity': '非法的字符实体',
  'incomplete tag': '标签不完整',
  'missing end tag': '缺少结束标签',
  'illegal name prefix': '非法的名称前缀',
  'invalid attribute prefix': '无效的属性前缀',
  'invalid attribute name': '无效的属性名',
  'invalid attribute value': '无效的属性值',
  'invalid attribute': '无效的属性',
  'duplicated attribute': '属性重复',
  'duplicated name': '名称重复',
  'avoid uppercase letters': '应避免使用大写字母',
  'unexpected whitespace': '出现了多余的空白',
  'missing attribute value': '缺少属性值',
  'data bindings are not allowed for this attribute': '该属性不支持数据绑定',
  'not a valid identifier': '不是合法的标识符',
  'not a valid identifier as scope name': '不是合法的变量名',
  'child nodes are not allowed for this element': '该元素不能包含子节点',
  'illegal escape sequence': '非法的转义序列',
  'incomplete condition expression': '条件表达式不完整',
  'unmatched bracket': '方括号不匹配',
  'unmatched parenthesis': '圆括号不匹配',
  'missing module name': '缺少模块名',
  'missing source path': '缺少 src 路径',
  'this syntax has not been supported yet': '尚不支持该语法',
  'should be quoted': '应使用引号',
  'the expression is empty': '表达式为空',
  'invalid end tag': '无效的结束标签',
};

/**
 * glass-easel's template compiler, one template at a time. It is WebAssembly: after a crash (too deep an input)
 * its memory is beyond use, so a fresh instance is loaded for the next call.
 */
export function createTemplateEngine(load: NodeJS.Require): TemplateEngine {
  let engine = loadEngine(load);
  const fresh = new engine.TmplGroup();
  const runtime = fresh.getRuntimeString();
  fresh.free();
  return {
    runtime,
    compile(path, source, inlineScript) {
      try {
        const group = new engine.TmplGroup();
        const plain = (name: string, text: string): string =>
          hideOddSpaces(inlineScript(name, showOddSpaces(text)));
        const output = compileOne(group, path, hideOddSpaces(source), plain);
        group.free();
        return { ...output, code: stableOrder(showOddSpaces(output.code)) };
      } catch (error) {
        engine = loadEngine(load);
        throw error;
      }
    },
  };
}

/**
 * White space beyond ASCII makes the engine loop until its memory is full (6 s, 2 GB) wherever it expects a tag to
 * go on. It never sees any: each such character travels as one of Unicode's noncharacters and is put back.
 */
const oddSpaces =
  '\u0085\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u2028\u2029\u202f\u205f\u3000';
const firstStandIn = 0xfdd0;
const oddSpace = new RegExp(`[${oddSpaces}]`, 'g');
/** The engine writes such characters as escapes into strings, and as they are into what it copies. */
const standIn = /[\ufdd0-\ufde2]|\\u\{(fdd[0-9a-f]|fde[0-2])\}/g;

function hideOddSpaces(text: string): string {
  return text.replace(oddSpace, (char) => String.fromCharCode(firstStandIn + oddSpaces.indexOf(char)));
}

function showOddSpaces(text: string): string {
  return text.replace(standIn, (char, escaped: string | undefined) => {
    const code = escaped === undefined ? char.charCodeAt(0) : Number.parseInt(escaped, 16);
    const original = oddSpaces[code - firstStandIn] ?? '';
    return escaped === undefined ? original : `\\u{${original.charCodeAt(0).toString(16)}}`;
  });
}

const bindings = /(?<=\bA=\{)(?:"(?:\\.|[^"\\])*":new Array\(\d+\),?)+(?=\})/g;

/** The engine lists a template's bindings in the order of a hash table, which differs from call to call. */
function stableOrder(code: string): string {
  return code.replace(bindings, (list) =>
    (list.match(/"(?:\\.|[^"\\])*":new Array\(\d+\)/g) ?? []).sort().join(),
  );
}

function loadEngine(load: NodeJS.Require): EngineModule {
  delete load.cache[load.resolve(PACKAGE)];
  return load(PACKAGE) as EngineModule;
}

function compileOne(
  group: Group,
  path: string,
  source: string,
  inlineScript: (name: string, source: string) => string,
): TemplateOutput {
  const problems = (group.addTmpl(path, source) as Problem[]) ?? [];
  for (const name of group.getInlineScriptModuleNames(path)) {
    group.setInlineScript(path, name, inlineScript(name, group.getInlineScript(path, name)));
  }
  return {
    code: inOrder(group.getTmplGenObject(path)),
    problems: problems.map((problem) => ({
      severity: SEVERITY[problem.level],
      message: problem.message,
      ...(CHINESE[problem.message] ? { zh: CHINESE[problem.message] } : {}),
      line: problem.startLine,
      column: problem.startColumn,
      endLine: problem.endLine,
      endColumn: problem.endColumn,
    })),
    templates: group.getDirectDependencies(path),
    scripts: group.getScriptDependencies(path),
  };
}

/** The engine writes its table of bound fields in the order of a randomly seeded hash map: same source, same bytes. */
function inOrder(code: string): string {
  return code.replace(/\bA=\{((?:"(?:[^"\\]|\\.)*":new Array\(\d+\),?)+)\}/g, (_, entries: string) => {
    const found = entries.match(/"(?:[^"\\]|\\.)*":new Array\(\d+\)/g) ?? [];
    return `A={${found.sort().join(',')}}`;
  });
}
