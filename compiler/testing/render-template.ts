import type { Program, TemplateEnvironment } from '../../contract/program.ts';

/** The template environment of a program, with everything added, as a runtime makes it. */
export function environmentOf({ templates }: Program): TemplateEnvironment {
  const evaluate = (source: string): unknown => (0, eval)(source) as unknown;
  const environment = evaluate(templates.runtime) as TemplateEnvironment;
  for (const [path, source] of Object.entries(templates.wxs)) environment.addScript(path, evaluate(source));
  for (const [path, source] of Object.entries(templates.units))
    environment.addTemplate(path, evaluate(source));
  return environment;
}

type Any = (...args: never[]) => unknown;
type Children = (...args: unknown[]) => void;

/**
 * Renders a compiled template to text without any engine: elements with all they were given, in the order it was
 * given. Only what a first rendering needs.
 */
export function render(
  program: Program,
  path: string,
  data: Record<string, unknown> = {},
  environment = environmentOf(program),
): string {
  const out: string[] = [];
  const run = (children: Children): void => {
    children(true, text, element, branch, loop, slot, virtual, undefined, undefined);
  };
  const text = (value: string | undefined): void => void out.push(value ?? '');
  const element = (
    tag: string,
    generics: Record<string, string>,
    init: Any,
    children: Children,
    place?: string,
  ): void => {
    const attributes: string[] = Object.entries(generics).map(([name, value]) => ` generic:${name}=${value}`);
    if (place !== undefined && place !== '') attributes.push(` slot=${place}`);
    (init as (node: unknown, creation: boolean) => void)(attributes, true);
    out.push(`<${tag}${attributes.join('')}>`);
    run(children);
    out.push(`</${tag}>`);
  };
  const branch = (index: unknown, children: Children): void => {
    children(true, text, element, branch, loop, slot, virtual, undefined, undefined);
    void index;
  };
  const loop = (list: unknown, key: string | null, _: unknown, place: unknown, each: Any): void => {
    const items = Array.isArray(list)
      ? list.map((item, index) => [index, item])
      : Object.entries(Object(list ?? {}));
    for (const [index, item] of items) {
      (each as Children)(
        true,
        item,
        index,
        undefined,
        undefined,
        place,
        text,
        element,
        branch,
        loop,
        slot,
        virtual,
      );
    }
    void key;
  };
  const slot = (name: string | undefined): void => void out.push(`<slot ${name ?? ''}>`);
  const virtual = (children: Children): void => run(children);
  const group = environment.groups[path] as (name: string) => (...args: unknown[]) => { C: Children };
  run(group('')(instructions, true, data, undefined).C);
  return out.join('');
}

const write =
  (form: (name: unknown, value: unknown) => string) =>
  (attributes: string[], name: unknown, value: unknown): void =>
    void attributes.push(` ${form(name, value)}`);

const shown = (value: unknown): string =>
  typeof value === 'string' ? value : (JSON.stringify(value) ?? String(value));

/** What the engine's code calls on its wrapper, by the letters it uses. */
const instructions: Record<string, unknown> = {
  setFnFilter: () => undefined,
  setEventListenerWrapper: () => undefined,
  c: (attributes: string[], value: unknown) => attributes.push(` class=${shown(value)}`),
  y: (attributes: string[], value: unknown) => attributes.push(` style=${shown(value)}`),
  i: (attributes: string[], value: unknown) => attributes.push(` id=${shown(value)}`),
  r: write((name, value) => `${name}=${shown(value)}`),
  d: write((name, value) => `data:${name}=${shown(value)}`),
  m: write((name, value) => `mark:${name}=${shown(value)}`),
  l: write((name, value) => `let:${name}=${shown(value)}`),
  p: write((name, value) => `change:${name}=${typeof value}`),
  wl: write((name, value) => `worklet:${name}=${shown(value)}`),
  s: (attributes: string[], value: unknown) => attributes.push(` slot=${shown(value)}`),
  v: (
    attributes: string[],
    name: string,
    value: unknown,
    final: boolean,
    mutated: boolean,
    capture: boolean,
  ) => {
    const kind = `${capture ? 'capture-' : ''}${mutated ? 'mut-' : ''}${final ? 'catch' : 'bind'}`;
    attributes.push(` ${kind}:${name}=${shown(value)}`);
  },
};
