import { eventually, makeTestDatabase } from '@prorab/platform/testing';
import type { Browser, Page } from 'playwright-core';
import { type Visitor, aBrowser, aVisitor, barriersOn, logIn, picture } from './support/a-browser.js';
import { Seller, aFunnelHouse, aQuarter } from './support/a-funnel-house.js';
import { PASSWORD } from './support/company.js';
import { fitsTheScreen } from './support/page-scripts.js';
import type { RunningHouse } from './support/running-house.js';

interface Figures {
  deals: number;
  stages: { stage: string; reached: number; stopped: number; lost: number }[];
}
interface Report {
  lines: { cell: Record<string, string>; labels: string[]; ripe: Figures; unripe: Figures }[];
  total: { ripe: Figures; unripe: Figures };
}
interface Plans {
  lines: { manager: { id: string; name: string } | null; plan: object | null }[];
}
/** As a Russian reader sees it, whatever spaces part the thousands. */
const said = (text: string | null): string => (text ?? '').replace(/\s/g, '');

describe('the funnel on the desk', () => {
  let browser: Browser;
  let house: RunningHouse;
  let seller: Seller;
  let remove: () => Promise<void>;
  const open: Visitor[] = [];

  const visitor = async (options: Parameters<typeof aVisitor>[1] = {}): Promise<Visitor> => {
    const one = await aVisitor(browser, options);
    open.push(one);
    return one;
  };
  const aHead = async (options: Parameters<typeof aVisitor>[1] = {}): Promise<Page> => {
    const { page } = await visitor(options);
    await logIn(page, house.url, 'head', PASSWORD);
    return page;
  };
  /** Opens the page and takes what the house told it. */
  async function funnelOf(page: Page, query = ''): Promise<Report> {
    const answer = page.waitForResponse((r) => /\/api\/sales\/funnel\?/.test(r.url()) && r.ok());
    await page.goto(`${house.url}/funnel${query}`);
    const report = (await (await answer).json()) as Report;
    await page.locator('tr[data-line=""]').waitFor();
    return report;
  }
  const cell = (page: Page, line: string, name: string) =>
    page.locator(`tr[data-line="${line}"] td[data-cell="${name}"]`);
  const drawer = (page: Page) => page.getByRole('dialog');
  async function closeDrawer(page: Page): Promise<void> {
    await page.keyboard.press('Escape');
    await drawer(page).waitFor({ state: 'detached' });
  }

  beforeAll(async () => {
    const base = await makeTestDatabase('sqlite');
    remove = () => base.remove();
    house = await aFunnelHouse(base);
    await house.start();
    browser = await aBrowser();
    seller = await Seller.at(house);
    for (const deal of aQuarter) await seller.sells(deal);
    const day = (weeks: number): string => new Date(Date.now() + weeks * 7 * 86_400_000).toISOString().slice(0, 10);
    await eventually(
      async () => {
        const { total } = await seller.head.get<Report>(`/api/sales/funnel?from=${day(-12)}&to=${day(0)}`);
        const has = (stage: string): number =>
          [total.ripe, total.unripe].reduce(
            (sum, s) => sum + (s.stages.find((o) => o.stage === stage)?.reached ?? 0),
            0,
          );
        // While an invoice has not found its request, it is a deal of its own.
        return (
          has('created') === aQuarter.length &&
          has('paid') === aQuarter.filter(({ invoice, paid }) => paid && paid === invoice).length &&
          has('shipped') === aQuarter.filter(({ shipped }) => shipped).length
        );
      },
      { within: 90_000, message: 'the books were not read' },
    );
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

  it('shows the figures of the API, and each opens as many deals as it says', async () => {
    const page = await aHead();
    const charts: string[] = [];
    page.on('request', (request) => {
      if (/\/charts-[^/]+\.js/.test(request.url())) charts.push(request.url());
    });
    await page.goto(`${house.url}/board/all`);
    await page.locator('.inquiry').first().waitFor();
    expect(charts).toEqual([]);
    const report = await funnelOf(page, '?by=manager&and=channel');
    await page.locator('.chart canvas').waitFor();
    expect(charts).toHaveLength(1);
    expect(report.total.ripe.deals + report.total.unripe.deals).toBe(aQuarter.length);
    expect(report.lines.length).toBeGreaterThan(4);
    const both = (line: Report['total'], stage: string, what: 'reached' | 'lost'): number =>
      [line.ripe, line.unripe].reduce(
        (sum, side) => sum + (side.stages.find((s) => s.stage === stage)?.[what] ?? 0),
        0,
      );
    for (const line of [{ ...report.total, cell: {} }, ...report.lines]) {
      const key = Object.values(line.cell).join('|');
      for (const { stage } of line.ripe.stages)
        expect([key, stage, said(await cell(page, key, stage).textContent())]).toEqual([
          key,
          stage,
          String(both(line, stage, 'reached')),
        ]);
      expect(said(await cell(page, key, 'unripe').textContent())).toBe(String(line.unripe.deals));
    }
    const opens = async (key: string, name: string, expected: number): Promise<void> => {
      await cell(page, key, name).getByRole('button').click();
      const row = drawer(page).locator('[data-deal]');
      await row.first().waitFor();
      // Only what is on view stands in the page; each row says how many there are.
      expect([key, name, await drawer(page).getByRole('listitem').first().getAttribute('aria-setsize')]).toEqual([
        key,
        name,
        String(expected),
      ]);
      await closeDrawer(page);
    };
    for (const { stage } of report.total.ripe.stages) {
      const reached = both(report.total, stage, 'reached');
      if (reached > 0) await opens('', stage, reached);
    }
    await opens('', 'lost', aQuarter.filter(({ lost }) => lost).length);
    await opens('', 'unripe', report.total.unripe.deals);
    const [line] = report.lines;
    await opens(Object.values(line!.cell).join('|'), 'created', both(line!, 'created', 'reached'));

    await page.getByRole('button', { name: 'Ещё не дозрели', exact: true }).click();
    await eventually(
      async () => said(await cell(page, '', 'created').textContent()) === String(report.total.unripe.deals),
      { message: 'the unripe are not shown alone' },
    );
    await page.getByRole('button', { name: 'Деньги', exact: true }).click();
    await eventually(async () => /₽/.test(said(await cell(page, '', 'paid').textContent())), {
      message: 'no money is shown',
    });
  }, 120_000);

  it('leads from a figure by the keyboard to the deals, the request and back; a stage can be looked into', async () => {
    const page = await aHead();
    await funnelOf(page);
    const figure = cell(page, '', 'paid').getByRole('button');
    await figure.focus();
    await page.keyboard.press('Enter');
    await drawer(page).locator('a[data-deal]').first().waitFor();
    await closeDrawer(page);
    await page.locator('button[data-reached="paid"]').click();
    await drawer(page).locator('a[data-deal]').first().click();
    await page.getByRole('button', { name: 'История' }).waitFor();
    expect(new URL(page.url()).pathname).toMatch(/^\/inquiries\//);
    await page.goBack();
    await page.locator('tr[data-line=""]').waitFor();
    await page.getByText('Сколько времени сделка проводит на этапе').waitFor();
    await page.getByText('От счёта до оплаты').first().waitFor();
  });

  it('gives its tables to the head, and not to a manager', async () => {
    const page = await aHead();
    await funnelOf(page, '?by=channel');
    const [file] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: 'Таблица (CSV)' }).click(),
    ]);
    expect(file.suggestedFilename()).toBe('funnel.csv');
    const { page: other } = await visitor();
    await logIn(other, house.url, 'manager1', PASSWORD);
    await funnelOf(other, '?by=channel');
    expect(await other.getByRole('link', { name: 'Таблица (CSV)' }).count()).toBe(0);
  });

  it('says that there is nothing, and that it did not come', async () => {
    const page = await aHead();
    await page.goto(`${house.url}/funnel?from=2020-01-06&to=2020-02-02`);
    await page.getByText('Сделок за это время нет').waitFor();
    await page.route('**/api/sales/funnel?*', (route) => route.abort('connectionreset'));
    await page.goto(`${house.url}/funnel`);
    await page.getByRole('alert').getByText('Не загрузилось').waitFor();
    await page.unroute('**/api/sales/funnel?*');
    await page.getByRole('alert').getByRole('button', { name: 'Повторить' }).click();
    await page.locator('tr[data-line=""]').waitFor();
  });

  it('keeps a plan that the head sets, with who set it when', async () => {
    const page = await aHead();
    await page.goto(`${house.url}/plans`);
    const row = page.locator('tr', { hasText: 'Менеджер 1' });
    await row.getByRole('button', { name: 'План: Менеджер 1' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Оплаты, ₽').fill('много');
    await dialog.getByLabel('Обращения').fill('40');
    await dialog.getByRole('button', { name: 'Сохранить план' }).click();
    await dialog.getByText('Сумма, например').waitFor();
    await dialog.getByLabel('Оплаты, ₽').fill('1 500 000,50');
    await dialog.getByRole('button', { name: 'Сохранить план' }).click();
    await page.getByText('План сохранён: Менеджер 1').waitFor();
    await row.getByText('план 40').waitFor();
    const month = new Date().toISOString().slice(0, 7);
    const { lines } = await seller.head.get<Plans>(`/api/sales/plans/${month}`);
    expect(lines.find(({ manager }) => manager?.name === 'Менеджер 1')?.plan).toMatchObject({
      requests: 40,
      paid: '1500000.50',
      invoices: null,
    });
    await page.getByText('Анна Глава: план для Менеджер 1').waitFor();
    const { page: other } = await visitor();
    await logIn(other, house.url, 'manager1', PASSWORD);
    await other.goto(`${house.url}/plans`);
    await other.locator('tr', { hasText: 'Менеджер 1' }).waitFor();
    expect(await other.getByRole('button', { name: /^План/ }).count()).toBe(0);
  });

  it('moves a request to another kind of sale, which then says what it misses', async () => {
    const page = await aHead();
    const id = await seller.sells({ by: 'manager1', weeksAgo: 0, group: 'зал' });
    await page.goto(`${house.url}/inquiries/${id}`);
    await page.getByText('Розница', { exact: true }).waitFor();
    await page.getByRole('button', { name: 'Ещё действия' }).click();
    await page.getByText('Другой вид продажи').click();
    await page.getByRole('dialog').getByLabel('Опт').check();
    await page.getByRole('dialog').getByRole('button', { name: 'Перенести' }).click();
    await page.getByText('Считаем смету').waitFor();
    await page.getByRole('button', { name: 'Закрыть' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByText('нужно: выставленный счёт, ИНН').waitFor();
    await dialog.getByRole('button', { name: 'Закрыть' }).click();
    await dialog
      .getByRole('alert')
      .getByText(/не хватает: выставленный счёт, ИНН/)
      .waitFor();
    expect(await barriersOn(page)).toEqual([]);
    await dialog.getByLabel('Заметка для коллег').fill('Оплатил на складе');
    await dialog.getByRole('button', { name: 'Закрыть' }).click();
    await page.getByText('Закрыто: продано').waitFor();

    const offers = await seller.sells({ by: 'manager1', weeksAgo: 0, group: 'опт' });
    await page.goto(`${house.url}/board/all`);
    await page.locator('.inquiry').first().waitFor();
    await page.getByRole('button', { name: 'Требуют внимания' }).click();
    await page.getByLabel('Вид продажи').selectOption({ label: 'Опт' });
    await eventually(async () => (await page.locator('.inquiry').count()) === 1, {
      message: 'the board is not narrowed',
    });
    expect(await page.locator('.inquiry a').first().getAttribute('href')).toContain(offers);
    await page.getByRole('button', { name: 'Колонками' }).click();
    await page.getByRole('heading', { name: 'Считаем смету' }).waitFor();
    await page.getByRole('button', { name: 'Списком' }).click();
  });

  it.each(['light', 'dark'] as const)(
    'has no serious barrier, %s',
    async (colorScheme) => {
      const page = await aHead({ colorScheme });
      const found: string[] = [];
      const look = async (name: string): Promise<void> => {
        found.push(...(await barriersOn(page)).map((one) => `${name}: ${one}`));
        await picture(page, `${name}-${colorScheme}`);
      };
      await funnelOf(page);
      await page.locator('.chart canvas').waitFor();
      await page.getByText('От счёта до оплаты').first().waitFor();
      await look('funnel');
      await funnelOf(page, '?by=manager&and=channel&show=money');
      await page.locator('.chart canvas').waitFor();
      await look('funnel-money');
      await cell(page, '', 'created').getByRole('button').click();
      await drawer(page).locator('[data-deal]').first().waitFor();
      await look('funnel-deals');
      await closeDrawer(page);
      await page.goto(`${house.url}/plans`);
      await page.locator('.chart canvas').waitFor();
      await look('plans');
      await page.getByRole('button', { name: 'План: Менеджер 2' }).click();
      await page.getByRole('dialog').waitFor();
      await look('plan-dialog');
      expect(found).toEqual([]);
    },
    60_000,
  );

  it('fits a telephone, in English too', async () => {
    const page = await aHead({ viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true });
    for (const [path, sign] of [
      ['/funnel', 'tr[data-line=""]'],
      ['/plans', 'tr[data-manager="total"]'],
    ] as const) {
      await page.goto(`${house.url}${path}`);
      await page.locator(sign).waitFor();
      await page.locator('.chart canvas').waitFor();
      expect([path, await page.evaluate(fitsTheScreen)]).toEqual([path, true]);
      expect(await barriersOn(page)).toEqual([]);
      await picture(page, `phone${path.replace('/', '-')}`);
    }
    const { page: english } = await visitor({ locale: 'en-GB' });
    await english.goto(house.url);
    await english.getByLabel('Login or e-mail').fill('head');
    await english.getByLabel('Password', { exact: true }).fill(PASSWORD);
    await english.getByRole('button', { name: 'Log in' }).click();
    await english.getByRole('navigation', { name: 'Sections' }).waitFor();
    await english.goto(`${house.url}/funnel?by=channel`);
    await english.getByRole('columnheader', { name: 'Paid in part' }).waitFor();
    await english.goto(`${house.url}/plans`);
    await english.getByText('of the working time of the month is over').waitFor();
  });
});
