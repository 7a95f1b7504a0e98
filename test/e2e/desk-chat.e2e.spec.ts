import { eventually, makeTestDatabase, type TestDatabase } from '@prorab/platform/testing';
import type { Browser, Page } from 'playwright-core';
import { type Visitor, aBrowser, aVisitor, barriersOn, logIn, picture } from './support/a-browser.js';
import { customersWrite } from './support/a-desk-house.js';
import { type Login, aChatHouse, aSiteVisitor, aTalker, fillWith } from './support/a-chat-house.js';
import { PASSWORD } from './support/company.js';
import { fitsTheScreen, scrollLogUp } from './support/page-scripts.js';
import type { RunningHouse } from './support/running-house.js';

type Talker = Awaited<ReturnType<typeof aTalker>>;
interface Scrolled {
  readonly most: number;
  readonly nodes: number;
  readonly moved: number;
}
const MOST_ROWS = 120;
const MOST_NODES = 6_000;
const LONG = 50_000;

describe('the chat of the desk', () => {
  let base: TestDatabase;
  let house: RunningHouse;
  let browser: Browser;
  let anna: Talker;
  let boris: Talker;
  const open: Visitor[] = [];

  const visitor = async (login: Login, options: Parameters<typeof aVisitor>[1] = {}): Promise<Page> => {
    const one = await aVisitor(browser, options);
    open.push(one);
    await logIn(one.page, house.url, login, PASSWORD);
    return one.page;
  };
  /** Another tab of the same person. */
  const tab = async (page: Page): Promise<Page> => {
    const other = await page.context().newPage();
    other.setDefaultTimeout(20_000);
    return other;
  };
  const field = (page: Page) => page.getByRole('combobox', { name: 'Сообщение', exact: true });
  const log = (page: Page) => page.getByRole('log');
  const entry = (page: Page, text: string) => log(page).getByRole('article').filter({ hasText: text });
  const row = (page: Page, title: string) =>
    page
      .getByRole('list', { name: 'Беседы' })
      .getByRole('listitem')
      .filter({ has: page.locator('.title', { hasText: title }) });
  const goTo = async (page: Page, conversationId: string, query = ''): Promise<void> => {
    await page.goto(`${house.url}/chats/${conversationId}${query}`);
    await field(page).waitFor();
  };
  const say = async (page: Page, text: string): Promise<void> => {
    await field(page).fill(text);
    await field(page).press('Enter');
  };
  const act = async (page: Page, text: string, name: string | RegExp): Promise<void> => {
    await entry(page, text).first().hover();
    await entry(page, text).first().getByRole('button', { name }).click();
  };

  beforeAll(async () => {
    base = await makeTestDatabase('sqlite');
    house = await aChatHouse(base);
    await house.start();
    browser = await aBrowser();
    [anna, boris] = [await aTalker(house.url, 'anna'), await aTalker(house.url, 'boris')];
  }, 180_000);
  afterEach(async () => {
    const complaints = open.flatMap((one) => one.complaints);
    await Promise.all(open.splice(0).map((one) => one.close()));
    expect(complaints).toEqual([]);
  });
  afterAll(async () => {
    await browser.close();
    await house.remove();
    await base.remove();
  });

  it('carries words both ways without a reload, and shows who types and what was read', async () => {
    const [one, other] = [await visitor('anna'), await visitor('boris')];
    await one.getByRole('button', { name: 'Коллеги' }).first().click();
    await one
      .getByRole('button', { name: /Борис Ковалёв/ })
      .first()
      .click();
    await field(one).waitFor();
    await say(one, 'Привет! Посмотришь счёт 451?');
    await entry(one, 'Посмотришь счёт 451?').waitFor();
    await row(other, 'Анна Лебедева').getByText('1 непрочитанное').waitFor({ state: 'attached' });
    expect(await other.title()).toMatch(/^\(1\) /);
    await row(other, 'Анна Лебедева').getByRole('link').click();
    await entry(other, 'Посмотришь счёт 451?').waitFor();
    await entry(one, 'Посмотришь счёт 451?').getByRole('img', { name: 'Прочитано' }).waitFor();
    await eventually(async () => !(await other.title()).startsWith('('));
    await field(other).pressSequentially('Сей');
    await log(one).getByText('печатает…').waitFor();
    await say(other, 'Сейчас посмотрю');
    await entry(one, 'Сейчас посмотрю').waitFor();
    await eventually(async () => (await log(one).getByText('печатает…').count()) === 0);
  });

  it('lets one edit, react, answer, mention, pin and delete, seen by the other at once', async () => {
    const group = await anna.group('Склад', 'Борис Ковалёв', 'Егор Тихонов');
    await boris.say(group, 'Кирпич М150 пришёл, 14 поддонов');
    const [one, other] = [await visitor('anna'), await visitor('boris')];
    await goTo(one, group);
    await goTo(other, group);
    await say(one, 'Грузим завтра в 8:0');
    await entry(one, 'Грузим завтра').waitFor();
    await field(one).press('ArrowUp');
    await one.getByText('Изменение сообщения').waitFor();
    await say(one, 'Грузим завтра в 8:00');
    await entry(other, 'Грузим завтра в 8:00').getByText('изменено').waitFor();
    await act(other, 'Грузим завтра', 'Действия с сообщением');
    await other.getByText('Как было раньше').click();
    await other.getByText('Грузим завтра в 8:0', { exact: true }).waitFor();
    await other.getByRole('button', { name: 'Закрыть' }).click();

    await act(other, 'Грузим завтра', 'Поставить отметку');
    await other.getByRole('button', { name: 'Отметка 👍' }).click();
    await entry(one, 'Грузим завтра')
      .getByRole('button', { name: /👍.*Борис Ковалёв/ })
      .click();
    await entry(other, 'Грузим завтра')
      .getByRole('button', { name: /👍.*Борис Ковалёв, Анна Лебедева/ })
      .waitFor();

    await act(one, 'Кирпич М150', 'Ответить');
    await field(one).pressSequentially('Спасибо, @Ег');
    await one.getByRole('option', { name: '@Егор Тихонов' }).waitFor();
    await field(one).press('Enter');
    await field(one).pressSequentially('сфотографируй бой');
    await field(one).press('Enter');
    const answer = entry(other, 'сфотографируй бой');
    await answer.getByText('@Егор Тихонов').waitFor();
    await answer.getByRole('button', { name: /Кирпич М150 пришёл/ }).click();

    await act(other, 'Кирпич М150', 'Действия с сообщением');
    await other.getByText('Закрепить', { exact: true }).click();
    await one.getByRole('button', { name: 'Следующее закреплённое' }).waitFor();

    await act(one, 'Грузим завтра', 'Действия с сообщением');
    await one.getByText('Удалить', { exact: true }).click();
    await one.getByRole('button', { name: 'Удалить' }).click();
    await log(other).getByText('Сообщение удалено').waitFor();
    await picture(one, 'chat-group');
  });

  it('talks with Ava, and presses what she offers once', async () => {
    const page = await visitor('anna');
    await page.getByRole('button', { name: 'Ава помощница' }).click();
    await page.getByRole('heading', { name: 'Ава', level: 1 }).waitFor();
    await say(page, 'кто на месте');
    const answers = log(page).getByRole('article', { name: 'Ава' });
    await answers.filter({ hasText: 'На месте' }).first().waitFor();
    await say(page, 'сколько весит облако в понедельник');
    const offered = answers.last().locator('.buttons').getByRole('button');
    await offered.first().waitFor();
    const count = await answers.count();
    await picture(page, 'chat-ava');
    await offered.last().click();
    await eventually(async () => (await answers.count()) > count);
  });

  it('carries files: with their progress, as pictures or by name, and says what is not taken', async () => {
    const direct = await anna.direct('Борис Ковалёв');
    const [one, other] = [await visitor('anna'), await visitor('boris')];
    await goTo(one, direct);
    await goTo(other, direct);
    const photo = await one.screenshot({ clip: { x: 0, y: 0, width: 400, height: 300 } });
    await one.locator('input[type=file]').setInputFiles([
      { name: 'склад.png', mimeType: 'image/png', buffer: photo },
      { name: 'смета.txt', mimeType: 'text/plain', buffer: Buffer.from('Кирпич М150; 14 поддонов') },
      { name: 'setup.exe', mimeType: 'application/octet-stream', buffer: Buffer.from('MZ\u0090\u0000 program') },
    ]);
    await one.getByText(/setup\.exe: /).waitFor();
    await one.getByRole('button', { name: 'Убрать setup.exe' }).click();
    await eventually(async () => (await one.getByRole('progressbar').count()) === 0);
    await say(one, 'Фото и смета');
    const got = entry(other, 'Фото и смета');
    await got.getByRole('img', { name: 'Картинка склад.png' }).waitFor();
    await eventually(() =>
      got
        .getByRole('img', { name: 'Картинка склад.png' })
        .evaluate((img) => (img as unknown as { naturalWidth: number }).naturalWidth > 0),
    );
    const [download] = await Promise.all([
      other.waitForEvent('download'),
      got.getByRole('link', { name: /смета\.txt/ }).click(),
    ]);
    expect(download.suggestedFilename()).toBe('смета.txt');
    await picture(other, 'chat-files');
  });

  it('opens the inner room of an inquiry, which says that the customer does not see it', async () => {
    await customersWrite(house, [
      { from: 'ivan@romashka.example', name: 'Иван Петров', subject: 'Кирпич на фасад', text: 'Нужно 5000 шт.' },
    ]);
    const page = await visitor('head');
    await page.getByRole('listitem').filter({ hasText: 'Кирпич на фасад' }).getByRole('link').click();
    await page.getByRole('button', { name: 'Обсудить со своими' }).click();
    await page.getByText('Только свои').waitFor();
    await say(page, 'Кто возьмёт? Клиент торопится');
    await entry(page, 'Клиент торопится').waitFor();
    await page.getByRole('group', { name: 'О разговоре' }).getByRole('link', { name: 'Кирпич на фасад' }).waitFor();
    await picture(page, 'chat-inquiry-room');
  });

  it('answers a visitor of the site: takes, sees who it is, says, hands back, ends', async () => {
    const page = await visitor('anna');
    const guest = await aSiteVisitor(house.url);
    try {
      await guest.visit('/brick', 'Кирпич облицовочный');
      await guest.say('Есть кирпич на фасад?');
      await page.getByRole('button', { name: /^Клиенты/ }).click();
      await page
        .getByRole('region', { name: 'Беседы' })
        .getByRole('link', { name: /Посетитель, Псков/ })
        .click();
      await page.getByText('Видит клиент').waitFor();
      await page.getByRole('complementary').getByText('Кирпич облицовочный').waitFor();
      const take = page.getByRole('button', { name: 'Взять' });
      await page.getByRole('button', { name: 'Передать' }).waitFor();
      if (await take.isVisible()) await take.click();
      await page.getByText('ведёт Анна Лебедева').waitFor();
      await guest.type('а доставка');
      await page.getByText('печатает… а доставка').first().waitFor();
      await say(page, 'Есть, 5000 шт. на складе');
      await eventually(() => guest.heard.includes('Есть, 5000 шт. на складе'));
      await picture(page, 'chat-customer');
      expect(await barriersOn(page)).toEqual([]);
      await page.getByRole('button', { name: 'Завершить' }).click();
      await page.getByRole('dialog').getByRole('button', { name: 'Завершить' }).click();
      await log(page).getByText('Анна Лебедева завершил(а) чат').waitFor();
    } finally {
      guest.leave();
    }
  });

  it('reminds: shows the next dates before it is made, moves, puts off, ends', async () => {
    const page = await visitor('anna');
    await page.goto(`${house.url}/reminders`);
    await page.getByRole('button', { name: 'Новое напоминание' }).click();
    const sheet = page.getByRole('dialog', { name: 'Новое напоминание' });
    await sheet.getByLabel('О чём напомнить').fill('Позвонить в Ромашку');
    await sheet.getByLabel('Повторять').selectOption({ label: 'По будням' });
    await eventually(async () => (await sheet.getByRole('status').getByRole('listitem').count()) === 3);
    await picture(page, 'reminder-new');
    await sheet.getByRole('button', { name: 'Создать' }).click();
    const mine = page.getByRole('listitem').filter({ hasText: 'Позвонить в Ромашку' });
    await mine.waitFor();
    await mine.getByRole('button', { name: 'Отложить' }).click();
    await page.getByRole('menuitem', { name: 'На час' }).click();
    await page.getByText('Отложено').waitFor();
    await mine.getByRole('button', { name: 'Отменить' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Отменить' }).click();
    await eventually(async () => (await mine.count()) === 0);
    await page.getByRole('button', { name: 'Завершённые' }).click();
    await mine.getByText('Отменено').waitFor();
    await picture(page, 'reminders');
  });

  it('a reminder arrives at the open desk by itself, and is done with by its button', async () => {
    const page = await visitor('boris');
    await page.getByRole('button', { name: 'Ава помощница' }).click();
    await page.getByRole('heading', { name: 'Ава', level: 1 }).waitFor();
    const at = new Date(Date.now() + 3_000).toISOString();
    await boris.api.post('/api/assistant/reminders', { text: 'Отгрузить поддоны', at });
    // The list of the day, said a minute after the start, names it too.
    const reminder = log(page)
      .getByRole('article', { name: 'Ава' })
      .filter({ hasText: /Напоминаю № \d+: Отгрузить поддоны/ });
    await reminder.first().waitFor({ timeout: 40_000 });
    await reminder
      .first()
      .getByRole('button', { name: /Сделано|Выполнено|Готово/ })
      .click();
    await eventually(
      async () =>
        (await boris.api.get<{ items: { text: string }[] }>('/api/assistant/reminders')).items.every(
          ({ text }) => text !== 'Отгрузить поддоны',
        ),
      { within: 20_000, message: 'it is not done' },
    );
    expect(await reminder.count()).toBe(1);
  });

  it('keeps how one wants to be told', async () => {
    const page = await visitor('vera');
    await page.goto(`${house.url}/settings`);
    await page.getByLabel('Личное').selectOption({ label: 'через 10 мин' });
    await page.getByLabel('Показывать текст сообщения').uncheck();
    await page.getByRole('button', { name: 'Сохранить' }).click();
    await page.getByText('Сохранено').waitFor();
    await page.reload();
    await eventually(async () => (await page.getByLabel('Личное').inputValue()) === '10');
    expect(await page.getByLabel('Показывать текст сообщения').isChecked()).toBe(false);
  });

  it('asks Ava by mention: what is said to her is marked as hers', async () => {
    const group = await anna.group('С Авой', 'Борис Ковалёв');
    const page = await visitor('anna');
    await goTo(page, group);
    await field(page).pressSequentially('@Ав');
    await page.getByRole('option', { name: '@Ава' }).waitFor();
    await field(page).press('Tab');
    await field(page).pressSequentially('кто на месте');
    await field(page).press('Enter');
    await entry(page, 'кто на месте').getByText('@Ава').waitFor();
    const { messages } = await boris.api.get<{ messages: { mentions: string[] }[] }>(
      `/api/messenger/conversations/${group}/messages`,
    );
    expect(messages.map(({ mentions }) => mentions)).toContainEqual(['assistant:ava']);
  });

  it('keeps what is typed without a line, and says it once when the line is back, also over a reload', async () => {
    const direct = await anna.direct('Вера Соколова');
    const page = await visitor('anna');
    await goTo(page, direct);
    await say(page, 'при связи');
    await entry(page, 'при связи').waitFor();
    await page.context().setOffline(true);
    await say(page, 'без связи, первое');
    await say(page, 'без связи, второе');
    await page.getByText('уйдёт, когда вернётся связь').nth(1).waitFor();
    await field(page).fill('недописанное');
    expect(await anna.texts(direct)).toEqual(['при связи']);
    await page.context().setOffline(false);
    await entry(page, 'без связи, второе').waitFor();
    expect(await anna.texts(direct)).toEqual(['при связи', 'без связи, первое', 'без связи, второе']);
    await page.reload();
    await field(page).waitFor();
    await eventually(async () => (await field(page).inputValue()) === 'недописанное');
    expect(await anna.texts(direct)).toHaveLength(3);
    await expect(page.getByText('уйдёт, когда вернётся связь').count()).resolves.toBe(0);
  });

  it('misses nothing that was said while the line was broken', async () => {
    const direct = await anna.direct('Борис Ковалёв');
    const page = await visitor('anna');
    await goTo(page, direct);
    await page.context().setOffline(true);
    for (const n of [1, 2, 3]) await boris.say(direct, `сказано без вас, ${n}`);
    await page.context().setOffline(false);
    for (const n of [1, 2, 3]) await entry(page, `сказано без вас, ${n}`).waitFor();
  });

  it('shows the same number on two tabs, and reading in one clears both', async () => {
    const group = await anna.group('Две вкладки', 'Борис Ковалёв');
    const first = await visitor('anna');
    const second = await tab(first);
    await second.goto(`${house.url}/settings`);
    await row(second, 'Две вкладки').waitFor();
    for (const n of [1, 2, 3]) await boris.say(group, `новость ${n}`);
    for (const page of [first, second])
      await row(page, 'Две вкладки').getByText('3 непрочитанных').waitFor({ state: 'attached' });
    await first.bringToFront();
    await row(first, 'Две вкладки').getByRole('link').click();
    await entry(first, 'новость 3').waitFor();
    for (const page of [first, second])
      await eventually(async () => (await row(page, 'Две вкладки').getByText('непрочитан').count()) === 0);
  });

  it('opens 50,000 messages by one page of them and scrolls through them with a bounded page', async () => {
    const group = await anna.group('Большая переписка', 'Борис Ковалёв', 'Вера Соколова');
    fillWith(base, group, LONG);
    const page = await visitor('anna');
    await row(page, 'Большая переписка').waitFor();
    const asked: string[] = [];
    page.on('request', (one) => void (one.url().includes(`/${group}/messages`) && asked.push(one.url())));
    await row(page, 'Большая переписка').getByRole('link').click();
    await entry(page, `№${LONG}.`).waitFor();
    // One page of it, whatever its length. How long that takes is measured by `npm run bench:desk`.
    expect(asked).toHaveLength(1);
    const { most, nodes, moved } = await page.evaluate<Scrolled>(scrollLogUp);
    expect(moved).toBeGreaterThan(20_000);
    expect(most).toBeLessThan(MOST_ROWS);
    expect(nodes).toBeLessThan(MOST_NODES);
    await page.getByRole('button', { name: /Вниз/ }).click();
    await entry(page, `№${LONG}.`).waitFor();
    await goTo(page, group, '?m=12345');
    await entry(page, '№12345.').waitFor();
    await log(page).focus();
    await page.keyboard.press('Home');
    await entry(page, '№1.').waitFor();
    await boris.say(group, 'И ещё одно, самое новое');
    await page.getByRole('button', { name: /вниз, 1 новое/i }).click();
    await entry(page, 'самое новое').waitFor();
    await picture(page, 'chat-long');
  });

  it('makes a group, renames it, lets in and out, and says so in sentences', async () => {
    const page = await visitor('anna');
    await page.getByRole('button', { name: 'Новый разговор' }).click();
    const sheet = page.getByRole('dialog', { name: 'Новый разговор' });
    await sheet.getByLabel(/Борис Ковалёв/).check();
    await sheet.getByLabel(/Вера Соколова/).check();
    await sheet.getByLabel('Название беседы').fill('Ромашка');
    await sheet.getByRole('button', { name: 'Создать беседу' }).click();
    await page.getByRole('heading', { name: 'Ромашка', level: 1 }).waitFor();
    await page.getByRole('button', { name: 'Добавить' }).click();
    await page.getByLabel(/Егор Тихонов/).check();
    await page.getByRole('dialog').getByRole('button', { name: 'Добавить' }).click();
    await log(page).getByText('Анна Лебедева добавил(а) в беседу: Егор Тихонов').waitFor();
    await page.getByRole('button', { name: 'Переименовать' }).click();
    await page.getByLabel('Название беседы').fill('Ромашка, второй объект');
    await page.getByRole('button', { name: 'Сохранить' }).click();
    await log(page).getByText('Анна Лебедева назвал(а) беседу «Ромашка, второй объект»').waitFor();
  });

  it('shows how colleagues stand, with their own words', async () => {
    const [one, other] = [await visitor('anna'), await visitor('boris')];
    await other.getByRole('button', { name: /Мой статус/ }).click();
    await other.getByRole('radio', { name: 'Занят' }).click();
    await other.getByLabel('Несколько слов о себе').fill('На складе до 15:00');
    await other.getByRole('button', { name: 'Сохранить' }).click();
    await one.getByRole('button', { name: 'Коллеги' }).first().click();
    await one.getByRole('button', { name: /Борис Ковалёв.*На складе до 15:00 · Занят/ }).waitFor();
    await other.context().close();
    await one.getByRole('button', { name: /Борис Ковалёв.*был\(а\) в сети/ }).waitFor();
  });

  it('finds what was said by another form of the word, and leads to it', async () => {
    const group = await anna.group('Поиск', 'Борис Ковалёв');
    await boris.say(group, 'Облицовочные панели привезут в четверг');
    const page = await visitor('anna');
    await eventually(
      async () => {
        await page.keyboard.press('Control+k');
        // A key that comes before the page hears keys is lost: then it is pressed again.
        const field = page.getByRole('dialog').getByRole('combobox');
        const open = await field.fill('панелей четверга', { timeout: 2_000 }).then(
          () => true,
          () => false,
        );
        if (!open) return false;
        const found = await page
          .getByRole('option', { name: /Облицовочные/ })
          .waitFor({ timeout: 2_000 })
          .then(
            () => true,
            () => false,
          );
        if (!found) await page.keyboard.press('Escape');
        return found;
      },
      { within: 20_000 },
    );
    await page.keyboard.press('Enter');
    await entry(page, 'Облицовочные панели').waitFor();
  });

  it.each(['light', 'dark'] as const)('has no serious barrier for anybody in its %s theme', async (colorScheme) => {
    const group = await anna.group(`Доступность ${colorScheme}`, 'Борис Ковалёв', 'Егор Тихонов');
    const first = await boris.say(group, 'Кирпич М150 пришёл, 14 поддонов: https://prorab.example/a');
    await anna.api.put(`/api/messenger/messages/${first.id}/reactions/${encodeURIComponent('👍')}`, {});
    await anna.say(group, '@Борис Ковалёв спасибо', {
      replyTo: first.id,
      mentions: [`employee:${anna.idOf('Борис Ковалёв')}`],
    });
    await boris.say(group, 'Кран в 11:00', { urgent: true });
    const page = await visitor('anna', { colorScheme });
    const barriers: Record<string, string[]> = {};
    const look = async (name: string): Promise<void> => {
      const found = await barriersOn(page);
      if (found.length) barriers[name] = found;
    };
    await goTo(page, group);
    await entry(page, 'Кран в 11:00').hover();
    await look('group');
    await picture(page, `chat-${colorScheme}`);
    await entry(page, 'Кран в 11:00').getByRole('button', { name: 'Действия с сообщением' }).click();
    await page.getByText('Скопировать текст').waitFor();
    await look('menu');
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: /Мой статус/ }).click();
    await look('status');
    await page.keyboard.press('Escape');
    for (const place of ['chats', 'reminders', 'settings']) {
      await page.goto(`${house.url}/${place}`);
      await page.getByRole('heading', { level: 1 }).waitFor();
      await look(place);
    }
    expect(barriers).toEqual({});
  });

  it('works on a phone: the list, a conversation, and back', async () => {
    const direct = await anna.direct('Борис Ковалёв');
    await boris.say(direct, 'На телефоне видно?');
    const page = await visitor('anna', { viewport: { width: 390, height: 780 }, hasTouch: true });
    await page.getByRole('navigation', { name: 'Разделы' }).getByRole('link', { name: 'Беседы' }).click();
    await row(page, 'Борис Ковалёв').getByRole('link').click();
    await entry(page, 'На телефоне видно?').waitFor();
    expect(await page.evaluate<boolean>(fitsTheScreen)).toBe(true);
    await picture(page, 'chat-phone');
    await page.getByRole('button', { name: 'О разговоре' }).click();
    await page.getByRole('complementary', { name: 'О разговоре' }).waitFor();
    expect(await barriersOn(page)).toEqual([]);
    await page.getByRole('button', { name: 'Закрыть' }).click();
    await page.getByRole('link', { name: 'Назад' }).click();
    await row(page, 'Борис Ковалёв').waitFor();
    await picture(page, 'chat-phone-list');
  });
});
