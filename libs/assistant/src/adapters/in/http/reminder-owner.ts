import { Forbidden, RequestInvalid, mayI, me } from '@prorab/platform';
import type { About, Owner } from '../../../domain/reminder/reminder-record.js';
import type { AboutDto, TeamDto } from './reminder.dto.js';

const RIGHT = 'assistant.reminder.work-any';

/** Oneself, one's team; others with the right to. @throws Forbidden */
export function ownerFrom({
  employeeId,
  team,
}: {
  employeeId?: string | undefined;
  team?: TeamDto | undefined;
}): Owner {
  if (employeeId !== undefined && team !== undefined)
    throw new RequestInvalid(['employeeId and team exclude each other']);
  const actor = me();
  if (team) {
    if (team.role !== actor.role && !mayI(RIGHT)) throw new Forbidden(RIGHT);
    return { kind: 'team', role: team.role, branchId: team.branchId ?? null };
  }
  if (employeeId !== undefined && employeeId !== actor.employeeId && !mayI(RIGHT)) throw new Forbidden(RIGHT);
  return { kind: 'employee', employeeId: employeeId ?? actor.employeeId };
}

/** @throws RequestInvalid when what its kind needs is missing */
export function aboutFrom(about: AboutDto | undefined): About | null {
  if (!about) return null;
  const { kind, messageId, conversationId, subject, id } = about;
  if (kind === 'message' && messageId && conversationId) return { kind, messageId, conversationId };
  if (kind === 'subject' && subject && id) return { kind, subject, id, number: null };
  throw new RequestInvalid([
    kind === 'message' ? 'about needs messageId and conversationId' : 'about needs subject and id',
  ]);
}
