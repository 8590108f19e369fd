import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { NetworkShare } from './network-share.ts';

let console_: Server;
let address = '';
beforeAll(async () => {
  console_ = createServer((request, response) => response.end(`console ${request.url}`));
  await new Promise<void>((resolve) => console_.listen(0, '127.0.0.1', () => resolve()));
  address = `http://127.0.0.1:${(console_.address() as AddressInfo).port}`;
});
afterAll(() => void console_.close());

const answer = (url: string) =>
  fetch(url, { headers: { connection: 'close' } }).then(
    (response) => response.text(),
    () => 'nobody',
  );

describe('sharing the local console in the network', () => {
  it('is off until somebody asks, carries while it is on, and is gone after it', async () => {
    const share = new NetworkShare({ addresses: () => ['127.0.0.2'] });
    expect(share.reach(address)).toEqual({ phone: undefined, canShare: true, isShared: false });
    expect(share.reachable(`${address}/q/x`)).toBe(`${address}/q/x`);
    await share.share(address);
    const { phone, isShared } = share.reach(address);
    expect(isShared).toBe(true);
    expect(phone).toMatch(/^http:\/\/127\.0\.0\.2:\d+$/);
    expect(share.reachable(`${address}/q/x`)).toBe(`${phone}/q/x`);
    expect(await answer(`${phone}/q/x`)).toBe('console /q/x');
    await share.stop();
    expect(await answer(`${phone}/q/x`)).toBe('nobody');
    expect(share.reach(address)).toEqual({ phone: undefined, canShare: true, isShared: false });
  });

  it('leaves a console of the network, and one behind TLS, as they are', async () => {
    const share = new NetworkShare({ addresses: () => ['127.0.0.2'] });
    for (const other of [
      'http://192.168.1.9:7420',
      'https://console.example.com',
      'https://localhost:7420',
    ]) {
      expect(share.reach(other)).toEqual({ phone: other, canShare: false, isShared: false });
      await share.share(other);
      expect(share.reachable(`${other}/p/x`)).toBe(`${other}/p/x`);
    }
  });

  it('uses what the console was started with, and says where there is no network', async () => {
    const share = new NetworkShare({ addresses: () => [], known: 'http://192.168.1.9:7421' });
    expect(share.reach(address).phone).toBe('http://192.168.1.9:7421');
    await expect(share.share(address)).rejects.toMatchObject({ code: 'NO_NETWORK' });
  });
});
