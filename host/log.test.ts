import { readFileSync, readdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { connectInProcess } from './in-process.ts';
import { Log } from './log.ts';
import { startTestHost, takeUntil, temporaryFolder } from './testing/test-host.ts';

describe('the log', () => {
  it('has a name per room, keeps causes, and says nothing on the terminal', () => {
    const folder = temporaryFolder();
    const stderr = vi.spyOn(process.stderr, 'write').mockReturnValue(true);
    const log = new Log({ folder });
    log.named('files').error('not saved', new Error('outer', { cause: new Error('inner') }));
    log.named('files').named('watch').debug('only in memory');
    expect(stderr).not.toHaveBeenCalled();
    stderr.mockRestore();
    const text = readFileSync(path.join(folder, 'host.log'), 'utf8');
    expect(text).toMatch(/^\d{4}-\d\d-\d\dT[\d:.]+Z error files: not saved\nError: outer\n/);
    expect(text).toContain('caused by Error: inner');
    expect(text).not.toContain('only in memory');
    expect(log.lines.recent().map(({ name, level }) => [name, level])).toEqual([
      ['files', 'error'],
      ['watch', 'debug'],
    ]);
  });

  it('starts a new file when the old one is large, and lives without a folder', () => {
    const folder = temporaryFolder();
    const log = new Log({ folder }).named('x');
    for (let line = 0; line < 5; line += 1) log.info('m', 'x'.repeat(1024 * 1024));
    expect(readdirSync(folder).sort()).toEqual(['host.log', 'host.log.old']);
    rmSync(folder, { recursive: true });
    log.info('still here');
  });

  it('takes lines of a window and shows them to another', async () => {
    const { host } = startTestHost();
    const { log } = connectInProcess(host.router);
    const stream = await log.follow();
    await log.write({ level: 'warn', message: 'slow frame' });
    const seen = await takeUntil(stream, ({ fact }) => 'message' in fact);
    expect(seen.at(-1)?.fact).toMatchObject({ name: 'window', level: 'warn', message: 'slow frame' });
    expect(await log.recent({ count: 1 })).toMatchObject([{ message: 'slow frame' }]);
    await stream.return?.();
  });
});
