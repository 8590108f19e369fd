import { allRows } from '../../storage/rows.ts';
import type { TenantDb } from '../../storage/schema.ts';

export interface AllowedDomains {
  domains: { kind: string; host: string }[];
  /** R-DOM-02: granted by an application. */
  isDomainCheckSkipped: boolean;
}

/** R-DOM-01: what a mini program may talk to as of now. */
export async function domainsOf(db: TenantDb, programId: string, now: number): Promise<AllowedDomains> {
  const rows = await allRows(db, 'domains', { programId });
  const granted = await allRows(db, 'grants', { programId, kind: 'skip_domain', status: 'approved' });
  return {
    domains: rows.filter(({ effectiveAt }) => effectiveAt <= now).map(({ kind, host }) => ({ kind, host })),
    isDomainCheckSkipped: granted.length > 0,
  };
}
