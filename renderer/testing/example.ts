import { cpSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, type FrameLocator, type Page } from '@playwright/test';

const examples = fileURLToPath(new URL('../../examples', import.meta.url));

/** A copy of one of the templates that ship, with files changed: a real program that does what a test needs. */
export function makeExample(name: string, edits: Record<string, (text: string) => string> = {}): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'tessera-example-'));
  cpSync(path.join(examples, name), folder, { recursive: true });
  for (const [file, edit] of Object.entries(edits)) {
    const target = path.join(folder, file);
    const before = readFileSync(target, 'utf8');
    const after = edit(before);
    if (after === before) throw new Error(`${name}/${file} is not as the test expects it`);
    writeFileSync(target, after);
  }
  return folder;
}

/** The page on top of the running program. */
export const programPage = (page: Page): FrameLocator =>
  page.frameLocator('iframe.simulator-page').frameLocator('iframe.page:not([hidden])');

/** Waits until the program runs, then shows a panel by its command. */
export async function showPanel(page: Page, id: string): Promise<void> {
  await expect(page.locator('.simulator-timing')).toBeVisible({ timeout: 40_000 });
  const tab = page.locator('.dv-tab', { hasText: id });
  await tab.first().click();
}
