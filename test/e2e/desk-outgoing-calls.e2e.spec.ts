import type { Browser, Page } from 'playwright-core';
import { ACallHouse, LINE } from './support/a-call-house.js';
import { type Visitor, aBrowser, aVisitor, barriersOn, logIn, picture } from './support/a-browser.js';
import { PASSWORD } from './support/company.js';
import { fitsTheScreen } from './support/page-scripts.js';

const NUMBER = '+79118010001';
const SHOWN = '+7 911 801-00-01';

const WITHOUT_PHONE = {
  ...{ login: 'olga', name: 'Ольга Новая', role: 'manager', branch: 'pskov' },
  ...{ emails: ['olga@prorab.test'], capacity: 0 },
};

describe('calls made from the desk, with a real Asterisk', () => {
  let at: ACallHouse;
  let browser: Browser;
  let partyId: string;
  const open: Visitor[] = [];
  const desk = async (login: string, options: Parameters<typeof aVisitor>[1] = {}): Promise<Page> => {
    const one = await aVisitor(browser, options);
    open.push(one);
    await logIn(one.page, at.house.url, login, PASSWORD);
    return one.page;
  };
  const cardsOf = (page: Page) => page.getByRole('region', { name: 'Звонки сейчас' }).getByRole('article');

  beforeAll(async () => {
    [at, browser] = await Promise.all([ACallHouse.open('sqlite', {}, { others: [WITHOUT_PHONE] }), aBrowser()]);
    const points = [{ kind: 'phone', value: NUMBER }];
    ({ partyId } = await at.head.post<{ partyId: string }>('/api/sales/parties', {
      ...{ kind: 'company', name: 'ООО «Ромашка»', points },
    }));
    await at.head.post('/api/sales/inquiries', { way: 'visit', from: points, subject: 'Кирпич на забор', mine: false });
    await at.phone('101');
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

  it('from the card of a customer: first him, then the customer, then the talk; the inquiry has it', async () => {
    const page = await desk('manager1');
    await page.goto(`${at.house.url}/customers/${partyId}`);
    await page
      .getByRole('button', { name: `Позвонить ${SHOWN}` })
      .first()
      .dblclick();
    const card = cardsOf(page);
    await card.getByText('Звоним вам', { exact: true }).waitFor();
    await card.getByText(/^Снимите трубку/).waitFor();
    await card.getByRole('link', { name: 'ООО «Ромашка»' }).waitFor();
    expect(await barriersOn(page)).toEqual([]);
    await picture(page, 'call-out-own-light');
    const own = await (await at.phone('101')).rung('Ромашка');
    own.answer();
    const client = await at.provider.rung();
    expect(client.from).toContain(LINE.slice(1));
    await card.getByText('Звоним клиенту', { exact: true }).waitFor();
    await picture(page, 'call-out-client-light');
    client.answer();
    await card.getByText('Разговор', { exact: true }).waitFor();
    client.hangUp();
    await card.waitFor({ state: 'detached' });
    await own.until('ended');
    await page
      .getByRole('link', { name: /Кирпич на забор/ })
      .first()
      .click();
    await page.waitForURL('**/inquiries/*');
    await page.getByRole('button', { name: 'Позвонить' }).first().waitFor();
    await page.getByRole('button', { name: 'Контакты' }).click();
    await page
      .getByText(/^Звонок, 0:0\d$/)
      .first()
      .waitFor();
    expect(await barriersOn(page)).toEqual([]);
    await picture(page, 'inquiry-called-light');
  }, 120_000);

  it('in vain: says why, and one press tries again; the list says which way it went', async () => {
    const page = await desk('manager1', { colorScheme: 'dark' });
    await page.goto(`${at.house.url}/customers/${partyId}`);
    await page
      .getByRole('button', { name: `Позвонить ${SHOWN}` })
      .first()
      .click();
    (await (await at.phone('101')).rung()).answer();
    (await at.provider.rung()).refuse(486, 'Busy Here');
    const card = cardsOf(page);
    await card.getByText('Не дозвонились', { exact: true }).waitFor();
    await card.getByText('Занято', { exact: true }).waitFor();
    expect(await barriersOn(page)).toEqual([]);
    await picture(page, 'call-out-busy-dark');
    await card.getByRole('button', { name: `Позвонить ${SHOWN}` }).click();
    const again = await (await at.phone('101')).rung();
    again.refuse(603, 'Decline');
    await page.getByText('Вы отклонили вызов на своём телефоне').waitFor();
    await page.getByRole('link', { name: 'Звонки', exact: true }).click();
    const row = page.getByRole('listitem').filter({ hasText: SHOWN }).first();
    await row.getByText('Исходящий.').waitFor();
    await row.getByText('Отменён', { exact: true }).waitFor();
    await row.getByText('Менеджер 1').waitFor();
    await row.getByRole('link').click();
    await page.getByRole('complementary', { name: 'Звонок' }).getByText('отклонил(а)').waitFor();
    expect(await barriersOn(page)).toEqual([]);
    await picture(page, 'calls-out-dark');
  }, 120_000);

  it('without a phone of his own the button says why; with one that is off, the card does', async () => {
    const page = await desk('olga', { viewport: { width: 390, height: 800 }, isMobile: true, hasTouch: true });
    await page.goto(`${at.house.url}/customers/${partyId}`);
    const button = page.getByRole('button', { name: /У вас нет внутреннего номера/ }).first();
    await button.waitFor();
    expect(await button.getAttribute('aria-disabled')).toBe('true');
    await page.goto(`${at.house.url}/calls`);
    await page.getByRole('listitem').first().waitFor();
    expect(await page.evaluate<boolean>(fitsTheScreen)).toBe(true);
    expect(await barriersOn(page)).toEqual([]);
    await picture(page, 'telephone-calls-out');
    const other = await desk('manager4');
    await other.goto(`${at.house.url}/customers/${partyId}`);
    await other
      .getByRole('button', { name: `Позвонить ${SHOWN}` })
      .first()
      .click();
    await cardsOf(other).getByText('Ваш телефон не в сети: проверьте его').waitFor();
    await picture(other, 'call-out-phone-off-light');
  }, 120_000);
});
