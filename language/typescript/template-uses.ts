/** What `<template is>` elements of one file give to the templates that they name. */
export class TemplateUses {
  /** Opening of the loops around the place that is written just now: what stands in `data` may come from them. */
  readonly #around: string[] = [];
  readonly #uses: { name: string; constant: string }[] = [];
  readonly #bodies: { name: string; constant: string }[] = [];
  #code = '';

  /** Everything that `inside` writes stands in this loop. Two blocks: the list is looked up outside of its item. */
  within(loop: string, inside: () => void): void {
    this.#around.push(loop);
    inside();
    this.#around.pop();
  }

  /** `name`: of the template, `*` where it is worked out at run time. */
  add(name: string, at: number, data: string): void {
    const constant = `__u${at}`;
    this.#uses.push({ name, constant });
    this.#code += `const ${constant} = (() => { ${this.#around.join('')} return ${data}; ${'}}'.repeat(this.#around.length)} })();\n`;
  }

  /** The name under which the body of a template finds what it was given. */
  body(name: string, at: number): string {
    const constant = `__t${at}`;
    this.#bodies.push({ name, constant });
    return constant;
  }

  /** `importers`: templates that import this one and may use its templates. */
  declarations(importers: readonly string[]): string {
    const given = this.#bodies.map(({ name, constant }) => {
      const parts = [
        ...this.#uses
          .filter((use) => use.name === name || use.name === '*')
          .map((use) => `typeof ${use.constant}`),
        ...importers.map((from) => `__Tessera.UseOf<typeof import(${quoted(from)}), ${quoted(name)}>`),
      ];
      const type = parts.length === 0 ? 'any' : `__Tessera.Given<${parts.join(' | ')}>`;
      return `const ${constant} = null! as ${type};\n`;
    });
    return this.#code + given.join('');
  }

  /** For the files that are imported here. */
  exported(): string {
    const names = [...new Set(this.#uses.map(({ name }) => name))];
    const types = names.map((name) => {
      const own = this.#uses.filter((use) => use.name === name);
      return `${quoted(name)}: ${own.map(({ constant }) => `typeof ${constant}`).join(' | ')}`;
    });
    return `return null! as { ${types.join('; ')} };\n`;
  }
}

const quoted = (text: string): string => JSON.stringify(text);
