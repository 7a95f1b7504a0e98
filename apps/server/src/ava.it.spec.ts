import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { ManualClock } from '@prorab/kernel';
import { makeHttpApp } from '@prorab/platform';
import { makeTestDatabase, testEngines, watchToldErrors } from '@prorab/platform/testing';
import { HireEmployee, OpenBranch } from '@prorab/team';
import { pino } from 'pino';
import { AppModule } from './app.module.js';
import { readConfiguration } from './configuration.js';

const PASSWORD = 'восемь лосей на даче';
const day = '09:00-18:00';
interface Spoken {
  text: string;
  outcome: string;
  command: string | null;
  buttons: { id: string; label: string }[];
}

/** The whole house behind HTTP, with Anna the manager, Boris who is another, and their head. Thursday noon in Moscow. */
async function wholeHouse(engine: string) {
  const base = await makeTestDatabase(engine);
  const folder = await mkdtemp(join(tmpdir(), 'prorab-ava-'));
  const clock = new ManualClock('2026-11-26T09:00:00.000Z');
  const log = pino({ level: process.env.LOG_LEVEL ?? 'silent' });
  const root = AppModule.of(readConfiguration('config/company.example.yaml'), {
    ...{ databaseUrl: base.url, filesFolder: folder, dataFolder: folder, log, clock, works: false },
  });
  const app: NestFastifyApplication = await makeHttpApp(root, {
    ...{ log, language: 'ru', trustProxy: true, bodyLimitBytes: 1_000_000, requestsPerMinute: 100_000 },
  });
  const told = watchToldErrors(app);
  await app.init();
  await app.getHttpAdapter().getInstance().ready();
  const { branchId } = await app.get(OpenBranch).execute({
    ...{ name: 'Петербург', city: 'Санкт-Петербург', zone: 'Europe/Moscow', areaCode: '812' },
    ...{ hours: { mon: day, tue: day, wed: day, thu: day, fri: day }, exceptions: {}, keepsHolidays: true },
  });
  const ask = async (method: 'GET' | 'POST', url: string, body: object | undefined, token?: string) => {
    const reply = await app.inject({
      ...{ method, url: `/api/${url}` },
      headers: {
        ...(token ? { authorization: `Bearer ${token}` } : {}),
        ...(body ? { 'content-type': 'application/json' } : {}),
      },
      ...(body ? { payload: JSON.stringify(body) } : {}),
    });
    if (reply.statusCode >= 400) throw new Error(`${url}: ${reply.payload}`);
    return JSON.parse(reply.payload) as Record<string, unknown>;
  };
  const tokens = new Map<string, string>();
  for (const [login, name, role] of [
    ['anna', 'Анна Петрова', 'manager'],
    ['boris', 'Борис Ильин', 'manager'],
    ['gleb', 'Глеб Орлов', 'head'],
    ['egor', 'Егор Ким', 'manufacturer'],
  ] as const) {
    await app.get(HireEmployee).execute({
      ...{
        name,
        role,
        branchId,
        emails: [`${login}@example.ru`],
        login,
        password: PASSWORD,
        mustChangePassword: false,
      },
    });
    tokens.set(login, String((await ask('POST', 'team/session', { login, password: PASSWORD })).token));
  }
  return {
    clock,
    say: async (text: string, who = 'anna') =>
      (await ask('POST', 'assistant/phrases', { text }, tokens.get(who))) as unknown as Spoken,
    press: async ({ buttons }: Spoken, label: string, who = 'anna') => {
      const button = buttons.find((one) => one.label === label);
      if (!button) throw new Error(`no button ${label} among ${buttons.map((one) => one.label).join(', ')}`);
      return (await ask('POST', `assistant/buttons/${button.id}`, undefined, tokens.get(who))) as unknown as Spoken;
    },
    get: (url: string, who = 'anna') => ask('GET', url, undefined, tokens.get(who)),
    /** Somebody called, and it was written down. @returns the number of the inquiry */
    called: async (name: string, phone: string, subject: string, take = false): Promise<number> => {
      const body = { way: 'call', from: [{ kind: 'phone', value: phone }], name, subject, mine: take };
      const { inquiryId } = await ask('POST', 'sales/inquiries', body, tokens.get('anna'));
      return Number((await ask('GET', `sales/inquiries/${String(inquiryId)}`, undefined, tokens.get('anna'))).number);
    },
    close: async () => {
      told.check();
      await app.close();
      await base.remove();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

describe.each(testEngines())('Ava in the whole house on %s', (engine) => {
  let house: Awaited<ReturnType<typeof wholeHouse>>;
  let number: number;
  beforeAll(async () => {
    house = await wholeHouse(engine);
    number = await house.called('Ромашка', '+7 921 555-12-12', 'Кирпич М150, 4000 штук');
  });
  afterAll(() => house.close());

  it('helps with what the role may ask for', async () => {
    const { text } = await house.say('что ты умеешь?');
    expect(text).toContain('Обращение по номеру: «обращение 451»');
    expect(text).toContain('Взять обращение: «возьми обращение 451» (сначала спрошу)');
    expect(text).toMatch(/— Ава, только что$/);
    expect((await house.say('помощь', 'egor')).text).not.toContain('обращение');
    expect((await house.say('help')).text).toContain('An inquiry by its number: «inquiry 451»');
  });

  it('shows an inquiry, and lets it be taken, returned and closed, asking each time', async () => {
    const shown = await house.say(`Ава, покажи обрашение №${number}`);
    expect(shown.text).toContain(
      `Обращение № ${number}\n• Клиент: Ромашка\n• Тема: Кирпич М150, 4000 штук\n• Состояние: ждёт ответственного`,
    );
    expect(shown.text).toMatch(/— Прораб, только что$/);
    const asked = await house.press(shown, 'Взять');
    expect(asked.text).toContain(`Взять обращение на вас: № ${number} · Ромашка`);
    expect((await house.press(asked, 'Да')).text).toContain(`Обращение № ${number} теперь ваше.`);
    expect((await house.say('мои обращения')).text).toContain(
      `На вас 1 обращение:\n• № ${number} · Ромашка · Кирпич М150, 4000 штук · в работе`,
    );

    expect((await house.say(`верни обращение ${number}`, 'boris')).outcome).toBe('asked');
    expect((await house.say('да', 'boris')).outcome).toBe('refused');

    expect((await house.say(`верни обращение ${number}`)).text).toContain('Вернуть обращение в общую очередь');
    expect((await house.say('lf')).text).toContain('снова в общей очереди');
    expect((await house.say('мои обращения')).text).toContain('На вас нет открытых обращений.');

    await house.say(`беру ${number}`);
    await house.say('да');
    const how = await house.say(`закрой обращение ${number}`);
    expect(how).toMatchObject({ text: 'Чем закончилось?', outcome: 'asked' });
    const why = await house.press(how, 'Отказ');
    expect(why.buttons.map(({ label }) => label)).toContain('Дорого');
    expect((await house.press(why, 'Дорого')).text).toContain(`Обращение № ${number} закрыто.`);
    expect((await house.say(`обращение ${number}`)).text).toContain('закрыто с отказом');
    expect((await house.say(`возьми обращение ${number}`)).outcome).toBe('asked');
    expect((await house.say('да')).text).toContain('это действие невозможно');
  });

  it('says of what there is not that there is not', async () => {
    expect((await house.say('обращение 999999')).text).toBe('Обращения № 999999 нет.');
    expect(await house.say('возьми обращение 999999')).toMatchObject({
      text: 'Обращения № 999999 нет.',
      outcome: 'refused',
    });
    expect((await house.say('забытые письма')).text).toContain('Все письма отвечены.');
    expect((await house.say('обращение 1', 'egor')).text).toBe('Эта команда вам недоступна.');
  });

  it('finds a customer by a declined name, by part of a phone, and not by another', async () => {
    for (const phrase of ['найди Ромашку', 'yfqlb hjvfire', 'найди 8 921 555-12-12', 'клиент ромашка'])
      expect([phrase, (await house.say(phrase)).text]).toEqual([
        phrase,
        expect.stringContaining('• Ромашка · +79215551212'),
      ]);
    expect((await house.say('найди Лютик')).text).toContain('Клиента «Лютик» не нашлось.');
  });

  it('knows who is at work, plans an absence after a yes, and cancels it', async () => {
    expect((await house.say('кто на месте')).text).toContain('Анна Петрова — до 18:00');
    const asked = await house.say('меня нет до понедельника');
    expect(asked.text).toContain('с сегодня, вы снова здесь пн, 30 ноября (на работе пн, 30 ноября, в 09:00)');
    expect((await house.say('кто на месте')).text).toContain('Анна Петрова — до 18:00');
    const planned = await house.press(asked, 'Да');
    expect(planned.text).toContain('Записала: вас нет до пн, 30 ноября.');
    expect((await house.say('кто на месте')).text).toContain('Анна Петрова — будет пн, 30 ноября, в 09:00');
    expect((await house.say('меня нет до понедельника')).outcome).toBe('asked');
    expect((await house.say('да')).outcome).toBe('refused');
    expect((await house.say('отмени отсутствие')).text).toContain(
      'Отменить отсутствие с сегодня в 00:00 до пн, 30 ноября',
    );
    expect((await house.say('да')).text).toContain('Отменила отсутствие');
    expect((await house.say('кто на месте')).text).toContain('Анна Петрова — до 18:00');
    expect((await house.say('отмени отсутствие')).text).toContain('У вас нет ни текущего');
  });

  it('sums up the day for everybody, and by person for the head', async () => {
    await house.called('Лютик', '+7 921 555-13-13', 'Плитка');
    const own = await house.say('сводка за день');
    expect(own.text).toContain('Сводка за день (сегодня)\n• Поступило: 2 обращения');
    expect(own.text).toContain('• Закрыто: успешно 0, с отказом 1\n• Сейчас ждут ответственного: 1');
    expect(own.text).not.toContain('По людям');
    expect((await house.say('итоги недели', 'gleb')).text).toContain(
      '\nПо людям:\n• Анна Петрова: ответов 0, закрыто 1 (успешно 0), открыто 0',
    );
    expect((await house.say('summary of the day', 'gleb')).text).toContain('Received: 2 inquiries');
    expect((await house.say('сводка за вчера')).text).toContain('Поступило: 0 обращений');
  });
});
