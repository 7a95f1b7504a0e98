import { eventually, makeTestDatabase } from '@prorab/platform/testing';
import type { Browser, Page } from 'playwright-core';
import { type Visitor, aBrowser, aVisitor, barriersOn, logIn, picture } from './support/a-browser.js';
import { LINES, aReportHouse, threeWeeksOfCalls } from './support/a-report-house.js';
import { ApiClient } from './support/api.js';
import { PASSWORD } from './support/company.js';
import { fitsTheScreen } from './support/page-scripts.js';
import type { RunningHouse } from './support/running-house.js';

interface Report {
  total: { calls: number; answered: number; missed: number; answeredShare: number };
  hours: { weekday: number; hour: number; calls: number; missed: number }[];
  callBacks: { episodes: number; reached: number };
  lost: { callers: number; sum: string | null };
  cities: { name: string | null; calls: number; lost: number; lines: string[] }[];
  sources: { name: string | null; calls: number }[];
  people: { employeeId: string; answered: number }[];
}
/** As a Russian reader sees it, whatever spaces part the thousands. */
const said = (text: string | null): string => (text ?? '').replace(/\s/g, '');

describe('the report of calls on the desk', () => {
  let browser: Browser;
  let house: RunningHouse;
  let remove: () => Promise<void>;
  const open: Visitor[] = [];

  const desk = async (login: string, options: Parameters<typeof aVisitor>[1] = {}): Promise<Page> => {
    const one = await aVisitor(browser, options);
    open.push(one);
    await logIn(one.page, house.url, login, PASSWORD);
    return one.page;
  };
  /** Opens the page and takes what the house told it. */
  async function reportOf(page: Page, query = ''): Promise<Report> {
    const answer = page.waitForResponse((r) => /\/api\/telephony\/report\?/.test(r.url()) && r.ok());
    await page.goto(`${house.url}/calls/report${query}`);
    const report = (await (await answer).json()) as Report;
    await page.locator('[data-figure="calls"]').waitFor();
    return report;
  }
  const figure = async (page: Page, name: string): Promise<string> =>
    said(await page.locator(`[data-figure="${name}"] .value`).textContent());

  beforeAll(async () => {
    const base = await makeTestDatabase('sqlite');
    remove = () => base.remove();
    house = await aReportHouse(base);
    await house.start();
    browser = await aBrowser();
    const head = await new ApiClient(house.url).signIn('head', PASSWORD);
    const staff = await head.all<{ id: string; name: string; branchId: string }>('/api/team/employees');
    const managers = staff.filter(({ name }) => name.startsWith('Менеджер'));
    const branchId = managers[0]?.branchId ?? '';
    await threeWeeksOfCalls(base, { branchId, managers: managers.map(({ id }) => id) });
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

  it('is found beside the calls, and says what the house says: figures, hours, cities, sources, people', async () => {
    const page = await desk('head');
    await page.goto(`${house.url}/calls`);
    await page.getByRole('link', { name: 'Отчёт', exact: true }).click();
    await page.locator('[data-figure="calls"]').waitFor();
    const report = await reportOf(page);
    expect(report.total.calls).toBeGreaterThan(400);
    expect(await figure(page, 'calls')).toBe(String(report.total.calls));
    const share = (report.total.answeredShare * 100).toFixed(1).replace('.', ',').replace(',0', '');
    expect(await figure(page, 'answeredShare')).toBe(`${share}%`);
    expect(await figure(page, 'lost')).toBe(String(report.lost.callers));
    expect(await figure(page, 'callBack')).toBe('30мин');
    expect([report.callBacks.reached > 0, report.lost.callers > 0, report.lost.sum]).toEqual([true, true, null]);
    await page.getByText('сказать не по чему').waitFor();
    await page.locator('.chart canvas').waitFor();
    for (const { weekday, hour, missed } of report.hours)
      expect(said(await page.locator(`[data-hour="${weekday}-${hour}"]`).textContent())).toBe(
        missed ? String(missed) : '',
      );
    await page.getByRole('button', { name: 'Все звонки' }).click();
    const [first] = report.hours;
    expect(said(await page.locator(`[data-hour="${first?.weekday}-${first?.hour}"]`).textContent())).toBe(
      String(first?.calls),
    );
    expect(report.cities.map(({ name, lines }) => [name, lines])).toEqual([
      ['Псков', [LINES.pskov]],
      [null, [LINES.free]],
    ]);
    const row = page.getByRole('region', { name: 'По городам' }).locator('tr[data-row="Псков"]');
    expect(said(await row.locator('td').first().textContent())).toBe(String(report.cities[0]?.calls));
    await page.getByRole('region', { name: 'По источникам' }).getByText('Яндекс.Карты').waitFor();
    await page.getByRole('region', { name: 'По сотрудникам' }).getByText('Менеджер 1').waitFor();
    expect(await barriersOn(page)).toEqual([]);
    await picture(page, 'call-report');
  }, 120_000);

  it('is narrowed by branch and days, which stand in the address', async () => {
    const page = await desk('head');
    const all = await reportOf(page);
    await page.getByLabel('Филиал').selectOption({ label: 'Без филиала' });
    await eventually(async () =>
      expect([new URL(page.url()).search, await figure(page, 'calls')]).toEqual([
        '?branch=none',
        String(all.cities[1]?.calls),
      ]),
    );
    await page.getByRole('combobox', { name: 'За какое время' }).selectOption('13');
    await page.getByRole('heading', { name: 'Звонки по неделям' }).waitFor();
  });

  it('says that nobody called, and that it did not come', async () => {
    const page = await desk('head');
    await page.goto(`${house.url}/calls/report?from=2020-01-06&to=2020-02-02`);
    await page.getByText('Звонков за это время нет').waitFor();
    await page.goto(`${house.url}/calls/report?from=2020-01-06&to=2026-02-02`);
    await page.getByRole('alert').getByText('не больше чем за 400 дней').waitFor();
    await page.route('**/api/telephony/report?*', (route) => route.abort('connectionreset'));
    await page.goto(`${house.url}/calls/report`);
    await page.getByRole('alert').getByText('Не загрузилось').waitFor();
    await page.unroute('**/api/telephony/report?*');
    await page.getByRole('alert').getByRole('button', { name: 'Повторить' }).click();
    await page.locator('[data-figure="calls"]').waitFor();
  });

  it('fits a phone and the dark, and is not for a manager', async () => {
    const page = await desk('head', { viewport: { width: 390, height: 780 }, colorScheme: 'dark' });
    await reportOf(page);
    await page.locator('.chart canvas').waitFor();
    expect(await page.evaluate(fitsTheScreen)).toBe(true);
    expect(await barriersOn(page)).toEqual([]);
    await picture(page, 'call-report-phone');
    const other = await desk('manager1');
    await other.goto(`${house.url}/calls`);
    await other.locator('.call').first().waitFor();
    expect(await other.getByRole('link', { name: 'Отчёт', exact: true }).count()).toBe(0);
    expect((await other.request.get(`${house.url}/api/telephony/report?from=2026-11-01&to=2026-11-02`)).status()).toBe(
      403,
    );
  });

  it('beside it, the list of calls says where a number is from, and that a mobile one is not sure', async () => {
    const page = await desk('manager1');
    await page.goto(`${house.url}/calls`);
    await page.locator('.call', { hasText: 'Великие Луки' }).first().waitFor();
    await page.locator('.call', { hasText: 'Псковская обл. (по мобильному, неточно)' }).first().waitFor();
    await picture(page, 'calls-places');
  });

  it('is Ava asked about, in any of these words', async () => {
    const manager = await new ApiClient(house.url).signIn('manager1', PASSWORD);
    const says = async (text: string): Promise<string> => {
      const { text: told, outcome } = await manager.post<{ text: string; outcome: string }>('/api/assistant/phrases', {
        text,
      });
      return `${outcome}: ${told.split('\n')[0]}`;
    };
    for (const phrase of ['звонки сегодня', 'кто звонил сегодня', 'сколько звонков вчера', 'Звонки за день'])
      expect([phrase, await says(phrase)]).toEqual([
        phrase,
        expect.stringMatching(/^answered: Звонки \((?:сегодня|вчера)\): /),
      ]);
    for (const phrase of ['пропущенные', 'пропущенные звонки', 'кому перезвонить?'])
      expect([phrase, await says(phrase)]).toEqual([phrase, 'answered: Ждут, что им перезвонят:']);
    for (const phrase of ['кто звонил с 8911…', 'звонки с номера 8911', 'Ава, кто звонил с 8911'])
      expect([phrase, await says(phrase)]).toEqual([phrase, 'answered: Звонили с +7911…:']);
    expect(await says('кто звонил с 0999')).toBe('answered: С …0999… никто не звонил.');
    expect(await says('кто звонил с номера')).toMatch(/^asked: С какого номера/);
  });
});
