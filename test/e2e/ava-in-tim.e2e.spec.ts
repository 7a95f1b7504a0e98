import { newId } from '@prorab/kernel';
import { eventually, makeTestDatabase, testEngines } from '@prorab/platform/testing';
import { Dovecot, type TestMailbox } from '../services/dovecot.js';
import { QUICK, aMailHouse } from './support/a-mail-house.js';
import { ApiClient } from './support/api.js';
import { PASSWORD } from './support/company.js';
import type { RunningHouse } from './support/running-house.js';

interface Message {
  id: string;
  seq: number;
  author: string;
  text: string;
  replyTo: string | null;
  buttons: { id: string; label: string }[];
}
interface Inquiry {
  inquiryId: string;
  number: number;
  ownerId: string | null;
}

/** The day of a manager with Ava, in the product as it ships: what is typed in Tim goes through events both ways. */
describe.each(testEngines())('Ava in Tim, on %s', (engine) => {
  let dovecot: Dovecot;
  let box: TestMailbox;
  let house: RunningHouse;
  let anna: ApiClient;
  let talk: string;
  let remove: () => Promise<void>;

  beforeAll(async () => {
    dovecot = await Dovecot.shared();
    box = dovecot.mailbox('ava');
    const base = await makeTestDatabase(engine);
    remove = () => base.remove();
    house = await aMailHouse({ base, box, company: { managers: 1, capacity: 20 }, mailbox: QUICK });
    await house.start();
    anna = await new ApiClient(house.url).signIn('manager1', PASSWORD);
    talk = (await anna.post<{ conversationId: string }>('/api/messenger/assistant')).conversationId;
  }, 120_000);
  afterAll(async () => {
    await house.remove();
    await remove();
  });

  const messages = async (): Promise<Message[]> =>
    (await anna.get<{ messages: Message[] }>(`/api/messenger/conversations/${talk}/messages?limit=200`)).messages;
  const say = (text: string): Promise<Message> =>
    anna.post(`/api/messenger/conversations/${talk}/messages`, { clientId: newId(), text });
  /** What Ava says to what was said. */
  const answerTo = async (text: string): Promise<Message> => {
    const { id } = await say(text);
    const found = async (): Promise<Message | undefined> => (await messages()).find((m) => m.replyTo === id);
    await eventually(async () => (await found()) !== undefined, { within: 20_000, message: `no answer to «${text}»` });
    return (await found())!;
  };
  const press = (message: Message, label: RegExp): Promise<void> => {
    const button = message.buttons.find((b) => label.test(b.label));
    if (!button)
      throw new Error(`no such button under «${message.text}»: ${message.buttons.map((b) => b.label).join()}`);
    return anna.post(`/api/messenger/messages/${message.id}/buttons/${button.id}`);
  };
  const inquiries = async (): Promise<Inquiry[]> =>
    (await anna.get<{ items: Inquiry[] }>('/api/sales/inquiries')).items;

  it('answers what is typed, with slips and in other forms', async () => {
    expect((await answerTo('помощь')).text).toMatch(/обращени/i);
    expect((await answerTo('кто на мете')).text).toMatch(/Прораб|на месте|работе/i);
    const lost = await answerTo('сварить борщ');
    expect(lost.buttons.length).toBeGreaterThanOrEqual(3);
  });

  it('closes an inquiry when she is told to, after a yes, once', async () => {
    await dovecot.deliver(
      box.user,
      ['From: ivan@romashka.example', 'To: sales@prorab.test', 'Subject: Kirpich', `Message-ID: <${newId()}@r.example>`]
        .concat([
          `Date: ${new Date().toUTCString()}`,
          'Content-Type: text/plain; charset=utf-8',
          '',
          'Нужен кирпич',
          '',
        ])
        .join('\r\n'),
    );
    await eventually(async () => (await inquiries()).length === 1, { within: 30_000, message: 'no inquiry' });
    const [{ number, inquiryId }] = (await inquiries()) as [Inquiry];
    expect((await answerTo(`обращение ${number}`)).text).toContain(String(number));
    const asked = await answerTo(`закрой обращение ${number} успешно`);
    const status = async () => (await anna.get<{ status: string }>(`/api/sales/inquiries/${inquiryId}`)).status;
    expect(asked.buttons.map((b) => b.label)).toEqual(['Да', 'Нет']);
    expect(await status()).not.toBe('closed-won');
    await Promise.allSettled([press(asked, /^Да$/), press(asked, /^Да$/)]);
    await eventually(async () => (await status()) === 'closed-won', { within: 20_000, message: 'it was not closed' });
    await eventually(async () => (await messages()).find((m) => m.id === asked.id)?.buttons.length === 0, {
      within: 20_000,
      message: 'the buttons stayed',
    });
    const { history } = await anna.get<{ history: { to?: string; kind: string }[] }>(
      `/api/sales/inquiries/${inquiryId}`,
    );
    expect(history.filter((h) => JSON.stringify(h).includes('closed-won'))).toHaveLength(1);
    await expect(press(asked, /^Да$/)).rejects.toMatchObject({ status: 404 });
  });

  it('reminds once, also when the house was killed before the time and started after it; the log says when it was read', async () => {
    const at = new Date(Date.now() + 4_000).toISOString();
    await anna.post('/api/assistant/reminders', { text: 'Позвонить в Ромашку', at });
    await house.kill();
    await eventually(async () => Date.now() > Date.parse(at), { within: 10_000 });
    await house.start();
    anna = await new ApiClient(house.url).signIn('manager1', PASSWORD);
    const reminded = async (): Promise<Message[]> =>
      (await messages()).filter((m) => m.author === 'assistant:ava' && m.text.includes('Позвонить в Ромашку'));
    await eventually(async () => (await reminded()).length > 0, { within: 60_000, message: 'no reminder' });
    const [said] = (await reminded()) as [Message];
    expect(said.buttons.length).toBeGreaterThan(0);
    await anna.put(`/api/messenger/conversations/${talk}/read`, { seq: said.seq });
    const log = async () =>
      (await anna.get<{ items: { text: string; readAt: string | null }[] }>('/api/assistant/reminder-log')).items.find(
        (l) => l.text.includes('Ромашку'),
      );
    await eventually(async () => (await log())?.readAt != null, {
      within: 20_000,
      message: 'nobody noted that it was read',
    });
    expect(await reminded()).toHaveLength(1);
  });
});
