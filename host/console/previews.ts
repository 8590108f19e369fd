import qrcode from 'qrcode';
import type { IdeToRelay, RelayToIde } from '../../contract/relay.ts';
import { AppError } from '../../contract/errors.ts';
import { FactLog } from '../fact-log.ts';
import type { Logger } from '../log.ts';
import type { PackageFile } from '../../contract/package.ts';
import { packBuild } from '../project/pack-build.ts';
import type { BuildLoop } from '../project/build-loop.ts';
import type { BuildLoops } from '../project/build-loops.ts';
import type { Account } from './account.ts';
import type { ConsoleAccess } from './console-access.ts';
import { openRelay, type Relay } from './relay.ts';
import { PreviewSender } from './preview-sender.ts';

export type Audience = 'me' | 'testers' | 'link';

export interface PreviewPhone {
  id: string;
  name: string;
  address: string;
  build: number;
  lastSeenAt: number;
}

export interface PreviewState {
  projectId: string;
  programId: string;
  url: string;
  /** The QR as a picture: black on white, whatever the theme. */
  svg: string;
  expiresAt: number;
  audience: Audience;
  /** Sends each good build to the phones that have it open. */
  isAuto: boolean;
  build: number;
  /** Of the last build that was sent: from the wish to the console's answer. */
  milliseconds: number;
  phones: PreviewPhone[];
  /** Why the last build did not reach the phones. */
  trouble: string | undefined;
}

export type PreviewFact =
  { type: 'preview.changed'; state: PreviewState } | { type: 'preview.ended'; projectId: string };

export interface PhoneDebugFact {
  projectId: string;
  said: RelayToIde;
}

export interface PreviewWish {
  projectId: string;
  programId: string;
  audience: Audience;
  minutes: number;
  /** `pages/a/a?id=3`; empty: the first page. */
  startAt: string;
  isAuto: boolean;
}

interface OpenPreview {
  state: PreviewState;
  previewId: string;
  /** As the console names it. */
  url: string;
  access: ConsoleAccess;
  sender: PreviewSender;
  /** Of the build that the phones have. */
  files: readonly PackageFile[];
  /** Ends following the builds and the phones. */
  ending: AbortController;
  relay: Relay;
}

/** The previews of the open projects, one each: its QR, who looks at it, and each save on its way to them. */
export class Previews {
  readonly facts = new FactLog<PreviewFact>(50);
  /** What programs on phones tell of their inside, and when each begins anew. */
  readonly debug = new FactLog<PhoneDebugFact>(2000);
  readonly #account: Account;
  readonly #builds: BuildLoops;
  readonly #log: Logger;
  readonly #open = new Map<string, OpenPreview>();
  /** By console, account and program: what it has is not sent again to the next preview. */
  readonly #senders = new Map<string, PreviewSender>();

  constructor(account: Account, builds: BuildLoops, log: Logger) {
    this.#account = account;
    this.#builds = builds;
    this.#log = log;
    void this.#followAccount();
  }

  state(projectId: string): PreviewState | undefined {
    return this.#open.get(projectId)?.state;
  }

  /** Builds, sends what the console lacks, and shows the code. The project's earlier preview ends. */
  async open(wish: PreviewWish, signal: AbortSignal | undefined): Promise<PreviewState> {
    const started = performance.now();
    const { projectId, programId, audience, minutes, startAt, isAuto } = wish;
    const access = await this.#account.access();
    const loop = this.#builds.get(projectId);
    const sender = this.#senderOf(access, programId);
    const first = await packBuild(loop, programId);
    const made = await sender.create(first, { audience, minutes, startAt }, signal);
    await this.close(projectId);
    const shown = await this.#show(made.url);
    const milliseconds = Math.round(performance.now() - started);
    const { expiresAt, previewId } = made;
    const opened: OpenPreview = {
      previewId,
      url: made.url,
      access,
      sender,
      files: first.manifest.files,
      ending: new AbortController(),
      relay: openRelay(access, programId, previewId, (said) => this.debug.publish({ projectId, said })),
      state: {
        projectId,
        programId,
        ...shown,
        expiresAt,
        audience,
        isAuto,
        build: 1,
        milliseconds,
        phones: [],
        trouble: undefined,
      },
    };
    this.#open.set(projectId, opened);
    this.#tell(opened, {});
    void this.#followPhones(opened);
    void this.#followBuilds(opened, loop);
    return opened.state;
  }

  /** Another audience, more time, or whether saves are sent. */
  async change(
    projectId: string,
    {
      isAuto,
      ...asked
    }: { audience?: Audience | undefined; minutes?: number | undefined; isAuto?: boolean | undefined },
  ): Promise<void> {
    const opened = this.#open.get(projectId);
    if (!opened) return;
    if (isAuto !== undefined) this.#tell(opened, { isAuto });
    if (asked.audience === undefined && asked.minutes === undefined) return;
    const { previewId, access, state } = opened;
    const { programId } = state;
    const { expiresAt } = await access.client.previews.update({ programId, previewId, ...asked });
    this.#tell(opened, { expiresAt, ...(asked.audience && { audience: asked.audience }) });
  }

  /** Ends the preview; phones that show it say so. */
  async close(projectId: string): Promise<void> {
    const opened = this.#open.get(projectId);
    if (!opened) return;
    this.#end(opened);
    const { previewId, access, state } = opened;
    // Where the console is away, or has ended it already, it ends by itself.
    await access.client.previews
      .revoke({ programId: state.programId, previewId })
      .catch((error: unknown) => this.#log.info('a preview was not revoked', error));
  }

  /** To a phone's program; `hello` asks all of them to begin anew. */
  tellPhones(projectId: string, message: IdeToRelay): void {
    this.#open.get(projectId)?.relay.send(message);
  }

  dispose(): void {
    for (const opened of this.#open.values()) {
      opened.ending.abort();
      opened.relay.close();
    }
    this.#open.clear();
    this.facts.dispose();
    this.debug.dispose();
  }

  #senderOf(access: ConsoleAccess, programId: string): PreviewSender {
    const key = `${access.address} ${access.token} ${programId}`;
    const known = this.#senders.get(key) ?? new PreviewSender(access, programId);
    this.#senders.set(key, known);
    return known;
  }

  #end(opened: OpenPreview): void {
    const { projectId } = opened.state;
    opened.ending.abort();
    opened.relay.close();
    if (this.#open.get(projectId) !== opened) return;
    this.#open.delete(projectId);
    this.facts.publish({ type: 'preview.ended', projectId });
  }

  #tell(opened: OpenPreview, change: Partial<PreviewState>): void {
    opened.state = { ...opened.state, ...change };
    if (this.#open.get(opened.state.projectId) === opened)
      this.facts.publish({ type: 'preview.changed', state: opened.state });
  }

  async #show(address: string): Promise<Pick<PreviewState, 'url' | 'svg'>> {
    const url = this.#account.reachable(address);
    const svg = await qrcode.toString(url, { type: 'svg', margin: 1, errorCorrectionLevel: 'M' });
    return { url, svg };
  }

  /** Shared in the network, or not any more: the codes hold another address. */
  async #followAccount(): Promise<void> {
    for await (const { fact } of this.#account.facts.follow()) {
      if (fact.type !== 'account.changed') continue;
      for (const opened of this.#open.values()) {
        if (this.#account.reachable(opened.url) === opened.state.url) continue;
        this.#tell(opened, await this.#show(opened.url));
      }
    }
  }

  /** Each good build goes to the console; those that come while one is on its way are taken together. */
  async #followBuilds(opened: OpenPreview, loop: BuildLoop): Promise<void> {
    const { signal } = opened.ending;
    for await (const { fact } of loop.facts.follow(undefined, signal)) {
      const isBuild = fact.type === 'build.finished' || fact.type === 'stream.opened';
      if (!isBuild || !opened.state.isAuto) continue;
      try {
        const started = performance.now();
        const next = await packBuild(loop, opened.state.programId);
        const { previewId, state, files, sender } = opened;
        const sent = await sender.update(previewId, { build: state.build, files }, next, signal);
        if (!sent) continue;
        opened.files = next.manifest.files;
        this.#tell(opened, {
          build: sent.build,
          milliseconds: Math.round(performance.now() - started),
          trouble: undefined,
        });
      } catch (error) {
        if (signal.aborted) return;
        this.#tell(opened, { trouble: error instanceof Error ? error.message : String(error) });
      }
    }
  }

  /** Who has it open. The stream comes back by itself; it ends with the preview. */
  async #followPhones(opened: OpenPreview): Promise<void> {
    const { access, previewId, ending } = opened;
    const { signal } = ending;
    const of = { programId: opened.state.programId, previewId };
    while (!signal.aborted) {
      try {
        for await (const { state, phones, expiresAt } of await access.client.previews.phones(of, {
          signal,
        })) {
          if (state !== 'open') return this.#end(opened);
          this.#tell(opened, { phones: phones.map(phoneOf), expiresAt });
        }
      } catch (error) {
        if (error instanceof AppError || (error as { code?: string }).code === 'NOT_FOUND')
          return this.#end(opened);
      }
      if (!signal.aborted) await new Promise((resolve) => setTimeout(resolve, 2000).unref());
    }
  }
}

const phoneOf = ({ id, name, address, build, lastSeenAt }: PreviewPhone): PreviewPhone => ({
  id,
  name,
  address,
  build,
  lastSeenAt,
});
