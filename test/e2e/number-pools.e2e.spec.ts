import { eventually } from '@prorab/platform/testing';
import type { Browser, Page } from 'playwright-core';
import { type Visitor, aBrowser, aVisitor, barriersOn, logIn, picture } from './support/a-browser.js';
import { ACallHouse, LINE } from './support/a-call-house.js';
import { ASite } from './support/a-site.js';
import { PASSWORD } from './support/company.js';

const POOL = ['+78112200001', '+78112200002'];
const SHOWN: Readonly<Record<string, string>> = { [LINE]: '+7 8112 20-12-34', ...textsOf(POOL) };
const EVIL = '<img src=x onerror=alert(1)>';

describe('numbers that a site shows, with a real Asterisk', () => {
  let at: ACallHouse;
  let browser: Browser;
  const [site, foreign] = [new ASite(LINE), new ASite(LINE)];
  const open: Visitor[] = [];
  const visitor = async (): Promise<Page> => {
    const one = await aVisitor(browser);
    one.page.on('dialog', (dialog) => {
      one.complaints.push(`a script has run: ${dialog.message()}`);
      void dialog.dismiss();
    });
    open.push(one);
    return one.page;
  };
  /** The number that a visitor sees, once the page has asked. */
  const sees = async (page: Page, address: string): Promise<{ text: string; number: string }> => {
    const answer = page.waitForResponse((r) => r.url().endsWith('/site/number') && r.request().method() === 'POST');
    await page.goto(address);
    await answer;
    const link = page.locator('[data-prorab-phone]');
    const told = async () => ({
      text: (await link.textContent()) ?? '',
      number: ((await link.getAttribute('href')) ?? '').replace('tel:', ''),
    });
    // The page begins with the number of all, and without its groups.
    return eventually(async () => {
      const now = await told();
      return now.text === SHOWN[now.number] && now;
    });
  };

  beforeAll(async () => {
    const [origin] = await Promise.all([site.start(), foreign.start()]);
    const lines = [
      { number: LINE, branch: 'Псков' },
      ...POOL.map((number) => ({ number, branch: 'Псков', pool: 'site' })),
    ];
    const telephony = { lines, pools: { site: { fallback: LINE, origins: [origin] } } };
    [at, browser] = await Promise.all([ACallHouse.open('sqlite', {}, { telephony }), aBrowser()]);
    for (const one of [site, foreign]) one.house = at.house.url;
    await at.phone('101');
  }, 240_000);
  afterAll(async () => {
    const complaints = open.flatMap((one) => one.complaints);
    await Promise.all(open.splice(0).map((one) => one.close()));
    await browser.close();
    for (const one of [site, foreign]) one.stop();
    await at.close();
    expect(complaints).toEqual([]);
  });

  it('are one for each visitor; the card of a call to it names the campaign, and who finds none is counted', async () => {
    const [first, second, third, desk] = [await visitor(), await visitor(), await visitor(), await visitor()];
    const words = new URLSearchParams({
      ...{ utm_source: 'яндекс', utm_medium: 'cpc', utm_campaign: 'кирпич-псков', utm_term: EVIL },
    });
    const mine = await sees(first, `${site.origin}/kirpich?${words.toString()}`);
    expect(POOL).toContain(mine.number);
    const other = await sees(second, site.origin);
    expect(new Set([mine.number, other.number])).toEqual(new Set(POOL));
    expect((await sees(third, site.origin)).number).toBe(LINE);
    // Another page of the visit, and the same again: it is his number still.
    expect(await sees(first, `${site.origin}/dostavka`)).toEqual(mine);
    await picture(first, 'site-number');

    await logIn(desk, at.house.url, 'manager1', PASSWORD);
    const [number, phone] = ['+79118007001', await at.phone('101')];
    const call = at.provider.call(mine.number, { number });
    const rung = await phone.rung(number);
    const card = desk.getByRole('region', { name: 'Звонки сейчас' }).getByRole('article');
    await card.getByText('С сайта: яндекс · cpc · кирпич-псков', { exact: true }).waitFor();
    expect(await barriersOn(desk)).toEqual([]);
    await picture(desk, 'call-visit-ringing');
    rung.answer();
    await card.getByText('Разговор', { exact: true }).waitFor();
    call.hangUp();
    const { id } = await at.call(number, 'ended');
    await desk.goto(`${at.house.url}/calls`);
    const row = desk.getByRole('listitem').filter({ hasText: '800-70-01' });
    await row.getByText('С сайта: яндекс · cpc · кирпич-псков').waitFor();
    await picture(desk, 'calls-visit');
    await desk.goto(`${at.house.url}/calls/${id}`);
    await desk.getByText(`Запрос: ${EVIL}`, { exact: true }).waitFor();
    await desk.getByText(`Страница: ${site.origin}/kirpich`, { exact: true }).waitFor();
    await picture(desk, 'call-visit-details');

    const head = await visitor();
    await logIn(head, at.house.url, 'head', PASSWORD);
    await head.goto(`${at.house.url}/calls/report`);
    const pools = head.getByRole('region', { name: 'Подменные номера' });
    await pools.waitFor();
    expect(await pools.locator('[data-row="site"] td').allTextContents()).toEqual(['2', '2', '1', '1']);
    await pools.getByText(/В пуле «site» не хватило номеров.* — 1\. Добавьте в пул номера/).waitFor();
    await head.getByRole('region', { name: 'По источникам' }).locator('[data-row="яндекс"]').waitFor();
    expect(await barriersOn(head)).toEqual([]);
    await pools.scrollIntoViewIfNeeded();
    await picture(head, 'call-report-pools');
  }, 180_000);
  it('are asked for again while the page is looked at; a browser that keeps nothing has one, too', async () => {
    const page = await visitor();
    await page.addInitScript(
      "Object.defineProperty(window, 'sessionStorage', { get() { throw new DOMException('denied', 'SecurityError'); } });",
    );
    await page.clock.install();
    await sees(page, site.origin);
    const visits: string[] = [];
    page.on('request', (r) => {
      if (r.method() === 'POST') visits.push((r.postDataJSON() as { visit: string }).visit);
    });
    await page.clock.runFor('04:40');
    expect(visits).toEqual([]);
    await page.clock.runFor('05:40');
    await eventually(() => visits.length === 2);
    expect(new Set(visits).size).toBe(1);
  });
  it('are not for pages of other sites, which keep the number that they came with', async () => {
    const page = await visitor();
    const refused = page.waitForEvent('requestfailed', (r) => r.url().endsWith('/site/number'));
    await page.goto(foreign.origin);
    expect((await refused).failure()?.errorText).toMatch(/ERR_FAILED|CORS/i);
    const link = page.locator('[data-prorab-phone]');
    expect([await link.textContent(), await link.getAttribute('href')]).toEqual([LINE, `tel:${LINE}`]);
  });
});
function textsOf(numbers: readonly string[]): Record<string, string> {
  return Object.fromEntries(numbers.map((n) => [n, n.replace(/^\+7(....)(..)(..)(..)$/, '+7 $1 $2-$3-$4')]));
}
