import type { Person } from './actor.ts';
import { newId } from './identifiers.ts';
import type { Row } from './storage/schema.ts';
import { addRow } from './storage/rows.ts';
import type { Change } from './storage/storage.ts';

type Sheet = Row<'approvals'>;
export type NewSheet = Pick<Sheet, 'category' | 'title' | 'detail'> &
  Partial<Pick<Sheet, 'teamId' | 'programId' | 'appId' | 'versionId' | 'subjectId'>>;

/** Opens a sheet in the approvals inbox; approval-effects.ts says what its approval brings about. */
export async function openApproval(
  change: Change,
  applicant: Pick<Person, 'id' | 'name'>,
  now: number,
  sheet: NewSheet,
): Promise<Sheet> {
  const approval = await addRow(change.db, 'approvals', {
    teamId: null,
    programId: null,
    appId: null,
    versionId: null,
    subjectId: null,
    ...sheet,
    id: newId('sheet', now),
    status: 'pending',
    applicantId: applicant.id,
    applicantName: applicant.name,
    decidedBy: null,
    deciderName: null,
    note: '',
    createdAt: now,
    finishedAt: null,
  });
  change.emit('approval.opened', approval.id);
  return approval;
}
