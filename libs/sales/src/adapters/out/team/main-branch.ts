import { DomainError, type WorkingCalendar } from '@prorab/kernel';
import { BranchUnknown, type Staff, type StaffBranch, type StaffMember, branchNamed } from '@prorab/team/contract';

/**
 * Id of the branch that stands for the company: the named one, else the first that has people; null while there is none. Asked each
 * time: a branch can be renamed while we work, and then the first that has people serves until the next start.
 */
export function mainBranchId(
  name: string | null,
  branches: readonly StaffBranch[],
  people: readonly StaffMember[],
): string | null {
  try {
    if (name !== null) return branchNamed(branches, name, 'sales.mainBranch').id;
  } catch (error) {
    if (!(error instanceof BranchUnknown)) throw error;
  }
  return people.find((member) => member.active)?.branchId ?? null;
}

/** The calendar of the branch; without one, or when the branch is gone, that of the main branch; null when no branch is open yet. */
export async function calendarOfBranchOrMain(
  staff: Staff,
  branchId: string | null,
  mainName: string | null,
): Promise<WorkingCalendar | null> {
  const own = await calendarOf(staff, branchId);
  return own ?? calendarOf(staff, mainBranchId(mainName, await staff.branches(), await staff.list()));
}

async function calendarOf(staff: Staff, branchId: string | null): Promise<WorkingCalendar | null> {
  if (branchId === null) return null;
  try {
    return await staff.workingCalendarOf(branchId);
  } catch (error) {
    if (error instanceof DomainError && error.kind === 'missing') return null;
    throw error;
  }
}
