// A shop with something on every page, for walks through all of them.
import path from 'node:path';
import type { Page } from '@playwright/test';
import { accessConsole, connectConsole, newSigningKey } from '../../../host/console/console-access.ts';
import { PreviewSender } from '../../../host/console/preview-sender.ts';
import { uploadPackage } from '../../../host/console/upload.ts';
import { packageProject } from '../../../host/project/package-project.ts';
import { label, packSample } from '../../../compiler/package/testing/sample.ts';
import { delivery, people, type Shop, type Site } from './shop.ts';

export interface Stock {
  versionId: string;
  taskId: string;
  featureId: string;
  /** The token of a registration link, and the ticket of a preview. */
  token: string;
  preview: string;
}

/** One version online, one being delivered in part, one in review; people, messages, use, a crash, feedback, a feature. */
export async function stock(site: Site, shop: Shop, page: Page): Promise<Stock> {
  const { ann, root, programId, appId, teamId } = shop;
  const { publicKey, seed } = newSigningKey();
  const { account, password } = people.ann;
  const session = await connectConsole(site.address).sessions.signIn({
    workspace: 'acme',
    account,
    password,
    as: 'token',
    deviceKey: publicKey,
  });
  const device = accessConsole(site.address, session.token!, seed);
  const pack = (version: string) =>
    packSample(
      (program) => {
        program.styles['app'] = { css: `.v{content:"${version}"}` };
      },
      { ...label, appId: programId, version, remark: `Version ${version}, with the teas of the season` },
    );
  const submitted = async (version: string) => {
    const { versionId } = await uploadPackage(device, pack(version));
    const { approvalId } = await ann.versions.submit({ programId, versionId });
    return { versionId, approve: () => root.approvals.approve({ approvalId: approvalId!, note: 'fine' }) };
  };
  const first = await submitted('1.0.0');
  await first.approve();
  await ann.versions.publish({ programId, versionId: first.versionId });
  const second = await submitted('1.1.0');
  await second.approve();
  const task = await ann.grayscale.create({
    programId,
    versionId: second.versionId,
    name: 'First users',
    startAt: Date.now(),
    endAt: Date.now() + 3_600_000,
    userLimit: 100,
    conditions: { apps: [{ appId }] },
  });
  const { packed } = await runnable(programId);
  const { versionId: trialId } = await uploadPackage(device, packed);
  await ann.versions.setTrial({ programId, versionId: trialId, path: '' });
  await ann.versions.submit({ programId, versionId: trialId });
  await ann.messages.add({ programId, publicId: 'service-notice', keywords: ['subject'] });
  await ann.jsapis.create({ appId, name: 'getCard', isSensitive: true });
  const feature = await root.features.create({ name: 'Payments' });
  await ann.feedback.submit({ programId, kind: 'other', body: 'The teas are sorted well.' });
  await use(site, shop, page);
  const { url } = await root.links.create({ teamId, teamRole: 'read_only' });
  const read = async (paths: readonly string[]) => paths.map((file) => packed.files.get(file)!);
  const wishes = { audience: 'link' as const, minutes: 60, startAt: '' };
  const made = await new PreviewSender(device, programId).create({ manifest: packed.manifest, read }, wishes);
  return {
    versionId: second.versionId,
    taskId: task.id,
    featureId: feature.id,
    token: new URL(url).pathname.split('/').at(-1)!,
    preview: made.ticket,
  };
}

const sample = path.resolve(import.meta.dirname, '../../../examples/sample');
const runnable = (appId: string) =>
  packageProject(sample, { version: '1.2.0', remark: 'For testers', compilerVersion: '0.1.0', appId });

/** What a computer shows as a code, and a phone opens. */
export async function loginTicket(site: Site): Promise<string> {
  const asking = { challenge: 'c'.repeat(43), device: 'Laptop of Ann', os: 'Linux', ideVersion: '1.0.0' };
  const { ticket } = await connectConsole(site.address).login.create(asking);
  return ticket;
}

async function use(site: Site, shop: Shop, page: Page): Promise<void> {
  const { programId } = shop;
  const seen = { guid: 'g-1', page: 'pages/index/index', version: '1.0.0', system: 'android' };
  const stack = 'TypeError: oops\n    at onLaunch (app.js:1:1)';
  const crash = { ...seen, kind: 'crash', name: 'TypeError: oops', detail: { stack } };
  await delivery(page, site, shop, 'events', {
    programId,
    events: [{ ...seen, kind: 'launch' }, { ...seen, kind: 'page' }, crash],
  });
  await delivery(page, site, shop, 'logs', {
    programId,
    lines: [
      { level: 'error', body: stack, ...seen },
      { level: 'info', body: 'opened', ...seen },
    ],
  });
}
