import { describe, expect, it } from 'vitest';
import type { AllowedDomain } from '../../contract/sandbox.ts';
import type { ApiContext } from './define.ts';
import { assertListed } from './network-turns.ts';

function contextOf(checksDomains: boolean, list: () => Promise<readonly AllowedDomain[] | null>) {
  const warnings: string[] = [];
  const context = {
    runtime: { program: { project: { checksDomains } } },
    host: { call: list },
    warn: (message: string, where: string) => warnings.push(`${where} ${message}`),
  } as unknown as ApiContext;
  return { context, warnings };
}

const listed = async () => [{ kind: 'request', host: 'https://api.example.com' }];

describe('R-DOM-01 in the simulator', () => {
  it('lets listed servers be asked, each for what it is listed for', async () => {
    const { context, warnings } = contextOf(true, listed);
    await assertListed(context, 'request', 'https://api.example.com/a?b=1');
    await expect(assertListed(context, 'upload', 'https://api.example.com/a')).rejects.toMatchObject({
      message: 'url not in domain list',
      errno: 600002,
    });
    await expect(assertListed(context, 'request', 'https://other.example.com/')).rejects.toMatchObject({
      message: 'url not in domain list',
    });
    expect(warnings).toEqual([
      expect.stringMatching(
        /^wx\.uploadFile https:\/\/api\.example\.com is not on .* list of upload domains/,
      ),
      expect.stringMatching(/^wx\.request https:\/\/other\.example\.com is not on /),
    ]);
  });

  it('refuses nothing where the project does not check, and where the list is not known', async () => {
    await assertListed(contextOf(false, listed).context, 'request', 'https://other.example.com/');
    await assertListed(contextOf(true, async () => null).context, 'request', 'https://other.example.com/');
    const away = contextOf(true, () => Promise.reject(new Error('no such method')));
    await assertListed(away.context, 'request', 'https://other.example.com/');
  });
});
