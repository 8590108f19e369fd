// Hands for the journey of five people: what they click, in the words of the page.
import { expect, type Locator, type Page } from '@playwright/test';

/** Opens a choice by its label and takes the option that holds these words. */
export async function choose(within: Page | Locator, label: string, option: string): Promise<void> {
  const page = 'page' in within ? within.page() : within;
  // What still grows or slides into its place is not clicked: on a busy machine it would be missed.
  await expect(page.locator('.ant-modal[class*="ant-zoom-"]')).toHaveCount(0);
  await within.getByRole('combobox', { name: label }).click();
  const offered = page.locator(
    '.ant-select-dropdown:visible:not([class*="ant-slide-"]) .ant-select-item-option',
  );
  await offered.filter({ hasText: option }).first().click();
}

/** Fills fields by their labels. */
export async function fill(within: Page | Locator, values: Record<string, string>): Promise<void> {
  for (const [label, value] of Object.entries(values))
    await within.getByLabel(label, { exact: true }).fill(value);
}

export const press = (within: Page | Locator, name: string) =>
  within.getByRole('button', { name, exact: true }).click();

export const dialogOf = (page: Page) => page.getByRole('dialog');

/** A button that is there but refused says why, and does nothing. */
export async function expectRefused(page: Page, name: string, reason: string): Promise<void> {
  const button = page.getByRole('button', { name, exact: true }).first();
  await expect(button).toHaveAttribute('aria-disabled', 'true');
  await button.focus();
  await button.hover();
  await expect(page.getByRole('tooltip').filter({ hasText: reason })).toBeVisible();
  await page.mouse.move(0, 0);
}

/** Nothing sticks out at the side. */
export async function expectNoOverflow(page: Page): Promise<void> {
  const over = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  expect(over, page.url()).toBeLessThanOrEqual(0);
}
