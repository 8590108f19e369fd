import { describe, expect, it } from 'vitest';
import { packageLimits } from '../../contract/package.ts';
import type { Program } from '../../contract/program.ts';
import { changedProgram, filesToProgram, programPath } from './layout.ts';
import { createPacker } from './pack-again.ts';
import { assets, label, packSample, sampleProgram, sha256 } from './testing/sample.ts';

const counted = () => {
  let count = 0;
  const hash = (bytes: Uint8Array) => ((count += 1), sha256(bytes));
  return { hash, count: () => count };
};

const withStyle = (program: Program, css: string): Program => ({
  ...program,
  id: sha256(new TextEncoder().encode(css)),
  styles: { ...program.styles, app: { css } },
});

describe('builds packed one after another', () => {
  it('begin with the very files of a package', () => {
    const pack = createPacker(sha256);
    const { manifest, read, problems } = pack(sampleProgram(), label);
    const whole = packSample();
    expect(problems).toEqual([]);
    expect(manifest).toEqual(whole.manifest);
    for (const { path } of manifest.files)
      expect(read(path) ?? assets.get(path.replace('assets/', ''))).toEqual(whole.files.get(path));
  });

  it('hash only what changed', () => {
    const { hash, count } = counted();
    const pack = createPacker(hash);
    const program = sampleProgram();
    const before = pack(program, label).manifest.files;
    const first = count();
    const after = pack(withStyle(program, '.other{}'), label).manifest.files;
    // The style, the program's own file and the index of each package: never a script or a template.
    expect(count() - first).toBeLessThanOrEqual(4);
    const changed = after.filter(
      ({ path, sha256: id }) => before.find((file) => file.path === path)?.sha256 !== id,
    );
    expect(changed.map(({ path }) => path)).toEqual([programPath, 'styles/app.css']);
  });

  it('say what a console would refuse', () => {
    const pack = createPacker(sha256, { ...packageLimits, main: 600 });
    expect(pack(sampleProgram(), label).problems.map(({ code }) => code)).toEqual(['package/main-too-large']);
  });
});

describe('a later build read from its changed files', () => {
  const pack = createPacker(sha256);
  const first = sampleProgram();
  const filesOf = (program: Program) => {
    const { manifest, read } = pack(program, label);
    return new Map(
      manifest.files.map(
        ({ path }) => [path, read(path) ?? assets.get(path.replace('assets/', ''))!] as const,
      ),
    );
  };
  const hashOf = (path: string) => sha256(filesOf(first).get(path) ?? new Uint8Array());
  const old = filesOf(first);
  const before = filesToProgram(old, hashOf);
  const changesTo = (next: Program) => {
    const now = filesOf(next);
    const set = new Map(
      [...now].filter(([path, bytes]) => sha256(bytes) !== sha256(old.get(path) ?? new Uint8Array())),
    );
    return {
      now,
      set,
      removed: [...old.keys()].filter((path) => !now.has(path)),
      head: old.get(programPath),
    };
  };

  it('is the program that all files give, and keeps every entry that stayed', () => {
    const { now, ...changes } = changesTo(withStyle(first, '.other{}'));
    const next = changedProgram(before, changes, hashOf);
    expect(next).toEqual(filesToProgram(now, hashOf));
    expect(next?.scripts).toBe(before.scripts);
    expect(next?.styles['pages/index/index']).toBe(before.styles['pages/index/index']);
  });

  it('loses what was removed', () => {
    const styles = { ...first.styles };
    delete styles['app'];
    const { now, ...changes } = changesTo({ ...first, id: 'b'.repeat(64), styles });
    expect(changes.removed).toEqual(['styles/app.css']);
    expect(changedProgram(before, changes, hashOf)).toEqual(filesToProgram(now, hashOf));
  });

  it('is read as a whole where components or the frames of texts changed', () => {
    const unit = { ...first.components['pages/index/index']!, config: { usingComponents: {} } };
    const { now: _, ...changes } = changesTo({
      ...first,
      components: { ...first.components, 'pages/index/index': unit },
    });
    expect(changedProgram(before, changes, hashOf)).toBeUndefined();
    const head = new TextEncoder().encode('{"frames":{}}');
    const { now: __, ...style } = changesTo(withStyle(first, '.third{}'));
    expect(changedProgram(before, { ...style, head }, hashOf)).toBeUndefined();
  });
});
