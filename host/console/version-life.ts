import type { ConsoleClient } from '../../console/api.ts';
import { compareFiles } from '../../contract/compare-files.ts';
import type { Text } from '../../contract/text.ts';

/** What the matrix of the console decides on a version. */
const steps = ['submit', 'publish', 'trial'] as const;

/** Versions of a program, newest first, with what became of them, and what this account may do. */
export async function readVersions(client: ConsoleClient, programId: string) {
  const [{ items }, overview, reviews, tasks, me, ...verdicts] = await Promise.all([
    client.versions.list({ programId, limit: 30 }),
    client.versions.overview({ programId }),
    client.versions.reviews({ programId, limit: 30 }),
    client.grayscale.list({ programId, limit: 30 }),
    client.sessions.me(),
    ...steps.map((step) => client.permissions.why({ programId, permission: `versions.${step}` })),
  ]);
  return {
    items,
    mayRollBack: overview.mayRollBack,
    trialId: overview.trial?.version.id ?? null,
    /** Newest first: the first one of a version is the one that counts. */
    reviews: reviews.items.map(({ id, versionId, status, note, deciderName, applicantId }) => ({
      ...{ id, versionId, status, note, deciderName },
      isMine: applicantId === me.user.id,
    })),
    tasks: tasks.items
      .filter(({ state }) => state !== 'ended')
      .map(({ versionId, name, state, served, userLimit }) => ({
        ...{ versionId, name, state, served, userLimit },
      })),
    /** Why not, per step; absent where it is allowed. */
    refusals: Object.fromEntries(
      steps.flatMap((step, index) => (verdicts[index]!.isAllowed ? [] : [[step, verdicts[index]!.sentence]])),
    ) as Partial<Record<(typeof steps)[number], Text>>,
  };
}

/** What differs between two versions, by file, and what each holds in all. */
export async function compareVersions(
  client: ConsoleClient,
  { programId, before, after }: { programId: string; before: string; after: string },
) {
  const [was, is] = await Promise.all(
    [before, after].map(async (versionId) => (await client.history.files({ programId, versionId })).files),
  );
  const sum = (files: readonly { size: number }[]) => files.reduce((total, { size }) => total + size, 0);
  return { changes: compareFiles(was!, is!), totalBefore: sum(was!), totalAfter: sum(is!) };
}

/** What the console knows of a mini program that an upload should be held against. */
export async function readForUpload(client: ConsoleClient, programId: string) {
  const [{ items }, { isTemplate }] = await Promise.all([
    client.domains.list({ programId }),
    client.privacy.get({ programId }),
  ]);
  return { domains: items, hasPrivacyAgreement: !isTemplate };
}
