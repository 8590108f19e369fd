import ts from 'typescript';

/** One step of a path as `setData` takes it: `list[0].name`. */
export interface Step {
  /** Undefined for an index. */
  name: string | undefined;
  start: number;
  end: number;
}

/** The steps of a path, with their places in it; undefined where it is none. */
export function readPath(path: string): Step[] | undefined {
  const steps: Step[] = [];
  const step = /(?:^|\.)([A-Za-z_$][\w$-]*)|\[(\d+)\]/gy;
  let at = 0;
  while (at < path.length) {
    step.lastIndex = at;
    const match = step.exec(path);
    if (!match) return undefined;
    const [whole, name] = match;
    at += whole.length;
    steps.push({ name, start: at - (name ?? whole).length, end: at });
  }
  return steps;
}

/** A literal key of an object given to `setData`, and the file's type of data. */
export interface DataPath {
  key: ts.StringLiteralLike;
  file: ts.SourceFile;
}

/** Keys that are paths, in every `setData({...})` of a script. */
export function pathKeys(file: ts.SourceFile): ts.StringLiteralLike[] {
  const found: ts.StringLiteralLike[] = [];
  const visit = (node: ts.Node): void => {
    if (isSetData(node)) {
      const [argument] = node.arguments;
      if (argument && ts.isObjectLiteralExpression(argument))
        for (const { name } of argument.properties)
          if (name && ts.isStringLiteralLike(name)) found.push(name);
    }
    ts.forEachChild(node, visit);
  };
  visit(file);
  return found;
}

export const isSetData = (node: ts.Node): node is ts.CallExpression =>
  ts.isCallExpression(node) &&
  ts.isPropertyAccessExpression(node.expression) &&
  node.expression.name.text === 'setData' &&
  /^(this|that|self|_this|me|_self)$/.test(node.expression.expression.getText());

/** The type of `data` as the generated export of a page or component has it. */
export function dataType(checker: ts.TypeChecker, file: ts.SourceFile): ts.Type | undefined {
  const declaration = file.statements
    .filter((statement) => ts.isVariableStatement(statement))
    .flatMap(({ declarationList }) => [...declarationList.declarations])
    .find(({ name }) => ts.isIdentifier(name) && name.text === '__wx');
  if (!declaration) return undefined;
  const data = checker.getTypeAtLocation(declaration).getProperty('data');
  return data && checker.getTypeOfSymbolAtLocation(data, declaration);
}

/** The type behind one step; undefined where nothing certain is known. */
export function stepInto(
  checker: ts.TypeChecker,
  type: ts.Type,
  step: Step,
  at: ts.Node,
): ts.Type | undefined {
  const plain = checker.getNonNullableType(type);
  if (isOpenType(plain)) return undefined;
  if (step.name === undefined) return checker.getIndexTypeOfType(plain, ts.IndexKind.Number);
  const property = checker.getPropertyOfType(plain, step.name);
  return property && checker.getTypeOfSymbolAtLocation(property, at);
}

/** Anything may be in it: any, a type parameter, an index signature, an object that is still empty. */
export function isOpenType(type: ts.Type): boolean {
  if (type.flags & (ts.TypeFlags.Any | ts.TypeFlags.Unknown | ts.TypeFlags.TypeParameter)) return true;
  if (type.isUnion()) return type.types.some(isOpenType);
  if (!(type.flags & (ts.TypeFlags.Object | ts.TypeFlags.Intersection))) return true;
  return type.getStringIndexType() !== undefined || type.getProperties().length === 0;
}

/** What may follow a step: names of fields that were declared, not the methods of arrays. */
export function fieldsOf(checker: ts.TypeChecker, type: ts.Type): ts.Symbol[] {
  const plain = checker.getNonNullableType(type);
  if (checker.getIndexTypeOfType(plain, ts.IndexKind.Number)) return [];
  return checker
    .getPropertiesOfType(plain)
    .filter(
      ({ declarations }) =>
        !declarations?.some((one) => /\/lib\.[\w.]+\.d\.ts$/.test(one.getSourceFile().fileName)),
    );
}
