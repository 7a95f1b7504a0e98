import type { ReminderSubjects, SubjectCard } from './reminder-subjects.port.js';

export interface GivenSubject {
  id: string;
  card: SubjectCard;
}
/** What everybody who knows the things of other contexts does. */
export function describeReminderSubjects(name: string, make: (given: GivenSubject) => Promise<ReminderSubjects>): void {
  describe(`ReminderSubjects (${name})`, () => {
    const id = '0190a000-0000-7000-8000-000000000001';
    const card: SubjectCard = {
      ...{ number: 451, title: 'Обращение № 451, Ромашка (Панели)', ownerId: 'anna', open: true },
      ...{
        respondBy: new Date('2026-12-07T06:00:00Z'),
        nextStep: { text: 'позвонить', due: new Date('2026-12-08T06:00:00Z') },
      },
    };
    it('shows a thing as it is now', async () => {
      expect(await (await make({ id, card })).cardOf('sales.inquiry', id)).toEqual(card);
    });
    it('knows what is over', async () => {
      const over = { ...card, open: false, respondBy: null, nextStep: null };
      expect(await (await make({ id, card: over })).cardOf('sales.inquiry', id)).toEqual(over);
    });
    it('knows nothing of other things', async () => {
      const subjects = await make({ id, card });
      expect([await subjects.cardOf('sales.inquiry', 'x'), await subjects.cardOf('shop.order', id)]).toEqual([
        null,
        null,
      ]);
    });
  });
}
