import { afterAll, beforeAll, expect, it } from 'vitest';
import { createMetrics } from './metrics.ts';
import { openShop } from './testing/release.ts';
import { askForUpdate } from './testing/ask-for-update.ts';
import { startTestConsole } from './testing/start.ts';
import type { TestConsole } from './testing/start.ts';

let site: TestConsole;
beforeAll(async () => {
  site = await startTestConsole();
});
afterAll(() => site.dispose());

const scrape = (address: string, headers: Record<string, string> = {}) =>
  fetch(`${address}/metrics`, { headers });

it('counts calls by outcome, their durations, update checks and answers in Prometheus’ format', async () => {
  const shop = await openShop(site);
  await askForUpdate(site.address, shop.accessKey, { programId: shop.programId, guid: 'g' });
  expect((await site.call('GET', '/programs')).status).toBe(401);
  const answer = await scrape(site.address);
  expect(answer.headers.get('content-type')).toBe('text/plain; version=0.0.4; charset=utf-8');
  const lines = (await answer.text()).split('\n');
  for (const line of [
    'tessera_calls_total{endpoint="teams.create",outcome="ok"} 1',
    'tessera_calls_total{endpoint="programs.list",outcome="NOT_SIGNED_IN"} 1',
    'tessera_call_duration_seconds_count{endpoint="teams.create"} 1',
    'tessera_update_checks_total{answer="nothing_released"} 1',
    'tessera_http_requests_total{method="GET",status="401"} 1',
  ])
    expect(lines).toContain(line);
  // Every line is a comment or a sample: what a scraper's parser takes.
  const sample =
    /^[a-z0-9_:]+(\{[a-z_]+="(\\.|[^"\\])*"(,[a-z_]+="(\\.|[^"\\])*")*\})? -?\d+(\.\d+)?(e-?\d+)?$/;
  expect(lines.filter((line) => line && !line.startsWith('# ') && !sample.test(line))).toEqual([]);
});

it('is for this very machine, or for whoever has the token', async () => {
  expect((await scrape(site.address, { 'x-forwarded-for': '203.0.113.7' })).status).toBe(403);
  const guarded = await startTestConsole({ metricsToken: 'let-me-scrape' });
  try {
    const refused = await scrape(guarded.address);
    expect([refused.status, await refused.json()]).toEqual([
      403,
      expect.objectContaining({ code: 'METRICS_CLOSED' }),
    ]);
    expect((await scrape(guarded.address, { authorization: 'Bearer let-me-guess' })).status).toBe(403);
    const headers = { authorization: 'Bearer let-me-scrape', 'x-forwarded-for': '203.0.113.7' };
    expect((await scrape(guarded.address, headers)).status).toBe(200);
  } finally {
    await guarded.dispose();
  }
});

it('escapes what labels hold', () => {
  const metrics = createMetrics('sqlite');
  metrics.count('calls', { endpoint: 'a"b\\c\nd' });
  expect(metrics.print()).toContain(String.raw`tessera_calls_total{endpoint="a\"b\\c\nd"} 1`);
  metrics.dispose();
});
