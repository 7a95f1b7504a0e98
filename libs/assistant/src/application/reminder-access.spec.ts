import { ManualClock, newId } from '@prorab/kernel';
import { actingAs, defineRights } from '@prorab/platform/marks';
import type { Recipient } from '../domain/reminder/recipient.js';
import type { ReminderRecipients } from './ports/reminder-recipients.port.js';
import { ReminderAccess } from './reminder-access.js';

defineRights('assistant', { 'assistant.reminder.work-any': ['head'] });
const clock = new ManualClock('2026-11-23T09:00:00Z');
const [olga, deputy] = [newId(), newId()];

describe('a personal reminder', () => {
  const may = (absentUntil: string | null): Promise<void> => {
    const rest = { active: true, role: 'manager', branchId: 'b' };
    const people = [
      { ...rest, employeeId: olga, deputyId: deputy, absentUntil: absentUntil && new Date(absentUntil) },
      { ...rest, employeeId: deputy, deputyId: null, absentUntil: null, role: 'seller' },
    ] as unknown as Recipient[];
    const access = new ReminderAccess({ at: async () => people } as unknown as ReminderRecipients, clock);
    const reminder = { owner: { kind: 'employee', employeeId: olga }, createdBy: olga, number: 3 } as const;
    const actor = { kind: 'employee', employeeId: deputy, role: 'seller', sessionId: 's' } as const;
    return actingAs(actor, () => access.check(reminder));
  };
  const refused = expect.objectContaining({ code: 'assistant.reminder-not-yours' }) as unknown;

  it('is the deputy’s as long as he stands in, and no longer', async () => {
    await expect(may('2026-11-30T00:00:00Z')).resolves.toBeUndefined();
    await expect(may(null)).rejects.toEqual(refused);
    await expect(may('2026-11-20T00:00:00Z')).rejects.toEqual(refused);
  });
});
