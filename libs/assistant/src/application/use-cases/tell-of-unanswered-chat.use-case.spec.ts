import { type ReminderWorld, aReminderWorld, anna, boris, gleb, moscow } from '../a-reminder-world.builder.js';
import { TellOfUnansweredChat, type UnansweredChat } from './tell-of-unanswered-chat.use-case.js';

const inquiryId = '0190a000-0000-7000-8000-00000000e451';
const since = moscow('11-30T12:00');

describe('a customer who waits in his chat', () => {
  let w: ReminderWorld;
  let tell: (over: Partial<UnansweredChat>) => Promise<[who: string | null | undefined, text: string][]>;
  beforeEach(() => {
    w = aReminderWorld({ deskUrl: 'https://prorab.example' });
    const useCase = new TellOfUnansweredChat(w.recipients, w.subjects, w.speechOf(), w.settings, w.work);
    tell = async (over) => {
      const at = new Date(since.getTime() + 60_000);
      const wait = { chatId: 'c1', conversationId: 'v1', rung: 'owner', ownerId: anna, inquiryId: null } as const;
      await useCase.execute({ ...wait, waitingSince: since, at, ...over });
      const said = w.said();
      expect(said.every((s) => s.urgent)).toBe(true);
      return said.map((s) => [s.employeeId, s.text]);
    };
  });

  it('its owner is told how long, of what, and where', async () => {
    w.subjects.cards.set(`sales.inquiry:${inquiryId}`, {
      ...{ number: 451, title: 'Обращение № 451, Ромашка', ownerId: anna, open: true, respondBy: null, nextStep: null },
    });
    expect(await tell({ inquiryId })).toEqual([
      [
        anna,
        'Клиент ждёт ответа в чате с сайта уже 1 мин.\nОбращение № 451, Ромашка\nОтветить: https://prorab.example/chats/v1',
      ],
    ]);
  });
  it('without the address of the desk it says where in words', async () => {
    w.settings.deskUrl = '';
    expect((await tell({}))[0]?.[1]).toMatch(/Ответить: чаты посетителей на рабочем столе$/);
  });
  it('one key for the chat, the rung, the wait and the person: the same is said once', async () => {
    const useCase = new TellOfUnansweredChat(w.recipients, w.subjects, w.speechOf(), w.settings, w.work);
    const wait = { chatId: 'c1', conversationId: 'v1', ownerId: anna, inquiryId: null, waitingSince: since };
    const at = moscow('11-30T12:10');
    await useCase.execute({ ...wait, rung: 'owner', at });
    await useCase.execute({ ...wait, rung: 'owner', at });
    await useCase.execute({ ...wait, rung: 'head', at });
    await useCase.execute({ ...wait, rung: 'owner', waitingSince: at, at });
    const [first, same, ...others] = w.said().map((s) => s.key);
    expect(first).toBe(same);
    expect(first?.length).toBeLessThan(200);
    expect(new Set([first, ...others]).size).toBe(3);
  });
  it('the team hears of it on its desks only', async () => expect(await tell({ rung: 'team' })).toEqual([]));
  it('on vacation the deputy is told instead; nobody stands in: nobody is told', async () => {
    w.recipients.change(anna, { absentUntil: moscow('12-07T09:00') });
    const [one] = await tell({});
    expect(one).toEqual([boris, expect.stringMatching(/^Вместо сотрудника Анна:\nКлиент ждёт/)]);
    w.recipients.change(anna, { deputyId: null });
    expect(await tell({})).toEqual([]);
  });
  it('outside of his hours the owner is left alone', async () => {
    const at = moscow('11-30T21:01');
    expect(await tell({ waitingSince: moscow('11-30T21:00'), at })).toEqual([]);
  });
  it('the heads are told with whose chat it is; without the dismissed, without those on vacation', async () => {
    const [second, third] = [gleb.replace('dddd', 'd002'), gleb.replace('dddd', 'd003')];
    w.recipients.hire({ employeeId: second, role: 'head', active: false });
    w.recipients.hire({ employeeId: third, role: 'head', absentUntil: moscow('12-07T09:00'), deputyId: boris });
    const head = { rung: 'head', at: moscow('11-30T12:10') } as const;
    expect(await tell(head)).toEqual([
      [gleb, expect.stringMatching(/уже 10 мин\.\nОтветственный: Анна\.\nОтветить: /)],
    ]);
    expect((await tell({ ...head, ownerId: null }))[0]?.[1]).toContain('Чат никто не взял.');
    // All of them are away: whoever stands in for them.
    w.recipients.change(gleb, { absentUntil: moscow('12-07T09:00') });
    expect((await tell(head)).map(([who]) => who)).toEqual([boris]);
  });
});
