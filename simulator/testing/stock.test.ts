import { it } from 'vitest';
import { writeFileSync } from 'node:fs';
import { catalog } from '../components/catalog.ts';
import { basicCases } from './cases/basic.ts';
import { containerCases } from './cases/containers.ts';
import { fieldCases } from './cases/fields.ts';
import { labelCases } from './cases/labels.ts';
import { mediaCases } from './cases/media.ts';
import { pickerCases } from './cases/pickers.ts';
import { keyboardCases } from './cases/keyboard.ts';
it('stock', () => {
  const cases = [
    ...basicCases,
    ...containerCases,
    ...fieldCases,
    ...labelCases,
    ...mediaCases,
    ...pickerCases,
    ...keyboardCases,
  ];
  const out: string[] = [String(cases.length)];
  let have = 0,
    all = 0;
  for (const info of catalog.values()) {
    const uses = cases.flatMap(({ wxml }) =>
      [...wxml.matchAll(new RegExp(`<${info.tag}(?=[\\s/>])((?:"[^"]*"|[^>"])*)>`, 'g'))].map((m) => m[1]!),
    );
    const has = (re: RegExp) => uses.some((u) => re.test(u));
    const esc = (s: string) => s.replace(/[-:]/g, '\\$&');
    const props = Object.keys(info.props).filter((p) => {
      all++;
      const h = has(new RegExp(`(^|\\s)(model:)?${esc(p)}(?=[\\s=/]|$)`, 'i'));
      if (h) have++;
      return !h;
    });
    const events = Object.keys(info.events).filter((p) => {
      all++;
      const h = has(new RegExp(`(bind|catch):?${p}\\b`));
      if (h) have++;
      return !h;
    });
    out.push(
      `${info.tag} [${info.support}] uses ${uses.length}; no case: ${props.join(' ')} | ${events.join(' ')}`,
    );
  }
  out.push(`${have}/${all}`);
  writeFileSync('/tmp/tags/stock.txt', out.join('\n'));
});
