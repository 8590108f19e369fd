import { test, type Page } from '@playwright/test';
import { runIde, type RunningIde } from './testing/running-ide.ts';
import * as suite from './testing/shell-suite.ts';

// The browser host. The same suite runs on the electron double: test/electron.e2e.ts.
test.describe.serial('R-SIM a program in its sandbox, browser host', () => {
  let ide: RunningIde;
  let view: Page;
  const shell = (): suite.Shell => ({ view, write: ide.write });

  test.beforeAll(async ({ browser }) => {
    ide = await runIde(suite.suiteFiles);
    view = await browser.newPage({ viewport: { width: 1500, height: 1150 } });
    await view.goto(ide.address);
  });

  test.afterAll(async () => {
    await view?.close();
    await ide?.close();
  });

  test(`${Object.keys(suite.tries).length} tries to get out are refused`, () =>
    suite.refusesEveryTry(shell()));
  test('saved files change the page in place', () => suite.reloadsInPlace(shell()));
  test('an endless loop stops nothing but itself', () => suite.survivesAnEndlessLoop(shell()));
});
