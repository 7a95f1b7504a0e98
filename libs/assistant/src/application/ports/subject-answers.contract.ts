import type { AnsweringPerson, SubjectAnswers } from './subject-answers.port.js';
import { moscowHours } from './fake-reminder-people.js';

export interface AnswersHouse {
  answers: SubjectAnswers;
  /** What the owner of the subjects was told: the answer, and what was chosen. */
  told(): { answer: string; id: string; chosen: boolean }[];
  refuse(text: string): void;
}
const person: AnsweringPerson = {
  employeeId: 'anna',
  role: 'manager',
  language: 'ru',
  calendar: moscowHours,
  now: new Date('2026-11-30T09:00:00Z'),
};

/** What every way to the owners of subjects does. Offered: `sales.called`, at once, and `sales.promised`, which asks for a day. */
export function describeSubjectAnswers(name: string, make: () => Promise<AnswersHouse>): void {
  describe(`SubjectAnswers (${name})`, () => {
    const subject = 'sales.inquiry';
    const given = { subject, id: 'i-1', choice: null };
    it('offers what the owner of a kind of things offers, in the language of the person', async () => {
      const { answers } = await make();
      const offered = await answers.offered(subject, person);
      expect(offered.map((o) => [o.id, o.label, o.choices.length > 0])).toEqual([
        ['sales.called', 'Позвонили', false],
        ['sales.promised', 'Обещали…', true],
      ]);
      expect(await answers.offered('shop.order', person)).toEqual([]);
    });
    it('takes an answer to the owner', async () => {
      const { answers, told } = await make();
      expect(await answers.give({ ...given, answer: 'sales.called' }, person)).toMatchObject({ kind: 'taken' });
      expect(told()).toEqual([{ answer: 'sales.called', id: 'i-1', chosen: false }]);
    });
    it('asks for what an answer needs, and takes it with what was chosen', async () => {
      const { answers, told } = await make();
      const asked = await answers.give({ ...given, answer: 'sales.promised' }, person);
      if (asked.kind !== 'asks') throw new Error(`${asked.kind}, not asked`);
      expect(told()).toEqual([]);
      const choice = asked.choices[0]?.id ?? '';
      expect(await answers.give({ ...given, answer: 'sales.promised', choice }, person)).toMatchObject({
        kind: 'taken',
      });
      expect(told()).toEqual([{ answer: 'sales.promised', id: 'i-1', chosen: true }]);
    });
    it('says no in words: to what is not offered, and when the owner says so', async () => {
      const { answers, refuse, told } = await make();
      expect(await answers.give({ ...given, answer: 'sales.unheard' }, person)).toMatchObject({ kind: 'refused' });
      refuse('Обращение уже закрыто.');
      expect(await answers.give({ ...given, answer: 'sales.called' }, person)).toEqual({
        kind: 'refused',
        text: 'Обращение уже закрыто.',
      });
      expect(told()).toEqual([]);
    });
  });
}
