import { type ReminderWorld, aReminderWorld, anna, boris, gleb, moscow } from '../a-reminder-world.builder.js';
import { TellOfMissedCall, type WaitingCaller } from './tell-of-missed-call.use-case.js';

const missedAt = moscow('11-30T12:00');

describe('a caller who waits to be called back', () => {
  let w: ReminderWorld;
  let tell: (over: Partial<WaitingCaller>) => Promise<[who: string | null | undefined, text: string][]>;
  beforeEach(() => {
    w = aReminderWorld();
    const useCase = new TellOfMissedCall(w.recipients, w.speechOf(), w.settings, w.work);
    tell = async (over) => {
      await useCase.execute({
        ...{ episodeId: 'e1', number: '+79112223344', partyName: 'ООО «Ромашка»', lineTitle: 'Псков', branchId: null },
        ...{ step: 'owner', employeeId: anna, count: 1, missedAt, at: moscow('11-30T12:02'), ...over },
      });
      const said = w.said();
      expect(said.every((s) => s.urgent)).toBe(true);
      return said.map((s) => [s.employeeId, s.text]);
    };
  });

  it('is told to who is to call back: who it was, where, and for how long', async () => {
    expect(await tell({})).toEqual([
      [
        anna,
        'Пропущенный звонок: ООО «Ромашка», +7 911 222-33-44. Звонили на линию «Псков».\nЖдёт уже 2 мин.\n' +
          'Перезвоните, пожалуйста. После разговора, письма или ответа в чате напоминание снимется само.',
      ],
    ]);
    const [again] = await tell({ partyName: null, lineTitle: '', count: 3 });
    expect(again?.[1]).toMatch(/^Пропущенный звонок: \+7 911 222-33-44\.\nЖдёт уже 2 мин, набирал нас 3 раза\.\n/);
  });
  it('later the head hears who has not called back, or that there is nobody', async () => {
    const at = moscow('11-30T12:15');
    expect(await tell({ step: 'head', at })).toEqual([
      [
        gleb,
        'Клиенту так и не перезвонили: ООО «Ромашка», +7 911 222-33-44. Звонили на линию «Псков».\nЖдёт уже 15 мин.\nПерезвонить должен: Анна.',
      ],
    ]);
    const [nobody] = await tell({ step: 'head', at, employeeId: null });
    expect(nobody?.[1]).toMatch(/Перезвонить некому: на работе сейчас никого нет\.$/);
  });
  it('goes to the deputy on vacation, and to nobody outside of his hours', async () => {
    w.recipients.change(anna, { absentUntil: moscow('12-07T09:00') });
    expect(await tell({})).toEqual([[boris, expect.stringMatching(/^Вместо сотрудника Анна:\nПропущенный звонок/)]]);
    w.recipients.change(anna, { absentUntil: null });
    expect(await tell({ at: moscow('11-30T21:00') })).toEqual([]);
  });
  it('speaks English where the house does', async () => {
    w.settings.language = 'en';
    expect((await tell({ count: 2 }))[0]?.[1]).toMatch(/^A missed call: .*\nHas waited for 2 min, has tried 2 times\./);
  });
});
