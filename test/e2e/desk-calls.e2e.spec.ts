import { eventually, makeTestDatabase } from '@prorab/platform/testing';
import type { Browser, Page } from 'playwright-core';
import { ACallHouse, LINE } from './support/a-call-house.js';
import { type Visitor, aBrowser, aVisitor, barriersOn, logIn, picture } from './support/a-browser.js';
import { ApiClient } from './support/api.js';
import { PASSWORD, aCompany } from './support/company.js';
import { bidiOf, cutOffIn, fitsTheScreen } from './support/page-scripts.js';
import { RunningHouse } from './support/running-house.js';

const EVIL = '<img src=x onerror=alert(1)>';
const all = ['101', '102', '103', '104'];
let used = 0;
const aNumber = (): string => `+7911800${String(1000 + used++)}`;
const grouped = (number: string): string => number.replace(/^\+7(...)(...)(..)(..)$/, '+7 $1 $2-$3-$4');

describe('calls on the desk, with a real Asterisk', () => {
  let at: ACallHouse;
  let browser: Browser;
  let manager: ApiClient;
  const open: Visitor[] = [];

  const desk = async (login: string, options: Parameters<typeof aVisitor>[1] = {}): Promise<Page> => {
    const one = await aVisitor(browser, options);
    open.push(one);
    one.page.on('dialog', (dialog) => {
      one.complaints.push(`a script has run: ${dialog.message()}`);
      void dialog.dismiss();
    });
    await logIn(one.page, at.house.url, login, PASSWORD);
    return one.page;
  };
  const cardsOf = (page: Page) => page.getByRole('region', { name: 'Звонки сейчас' }).getByRole('article');
  /** A customer with an unpaid invoice and an open inquiry. */
  const aCustomer = async (name: string, number: string, responsibleId: string | null = null) => {
    const points = [{ kind: 'phone', value: number }];
    const body = { kind: 'company', name, points, responsibleId };
    const { partyId } = await at.head.post<{ partyId: string }>('/api/sales/parties', body);
    const invoice = await manager.post<{ invoiceKey: string; number: string }>('/api/sales/book/invoices', {
      ...{ partyId, vatRate: '22', payBy: null, draft: false, note: null },
      lines: [{ itemKey: null, name: 'Кирпич М150', quantity: '100', price: '24.50' }],
    });
    const inquiry = await manager.post<{ inquiryId: string }>('/api/sales/inquiries', {
      ...{ way: 'visit', from: points, subject: 'Кирпич на забор', mine: false },
    });
    await eventually(
      async () => (await manager.get<{ items: object[] }>(`/api/sales/invoices?partyId=${partyId}`)).items.length === 1,
      { within: 60_000, message: 'the books were not read' },
    );
    return { partyId, invoice, inquiryId: inquiry.inquiryId };
  };

  beforeAll(async () => {
    [at, browser] = await Promise.all([ACallHouse.open('sqlite'), aBrowser()]);
    manager = await new ApiClient(at.house.url).signIn('manager1', PASSWORD);
    await Promise.all(all.map((extension) => at.phone(extension)));
  }, 240_000);
  afterEach(async () => {
    const complaints = open.flatMap((one) => one.complaints);
    await Promise.all(open.splice(0).map((one) => one.close()));
    await at.silence();
    expect(complaints).toEqual([]);
  });
  afterAll(async () => {
    await browser.close();
    await at.close();
  });

  it('say who it is while the phone rings, become the talk of who answers, and go for the others', async () => {
    const number = aNumber();
    const { partyId, invoice, inquiryId } = await aCustomer('ООО «Ромашка»', number);
    const [mine, other] = await Promise.all([desk('manager1'), desk('manager2', { colorScheme: 'dark' })]);
    const phones = await Promise.all(all.map((extension) => at.phone(extension)));
    const call = at.provider.call(LINE, { number });
    const rung = await phones[0]?.rung(number);
    expect(rung?.from).toContain('Псков · ООО «Ромашка»');
    const card = cardsOf(mine);
    await card.getByRole('link', { name: 'ООО «Ромашка»' }).waitFor();
    // How long that takes is measured by `npm run bench:calls`.
    expect(rung?.state).toBe('ringing');
    await card.getByText(grouped(number)).waitFor();
    await card.getByText('Псков', { exact: true }).waitFor();
    await card.getByText(/^1 счёт на 2\s?450\s₽$/).waitFor();
    await card.getByText(`последний № ${invoice.number}`).waitFor();
    await card.getByRole('link', { name: /^Обращение № \d+: Кирпич на забор$/ }).waitFor();
    await card.getByText(/^Последний контакт: /).waitFor();
    await cardsOf(other).getByRole('link', { name: 'ООО «Ромашка»' }).waitFor();
    expect([...(await barriersOn(mine)), ...(await barriersOn(other))]).toEqual([]);
    await picture(mine, 'call-ringing-light');
    await picture(other, 'call-ringing-dark');
    rung?.answer();
    await card.getByText('Разговор', { exact: true }).waitFor();
    await card.getByRole('timer').getByText('0:02').waitFor();
    await cardsOf(other).getByText('Взял(а) Менеджер 1').waitFor();
    await picture(mine, 'call-talking-light');
    await picture(other, 'call-taken-dark');
    await cardsOf(other).waitFor({ state: 'detached' });
    await card.getByRole('link', { name: /^Обращение № / }).click();
    await mine.waitForURL(`**/inquiries/${inquiryId}`);
    // Over any page, and after a reload too.
    await mine.reload();
    await card.getByRole('link', { name: 'ООО «Ромашка»' }).click();
    await mine.waitForURL(`**/customers/${partyId}`);
    call.hangUp();
    await card.waitFor({ state: 'detached' });

    await mine.getByRole('link', { name: 'Звонки', exact: true }).click();
    const row = mine.getByRole('listitem').filter({ hasText: grouped(number) });
    await row.getByText('Отвечен', { exact: true }).waitFor();
    await row.getByText('Менеджер 1').waitFor();
    await row.getByRole('link').click();
    const details = mine.getByRole('complementary', { name: 'Звонок' });
    await details.getByText('Менеджер 3').waitFor();
    expect(await details.getByText('поговорил(а)').count()).toBe(1);
    expect(await details.getByText('ответ уже не нужен').count()).toBe(3);
    expect(await barriersOn(mine)).toEqual([]);
    await picture(mine, 'calls-light');
  }, 120_000);

  it('say where the number of a stranger is from, while it rings and afterwards', async () => {
    const [number, said] = ['+78115330101', '+7 811 533-01-01 · Великие Луки'];
    const page = await desk('manager1');
    const call = at.provider.call(LINE, { number });
    await cardsOf(page).getByText(said, { exact: true }).waitFor();
    await picture(page, 'call-place');
    call.hangUp();
    await page.getByRole('link', { name: 'Звонки', exact: true }).click();
    await page
      .getByRole('listitem')
      .filter({ hasText: `${said} → Псков` })
      .getByRole('link')
      .click();
    await page.getByRole('complementary', { name: 'Звонок' }).getByText(`${said} → Псков`).waitFor();
  });

  it('ring on the desk of the own manager alone, whose customer it is', async () => {
    const number = aNumber();
    await aCustomer('ИП Стенин', number, at.employee('102'));
    const [own, other] = await Promise.all([desk('manager2'), desk('manager1')]);
    const call = at.provider.call(LINE, { number });
    await (await at.phone('102')).rung(number);
    await cardsOf(own).getByText('Ваш покупатель').waitFor();
    expect(await cardsOf(other).count()).toBe(0);
    call.hangUp();
    await cardsOf(own).getByText('Ответа не дождались').waitFor();
    await cardsOf(own).waitFor({ state: 'detached' });
    await own.getByRole('link', { name: 'Звонки', exact: true }).click();
    await own.getByRole('button', { name: 'Пропущенные' }).click();
    const waits = own.getByRole('list', { name: 'Кому перезвонить' }).getByRole('listitem');
    const row = waits.filter({ hasText: 'ИП Стенин' });
    await row.waitFor();
    expect(await row.count()).toBe(1);
  }, 60_000);

  it('of a stranger lead to the inquiry that sales made of it, while it is talked', async () => {
    const number = aNumber();
    const page = await desk('manager1');
    const call = at.provider.call(LINE, { number, name: 'Petr' });
    const rung = await (await at.phone('101')).rung(number);
    await cardsOf(page).getByText('Раньше не обращались').waitFor();
    rung.answer();
    await cardsOf(page).getByRole('link', { name: 'Petr' }).waitFor();
    await cardsOf(page)
      .getByRole('link', { name: /^Обращение № / })
      .click();
    await page.waitForURL('**/inquiries/*');
    await page
      .getByText(/^Звонок: Псков/)
      .first()
      .waitFor();
    call.hangUp();
    await cardsOf(page).waitFor({ state: 'detached' });
  }, 60_000);

  it('several at once stack; a strange name is text, on the card and in the list, and nothing of it runs', async () => {
    const [known, strange] = [aNumber(), aNumber()];
    await aCustomer(EVIL, known);
    const page = await desk('manager1', { viewport: { width: 390, height: 800 }, isMobile: true, hasTouch: true });
    const phone = await at.phone('101');
    const one = at.provider.call(LINE, { number: known, name: EVIL });
    await phone.rung(known);
    await cardsOf(page).getByRole('link', { name: EVIL }).waitFor();
    const two = at.provider.call(LINE, { number: strange, name: 'Ivan <b>Petrov</b>' });
    await cardsOf(page).getByText(grouped(strange)).waitFor();
    expect(await cardsOf(page).count()).toBe(2);
    await cardsOf(page).nth(1).getByText('Раньше не обращались').waitFor();
    expect(await page.locator('img[src="x"], article b').count()).toBe(0);
    expect(await barriersOn(page)).toEqual([]);
    await picture(page, 'telephone-call-cards');
    await cardsOf(page).nth(0).getByRole('button', { name: 'Закрыть' }).tap();
    await eventually(async () => (await cardsOf(page).count()) === 1);
    await cardsOf(page).nth(0).getByText(grouped(strange)).waitFor();
    await page.goto(`${at.house.url}/calls?view=now`);
    await page
      .getByRole('listitem')
      .filter({ hasText: grouped(known) })
      .getByText(EVIL)
      .waitFor();
    one.hangUp();
    two.hangUp();
    await page.getByText('Сейчас никто не звонит').waitFor();
    await eventually(async () => (await cardsOf(page).count()) === 0, { within: 15_000, message: 'a card has stayed' });
    await page.getByRole('button', { name: 'Все' }).tap();
    await page.getByRole('listitem').first().waitFor();
    expect(await page.locator('img[src="x"]').count()).toBe(0);
    expect(await page.evaluate<boolean>(fitsTheScreen)).toBe(true);
    expect(await barriersOn(page)).toEqual([]);
    await picture(page, 'telephone-calls');
    await page.setViewportSize({ width: 320, height: 640 });
    expect(await page.evaluate<string[]>(cutOffIn('.pane-head'))).toEqual([]);
    await page.setViewportSize({ width: 390, height: 800 });
    await page
      .getByRole('listitem')
      .filter({ hasText: grouped(known) })
      .getByRole('link')
      .tap();
    await page.getByText('Кому звонило').waitFor();
    expect(await barriersOn(page)).toEqual([]);
    await picture(page, 'telephone-call');
    await page.getByRole('button', { name: 'Назад' }).tap();
    await page.getByRole('listitem').first().waitFor();
  }, 90_000);

  it('of who has a name that turns words round: it stays in its place, on the card and in the list', async () => {
    const [known, strange] = [aNumber(), aNumber()];
    await aCustomer('Ромашка\u202Egnp.exe', known);
    const page = await desk('manager1');
    const phone = await at.phone('101');
    const one = at.provider.call(LINE, { number: known });
    await phone.rung(known);
    await cardsOf(page).getByRole('link', { name: 'Ромашкаgnp.exe', exact: true }).waitFor();
    expect(await page.evaluate<string>(bidiOf('article .name'))).toBe('isolate');
    const two = at.provider.call(LINE, { number: strange, name: 'abc\u202Egnp.exe' });
    await cardsOf(page).getByText('abcgnp.exe', { exact: true }).waitFor();
    await page.goto(`${at.house.url}/calls?view=now`);
    await page.getByRole('listitem').filter({ hasText: 'abcgnp.exe' }).waitFor();
    expect(await page.content()).not.toMatch(/\p{Bidi_Control}/u);
    one.hangUp();
    two.hangUp();
    await cardsOf(page).first().waitFor({ state: 'detached' });
  }, 60_000);

  it('say by themselves that the exchange is away, and that it is back', async () => {
    const pages = await Promise.all([desk('head', { colorScheme: 'dark' }), desk('manager1')]);
    for (const page of pages) {
      await page.getByRole('link', { name: 'Звонки', exact: true }).click();
      await page.getByRole('listitem').first().waitFor();
    }
    const [dark, light] = pages;
    expect([...(await barriersOn(dark)), ...(await barriersOn(light))]).toEqual([]);
    await picture(dark, 'calls-dark');
    const banners = pages.map((page) => page.getByText(/^АТС не отвечает с /));
    const service = await desk('admin', { colorScheme: 'dark' });
    await service.goto(`${at.house.url}/service`);
    const line = service.getByRole('region', { name: 'Телефония' }).getByRole('listitem');
    await line.getByText('Работает').waitFor();
    await line.getByText(new RegExp(`^слушает процесс .+/${at.house.pid}$`)).waitFor();
    await at.asterisk.crash();
    try {
      await Promise.all(banners.map((banner) => banner.waitFor()));
      await line.getByText('Не отвечает', { exact: true }).waitFor();
      await line.getByText(/^с \d/).waitFor();
      expect(await barriersOn(service)).toEqual([]);
      await picture(service, 'service-exchange-away');
      await picture(light, 'calls-exchange-away');
    } finally {
      await at.asterisk.comeBack();
    }
    await Promise.all(banners.map((banner) => banner.waitFor({ state: 'detached' })));
    await line.getByText('Работает').waitFor();
  }, 120_000);

  it('say that telephony is off where there is none', async () => {
    const base = await makeTestDatabase('sqlite');
    const house = await RunningHouse.build({
      databaseUrl: base.url,
      configuration: { server: { requestsPerMinute: 1_000_000 }, team: { firstStart: aCompany({ managers: 1 }) } },
    });
    const one = await aVisitor(browser);
    open.push(one);
    try {
      await house.start();
      await logIn(one.page, house.url, 'head', PASSWORD);
      await one.page.getByRole('link', { name: 'Звонки', exact: true }).click();
      await one.page.getByText('Телефония выключена').waitFor();
      expect(await barriersOn(one.page)).toEqual([]);
      await picture(one.page, 'calls-off-light');
    } finally {
      await house.remove();
      await base.remove();
    }
  }, 60_000);
});
