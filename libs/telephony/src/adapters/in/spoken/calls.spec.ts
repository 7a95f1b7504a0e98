import { WorkingCalendar } from '@prorab/kernel';
import { type SpokenContext, actingAs } from '@prorab/platform/marks';
import { FakeInquiryPhones } from '../../../application/ports/fake-inquiry-phones.js';
import { ANNA, PARTY, aCallWorld } from '../ari/a-call-world.builder.js';
import { CallInquiryCommand } from './call-inquiry.command.js';
import { CallNumberCommand } from './call-number.command.js';

const INQUIRY = '0199f5b2-7c3a-7d4e-9a11-5b0c8f3e2d20';
const context: SpokenContext = {
  ...{ employeeId: ANNA, role: 'manager', language: 'ru', zone: 'Europe/Moscow', phrase: '' },
  ...{ room: 'assistant', conversationId: null, messageId: null, now: new Date('2026-11-27T09:00:00Z') },
  calendar: new WorkingCalendar({ zone: 'Europe/Moscow', hours: {} }),
};
const asAnna = <T>(work: () => T): T =>
  actingAs({ kind: 'employee', employeeId: ANNA, role: 'manager', sessionId: 's' }, work);

describe('calls, asked of the assistant', () => {
  let world: Awaited<ReturnType<typeof aCallWorld>>;
  const phones = new FakeInquiryPhones();
  beforeEach(async () => {
    world = await aCallWorld();
    phones.known.set(451, { inquiryId: INQUIRY, partyId: PARTY, name: 'ООО «Ромашка»', phone: '+79112223344' });
    phones.known.set(452, { inquiryId: INQUIRY, partyId: PARTY, name: null, phone: null });
  });
  afterEach(() => world.end());

  it('about an inquiry: says whom first, then the own phone rings, and the call is about it', async () => {
    const command = new CallInquiryCommand(phones, world.make);
    expect(await command.preview({ number: 451 }, context)).toBe(
      'Позвонить: ООО «Ромашка», +79112223344. Сначала зазвонит ваш телефон.',
    );
    expect(world.control.orders).toEqual([]);
    const { text } = await asAnna(() => command.run({ number: 451 }, context));
    expect(text).toContain('Звоню вам');
    expect([...world.calls.rows.values()]).toMatchObject([
      { about: { inquiryId: INQUIRY, partyId: PARTY }, stage: 'ringing', calledBy: ANNA },
    ]);
    await expect(command.preview({ number: 452 }, context)).rejects.toMatchObject({ code: 'telephony.phone-unknown' });
    await expect(command.preview({ number: 9 }, context)).rejects.toMatchObject({ code: 'telephony.inquiry-unknown' });
  });
  it('a number; with the own phone off she says so', async () => {
    const command = new CallNumberCommand(world.make);
    world.control.phones.delete('101');
    const { text } = await asAnna(() => command.run({ phone: '+79112223344' }, context));
    expect(text).toBe('Не получилось: ваш телефон не в сети.');
  });
});
