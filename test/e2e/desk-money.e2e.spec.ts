import { type TestDatabase, eventually, makeTestDatabase } from '@prorab/platform/testing';
import type { Browser, Page } from 'playwright-core';
import { type Visitor, aBrowser, aVisitor, barriersOn, logIn, picture } from './support/a-browser.js';
import { BookKeeper, type SoldInvoice, aMoneyHouse, growsOld, isInBooks, isSetAside } from './support/a-money-house.js';
import { PASSWORD } from './support/company.js';
import { OneC } from './support/one-c.js';
import { fitsTheScreen } from './support/page-scripts.js';
import type { RunningHouse } from './support/running-house.js';

const account = '40702810900000000009';
const statement = [
  ...['1CClientBankExchange', 'ВерсияФормата=1.03', 'Кодировка=Windows', `РасчСчет=${account}`],
  ...['СекцияДокумент=Платежное поручение', 'Номер=17', 'Дата=20.11.2026', 'Сумма=815.40'],
  ...['ПлательщикСчет=40702810000000000001', 'ПлательщикИНН=7707083893', 'Плательщик1=ПАО "Банк"'],
  ...[`ПолучательСчет=${account}`, 'ДатаПоступило=20.11.2026', 'НазначениеПлатежа=Проценты на остаток'],
  ...['КонецДокумента', 'КонецФайла', ''],
].join('\r\n');

describe('money on the desk', () => {
  let browser: Browser;
  let house: RunningHouse;
  let base: TestDatabase;
  let remove: () => Promise<void>;
  let manager: BookKeeper;
  let accountant: BookKeeper;
  let tower: SoldInvoice;
  let wall: SoldInvoice;
  let roof: SoldInvoice;
  let terem: SoldInvoice;
  let steel: SoldInvoice;
  const open: Visitor[] = [];

  const visitor = async (options: Parameters<typeof aVisitor>[1] = {}): Promise<Visitor> => {
    const one = await aVisitor(browser, options);
    open.push(one);
    return one;
  };
  const rowOf = (page: Page, text: string | RegExp) => page.getByRole('listitem').filter({ hasText: text });
  const sell = (customer: string, goods: string, quantity: string, price: string, payInDays: number | null) =>
    manager.sells({ customer, goods, quantity, price, payInDays });

  beforeAll(async () => {
    base = await makeTestDatabase('sqlite');
    remove = () => base.remove();
    house = await aMoneyHouse({ base });
    await house.start();
    browser = await aBrowser();
    manager = await BookKeeper.at(house, 'manager1');
    accountant = await BookKeeper.at(house, 'accountant');
    tower = await sell('ООО «Башня»', 'Кирпич М150', '5000', '24.00', -5);
    wall = await sell('ИП Стенин', 'Цемент М500, мешок 50 кг', '40', '480.00', -12);
    roof = await sell('ИП Стенин', 'Рубероид РКП-350', '12', '650.00', -2);
    const paid = (terem = await sell('ООО «Терем»', 'Брус 150×150', '30', '1850.00', 3));
    const partly = await sell('ООО «Терем»', 'Доска обрезная', '18', '9400.00', -35);
    const lake = await sell('ТСЖ «Озёрное»', 'Пескобетон', '100', '310.00', null);
    steel = await sell('ООО «Фундамент»', 'Арматура 12 мм', '2500', '58.50', null);
    await accountant.pays(paid.total, paid);
    await accountant.ships(paid.invoiceKey);
    await accountant.pays('50000.00', partly);
    await accountant.ships(partly.invoiceKey);
    // One transfer for two invoices: 19 200 + 7 800.
    await accountant.pays('27000.00', { partyId: wall.partyId }, 'за цемент и рубероид');
    await eventually(
      async () => (await accountant.get<{ items: object[] }>('/api/sales/payments/untied')).items.length === 1,
      { within: 60_000, message: 'the books were not read' },
    );
    await growsOld(base, manager, lake.invoiceKey, 70);
    await growsOld(base, manager, steel.invoiceKey, 4);
  }, 240_000);
  afterEach(async () => {
    const complaints = open.flatMap((one) => one.complaints);
    await Promise.all(open.splice(0).map((one) => one.close()));
    expect(complaints).toEqual([]);
  });
  afterAll(async () => {
    await browser.close();
    await house.remove();
    await remove();
  });

  it('finds an invoice, writes a promise down, and shows its payment without a reload', async () => {
    const { page } = await visitor();
    await logIn(page, house.url, 'manager1', PASSWORD);
    await page.getByRole('link', { name: 'Счета', exact: true }).click();
    await rowOf(page, 'ООО «Башня»').waitFor();
    await page.getByText('7 счетов').waitFor();
    await page.getByRole('searchbox', { name: 'Номер или покупатель' }).fill('башн');
    await page.getByText('1 счёт', { exact: true }).waitFor();
    await rowOf(page, 'ООО «Башня»').getByRole('link').click();
    const card = page.getByRole('complementary', { name: 'Счета' });
    await card.getByText('Кирпич М150').waitFor();
    await card.getByText('Не оплачен', { exact: true }).waitFor();
    await card.getByRole('button', { name: /^Обещали/ }).click();
    await page.getByRole('dialog').getByLabel('День оплаты').waitFor();
    expect(await barriersOn(page)).toEqual([]);
    await page.keyboard.press('Enter');
    await card
      .getByText(/Обещали оплатить \d/)
      .first()
      .waitFor();
    await accountant.pays('20000.00', tower);
    await card.getByText('Оплачен частично', { exact: true }).waitFor();
    await accountant.pays('100000.00', tower);
    await card.getByText('Оплачен', { exact: true }).first().waitFor();
    await rowOf(page, 'ООО «Башня»').getByText('Оплачен', { exact: true }).waitFor();
    await page.keyboard.press('Escape');
    await card.waitFor({ state: 'detached' });
  }, 90_000);

  it('ties one payment to two invoices, the rest shown while one types, and takes it back', async () => {
    const { page } = await visitor();
    await logIn(page, house.url, 'accountant', PASSWORD);
    await page.getByRole('link', { name: 'Оплаты без счёта' }).click();
    await rowOf(page, 'ИП Стенин').waitFor();
    expect(await barriersOn(page)).toEqual([]);
    await picture(page, 'payments');
    await rowOf(page, 'ИП Стенин').getByRole('button').click();
    const dialog = page.getByRole('dialog', { name: 'Какие счета оплачены' });
    await dialog.getByLabel(`Сколько на счёт № ${wall.number}`).fill('19 200');
    await dialog.getByText(/Свободно: 7\s800/).waitFor();
    await dialog.getByLabel(`Сколько на счёт № ${roof.number}`).fill('7800,01');
    await dialog.getByText(/Распределено больше, чем есть/).waitFor();
    expect(await dialog.getByRole('button', { name: 'Привязать' }).isDisabled()).toBe(true);
    await dialog.getByRole('button', { name: `Всё сюда: Счёт № ${roof.number}` }).click();
    await dialog.getByText(/Свободно: 0/).waitFor();
    expect(await barriersOn(page)).toEqual([]);
    await picture(page, 'tie');
    await dialog.getByRole('button', { name: 'Привязать' }).click();
    await page.getByText('Все оплаты привязаны').waitFor();
    const states = async (): Promise<string[]> =>
      Promise.all(
        [wall, roof].map(
          async (one) => (await accountant.get<{ state: string }>(`/api/sales/invoices/${one.invoiceKey}`)).state,
        ),
      );
    expect(await states()).toEqual(['paid', 'paid']);
    await page.getByRole('button', { name: 'Вернуть как было' }).click();
    await rowOf(page, 'ИП Стенин').waitFor();
    expect(await states()).not.toContain('paid');
  }, 60_000);

  it('takes the statement of the bank, sets aside what no customer paid, and takes that back', async () => {
    const { page } = await visitor();
    await logIn(page, house.url, 'accountant', PASSWORD);
    await page.goto(`${house.url}/payments?from=bank`);
    // It was untied a moment ago; the lines of the bank are gone through every half a minute.
    await rowOf(page, 'за цемент и рубероид').waitFor({ timeout: 60_000 });
    await page.locator('input[type=file]').setInputFiles({
      ...{ name: 'kl_to_1c.txt', mimeType: 'text/plain', buffer: Buffer.from(statement) },
    });
    await rowOf(page, 'Проценты на остаток').waitFor();
    expect(await barriersOn(page)).toEqual([]);
    await picture(page, 'bank');
    await rowOf(page, 'Проценты на остаток')
      .getByRole('button', { name: /^Не от покупателя/ })
      .click();
    await rowOf(page, 'Проценты на остаток').waitFor({ state: 'detached' });
    await page.getByRole('button', { name: 'Вернуть как было' }).click();
    await rowOf(page, 'Проценты на остаток').waitFor();
  }, 120_000);

  it('shows who owes how much by how late it is, and opens the invoices behind a figure', async () => {
    const { page } = await visitor();
    await logIn(page, house.url, 'head', PASSWORD);
    await page.getByRole('link', { name: 'Дебиторка' }).click();
    await page.getByRole('figure', { name: 'Сколько ждём, по просрочке' }).waitFor();
    expect(await barriersOn(page)).toEqual([]);
    await picture(page, 'receivables');
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: 'Таблица (CSV)' }).click(),
    ]);
    expect(download.suggestedFilename()).toBe('receivables.csv');
    await page.getByRole('button', { name: 'По менеджерам' }).click();
    await page.getByRole('rowheader', { name: 'Менеджер 1' }).waitFor();
    await page.getByRole('button', { name: 'По покупателям' }).click();
    await page
      .getByRole('row', { name: /Озёрное/ })
      .getByRole('link', { name: /31\s000/ })
      .click();
    await page.getByText('1 счёт', { exact: true }).waitFor();
    await page.getByText('Просрочка: Больше 60 дней').waitFor();
    await rowOf(page, 'ТСЖ «Озёрное»').waitFor();
  }, 60_000);

  it('has the forgotten ones in the morning, of the team for the head, with their buttons', async () => {
    const { page } = await visitor();
    await logIn(page, house.url, 'head', PASSWORD);
    await page.getByRole('link', { name: 'Забытые счета' }).click();
    await rowOf(page, 'ТСЖ «Озёрное»').waitFor();
    expect(await barriersOn(page)).toEqual([]);
    await picture(page, 'forgotten');
    const before = await page.locator('.forgotten').count();
    await rowOf(page, 'ТСЖ «Озёрное»')
      .getByRole('button', { name: /^Связались/ })
      .click();
    await page.getByRole('dialog').getByLabel('Заметка').fill('оплатят после приёмки');
    await page.getByRole('dialog').getByRole('button', { name: 'Записать' }).click();
    await eventually(async () => (await page.locator('.forgotten').count()) < before, {
      message: 'it is still forgotten',
    });
    await page.getByRole('button', { name: 'Вернуть как было' }).click();
    await eventually(async () => (await page.locator('.forgotten').count()) === before, {
      message: 'it did not come back',
    });
  }, 60_000);

  it('lets a person say whether a customer of 1C is ours: side by side, with the reasons, and undone again', async () => {
    const known = async (name: string, value: string): Promise<string> => {
      const points = [{ kind: 'phone', value }];
      return (await manager.post<{ partyId: string }>('/api/sales/parties', { kind: 'company', name, points })).partyId;
    };
    const ours = [await known('Василёк', '+7 812 555-01-01'), await known('Ландыш', '+7 812 555-02-02')];
    isInBooks(base, { code: '000101', name: 'Склад на Северной', phones: '(812) 555-01-01' });
    isInBooks(base, { code: '000202', name: 'Пристань', phones: '(812) 555-02-02' });
    await eventually(
      async () => {
        const cards = ours.map((id) => manager.get<{ openProposals: number }>(`/api/sales/parties/${id}`));
        return (await Promise.all(cards)).every((card) => card.openProposals === 1);
      },
      { within: 60_000, message: 'nobody is asked' },
    );
    const { page } = await visitor();
    await logIn(page, house.url, 'head', PASSWORD);
    await page.goto(`${house.url}/service`);
    await page.getByRole('link', { name: 'решить, те же ли это: 2' }).waitFor();
    await page.goto(`${house.url}/customers/${ours[0]}`);
    await page.getByRole('link', { name: 'есть 1 похожий' }).click();
    const pair = page.getByRole('article');
    await pair.getByText('совпадает телефон: +78125550101').waitFor();
    await pair.getByText('Код 1С 000101').waitFor();
    expect(await barriersOn(page)).toEqual([]);
    await picture(page, 'look-alikes');
    await pair.getByRole('button', { name: 'Оставить «Василёк»' }).click();
    const dialog = page.getByRole('dialog', { name: 'Объединить?' });
    await dialog.getByText('разные имена: останется имя того, кого оставляем').waitFor();
    await dialog.getByRole('button', { name: 'Объединить' }).click();
    await pair.waitFor({ state: 'detached' });
    const books = async (): Promise<string[]> =>
      (await manager.get<{ records: { code: string }[] }>(`/api/sales/parties/${ours[0]}/books`)).records.map(
        ({ code }) => code,
      );
    await eventually(async () => expect(await books()).toEqual(['000101']));
    await page.getByRole('button', { name: 'Разъединить' }).first().click();
    await eventually(async () => expect(await books()).toEqual([]));

    await page.goto(`${house.url}/merges`);
    await page.getByRole('article').filter({ hasText: 'Пристань' }).getByRole('button', { name: 'Это разные' }).click();
    await page.getByRole('article').filter({ hasText: 'Пристань' }).waitFor({ state: 'detached' });
    await page.goto(`${house.url}/customers/${ours[1]}`);
    await page.getByRole('heading', { name: 'Ландыш' }).waitFor();
    expect(await page.getByRole('link', { name: 'похожий' }).count()).toBe(0);
  }, 120_000);

  it('gives an invoice that is not his to the head, and takes that back', async () => {
    const { page } = await visitor();
    await logIn(page, house.url, 'manager1', PASSWORD);
    await page.goto(`${house.url}/invoices/${steel.invoiceKey}`);
    const notMine = page.getByRole('button', { name: 'Не мой' });
    await notMine.waitFor();
    expect(await barriersOn(page)).toEqual([]);
    await picture(page, 'not-mine');
    await notMine.click();
    await page.getByText('Счёт отдан руководителю').waitFor();
    await page.getByText('Отдано руководителю').waitFor();
    await notMine.waitFor({ state: 'detached' });
    await page.getByRole('button', { name: 'Вернуть как было' }).click();
    await notMine.waitFor();
    await page.getByText('Отменено: Отдано руководителю').waitFor();
    // The head does not look after it himself: there is nothing to give away.
    const other = (await visitor()).page;
    await logIn(other, house.url, 'head', PASSWORD);
    await other.goto(`${house.url}/invoices/${steel.invoiceKey}`);
    await other.getByRole('button', { name: /^Обещали/ }).waitFor();
    expect(await other.getByRole('button', { name: 'Не мой' }).count()).toBe(0);
  }, 60_000);

  it('unties a payment in the card of its invoice, and ties it again', async () => {
    const { page } = await visitor();
    await logIn(page, house.url, 'accountant', PASSWORD);
    await page.goto(`${house.url}/invoices/${terem.invoiceKey}`);
    const untie = page.getByRole('button', { name: /^Отвязать: Оплата №/ });
    await untie.waitFor();
    await page.getByText('Оплачен', { exact: true }).first().waitFor();
    // Whoever does not look after it would be refused.
    expect(await page.getByRole('button', { name: 'Связать с обращением' }).count()).toBe(0);
    expect(await barriersOn(page)).toEqual([]);
    await untie.click();
    await page.getByText('Оплата отвязана от счёта').waitFor();
    await page.getByText('Оплат ещё не было').waitFor();
    const state = async (): Promise<string> =>
      (await accountant.get<{ state: string }>(`/api/sales/invoices/${terem.invoiceKey}`)).state;
    expect(await state()).not.toBe('paid');
    await picture(page, 'untied-in-card');
    await page.getByRole('button', { name: 'Вернуть как было' }).click();
    await untie.waitFor();
    expect(await state()).toBe('paid');
  }, 60_000);

  it('names what could not be read in the books, as it stands there, to the administrator', async () => {
    isSetAside(base, {
      key: '144H',
      why: 'Счет № 451, строка 3: вместо количества стоит "<img src=x onerror=alert(1)>"',
    });
    const { page } = await visitor();
    await logIn(page, house.url, 'head', PASSWORD);
    await page.goto(`${house.url}/service`);
    const list = page.getByRole('region', { name: 'Не прочитано в 1С' });
    await list.getByText('вместо количества стоит "<img src=x onerror=alert(1)>"').waitFor();
    await list.getByText('144H').waitFor();
    expect(await barriersOn(page)).toEqual([]);
    await picture(page, 'set-aside');
  }, 60_000);

  it('has no serious barrier on its pages, light and dark', async () => {
    for (const colorScheme of ['light', 'dark'] as const) {
      const { page } = await visitor({ colorScheme });
      await logIn(page, house.url, 'head', PASSWORD);
      const found: string[] = [];
      const look = async (name: string, path: string, sign: string): Promise<void> => {
        await page.goto(`${house.url}${path}`);
        await page.locator(sign).first().waitFor();
        found.push(...(await barriersOn(page)).map((one) => `${name}: ${one}`));
        await picture(page, `${name}-${colorScheme}`);
      };
      await look('invoices', '/invoices', '.invoice');
      await look('invoices-open', `/invoices?open=${wall.invoiceKey}`, '.goods');
      await look('invoice', `/invoices/${wall.invoiceKey}`, '.goods');
      await look('forgotten', '/invoices/forgotten', '.forgotten');
      await look('receivables', '/receivables', '.bar');
      await look('untied', '/payments', '.untied');
      await look('customer-books', `/customers/${wall.partyId}`, '.card .invoice');
      await look('service-books', '/service', '.panel.item');
      expect(found).toEqual([]);
    }
  }, 120_000);

  it('is one pane on a telephone', async () => {
    const { page } = await visitor({ viewport: { width: 390, height: 800 }, isMobile: true, hasTouch: true });
    await logIn(page, house.url, 'head', PASSWORD);
    const found: string[] = [];
    for (const [name, path, sign] of [
      ['invoices', '/invoices', '.invoice'],
      ['forgotten', '/invoices/forgotten', '.forgotten'],
      ['receivables', '/receivables', '.bar'],
      ['payments', '/payments', '.untied'],
    ] as const) {
      await page.goto(`${house.url}${path}`);
      await page.locator(sign).first().waitFor();
      found.push(...(await barriersOn(page)).map((one) => `${name}: ${one}`));
      if (!(await page.evaluate<boolean>(fitsTheScreen))) found.push(`${name}: wider than the screen`);
      await picture(page, `telephone-${name}`);
    }
    await page.goto(`${house.url}/invoices`);
    await rowOf(page, 'ИП Стенин').first().getByRole('link').tap();
    await page.locator('.goods').waitFor();
    found.push(...(await barriersOn(page)).map((one) => `invoice: ${one}`));
    await picture(page, 'telephone-invoice');
    await page.getByRole('button', { name: 'Назад' }).tap();
    await page.locator('.invoice').first().waitFor();
    expect(found).toEqual([]);
  }, 60_000);

  // The last one: afterwards the base shows other books.
  it('says that a 1C was chosen instead of the books shown, until a person takes it by his word', async () => {
    await house.stop();
    const oneC = await OneC.start({ size: { parties: 30, documents: 60, movements: 120 } });
    const other = await aMoneyHouse({ base, sales: { ledger: oneC.books() }, env: { MSSQL_URL: oneC.url } });
    try {
      await oneC.newParty({ name: 'Новый учёт' });
      await other.start();
      for (const [name, options] of [
        ['light', {}],
        ['dark', { colorScheme: 'dark' }],
        ['telephone', { viewport: { width: 390, height: 800 }, isMobile: true, hasTouch: true }],
      ] as const) {
        const { page } = await visitor(options);
        await logIn(page, other.url, 'head', PASSWORD);
        await page.goto(`${other.url}/invoices`);
        const banner = page.getByRole('status').filter({ hasText: 'Выбран другой учёт, чем показан' });
        await banner.waitFor({ timeout: 60_000 });
        await banner.getByText('change-books --to onec77').waitFor();
        // What was known stays to be seen.
        await rowOf(page, 'ООО «Башня»').waitFor();
        expect(await barriersOn(page)).toEqual([]);
        expect(await page.evaluate<boolean>(fitsTheScreen)).toBe(true);
        await picture(page, `other-books-${name}`);
        if (name !== 'light') continue;
        for (const path of ['/invoices/forgotten', '/receivables', '/payments', `/invoices/${wall.invoiceKey}`]) {
          await page.goto(`${other.url}${path}`);
          await banner.waitFor();
        }
      }
      const { page } = await visitor();
      await logIn(page, other.url, 'head', PASSWORD);
      await page.goto(`${other.url}/invoices`);
      const banner = page.getByRole('status').filter({ hasText: 'Выбран другой учёт, чем показан' });
      await banner.waitFor();
      expect(await other.command('change-books', '--to', 'onec77')).toContain('Вместо «native» читается «onec77»');
      await banner.waitFor({ state: 'detached', timeout: 60_000 });
      const head = await BookKeeper.at(other, 'head');
      const known = `/api/sales/parties?text=${encodeURIComponent('Новый учёт')}`;
      await eventually(async () => (await head.get<{ items: object[] }>(known)).items.length === 1, {
        ...{ within: 60_000, message: 'the 1C is not read' },
      });
      await page.reload();
      await page.locator('.invoice').first().waitFor();
      expect(await rowOf(page, 'ООО «Башня»').count()).toBe(0);
    } finally {
      await other.remove();
      await oneC.stop();
    }
  }, 240_000);
});
