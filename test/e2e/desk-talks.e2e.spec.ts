import { eventually } from '@prorab/platform/testing';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { decodedOpus, loudnessAt, opusEncoder } from '../services/opus.js';
import { ACallHouse, LINE } from './support/a-call-house.js';
import { type Visitor, aBrowser, aVisitor, barriersOn, logIn, picture } from './support/a-browser.js';
import { ApiClient } from './support/api.js';
import { PASSWORD } from './support/company.js';

/** Tones: of the customer, of the phones 101 and 102. */
// None a multiple of another: a gap in a tone has some of its multiples.
const [CUSTOMER, IVAN, MARIA] = [500, 400, 650];
let used = 0;
const aNumber = (): string => `+7911900${String(1000 + used++)}`;

describe('a talk in the hands of who talks, on the desk', () => {
  let at: ACallHouse;
  let browser: Browser;
  const open: Visitor[] = [];
  const desk = async (login: string, options: BrowserContextOptions = {}): Promise<Page> => {
    const one = await aVisitor(browser, options);
    open.push(one);
    await logIn(one.page, at.house.url, login, PASSWORD);
    return one.page;
  };
  beforeAll(async () => {
    await opusEncoder();
    [at, browser] = await Promise.all([ACallHouse.open('sqlite', { seconds: 15 }), aBrowser()]);
    await Promise.all(['101', '102', '103', '100'].map((extension) => at.phone(extension)));
  }, 240_000);
  afterEach(async () => {
    const complaints = open.flatMap((one) => one.complaints);
    await Promise.all(open.splice(0).map((one) => one.close()));
    for (const peer of [at.provider, ...at.phones.values()]) peer.hangUpAll();
    await at.silence();
    expect(complaints).toEqual([]);
  });
  afterAll(async () => {
    await browser.close();
    await at.close();
  });

  it('is held, noted, given to a colleague who was asked; who is busy is shown, and the head listens', async () => {
    const number = aNumber();
    const shown = number.replace(/^\+7(...)(...)(..)(..)$/, '+7 $1 $2-$3-$4');
    const cardOf = (page: Page) =>
      page.getByRole('region', { name: 'Звонки сейчас' }).getByRole('article').filter({ hasText: shown });
    const [mine, other, head] = await Promise.all([desk('manager1'), desk('manager2'), desk('head')]);
    const busy = at.provider.call(LINE, { number: aNumber() });
    const third = await (await at.phone('103')).rung();
    third.answer();
    await busy.until('talking');
    const call = at.provider.call(LINE, { number });
    const rung = await (await at.phone('101')).rung(number);
    rung.answer();
    await call.until('talking');
    const { id } = await at.call(number, 'talking');
    await head.goto(`${at.house.url}/calls/${id}`);
    await head.getByText('Разговор', { exact: true }).first().waitFor();
    const card = cardOf(mine);
    await card.getByRole('button', { name: 'Удержать' }).click();
    await card.getByText('Клиент на удержании, слышит музыку').waitFor();
    expect(await barriersOn(mine)).toEqual([]);
    await picture(mine, 'talk-held-light');
    await card.getByRole('button', { name: 'Вернуться' }).click();
    await card.getByRole('button', { name: 'Удержать' }).waitFor();
    await card.getByRole('textbox', { name: 'Заметка к разговору' }).fill('Просил счёт на 40 мешков');
    await card.getByText('Сохранено').waitFor();
    await head.getByText('Просил счёт на 40 мешков').waitFor();

    await card.getByRole('button', { name: 'Передать' }).click();
    const dialog = mine.getByRole('dialog', { name: 'Передать звонок' });
    await dialog.getByRole('option', { name: /Менеджер 3.*разговаривает/ }).waitFor();
    expect(await dialog.getByRole('option', { name: /Менеджер 3/ }).isDisabled()).toBe(true);
    expect(await dialog.getByRole('option', { name: /Менеджер 1/ }).count()).toBe(0);
    expect(await barriersOn(mine)).toEqual([]);
    await picture(mine, 'talk-to-whom-light');
    // His phone is not at the exchange: it is said, and the talk goes on.
    await dialog.getByRole('option', { name: /Менеджер 4/ }).click();
    await dialog.getByRole('button', { name: 'Сначала спросить' }).click();
    await dialog.getByText('Менеджер 4: телефон не в сети').waitFor();
    await dialog.getByRole('searchbox').fill('102');
    await dialog.getByRole('option', { name: /Менеджер 2/ }).click();
    await dialog.getByRole('button', { name: 'Сначала спросить' }).click();
    await card.getByText('Звоним: Менеджер 2. Клиент ждёт').waitFor();
    const there = await (await at.phone('102')).rung(number);
    await cardOf(other).getByText('Звонит', { exact: true }).waitFor();
    there.answer();
    await card.getByText('Говорите с: Менеджер 2. Клиент ждёт').waitFor();
    expect(await barriersOn(mine)).toEqual([]);
    await picture(mine, 'talk-asking-light');
    await card.getByRole('button', { name: 'Втроём' }).click();
    await card.getByText('В разговоре ещё Менеджер 2').waitFor();
    await cardOf(other).getByText('В разговоре ещё Менеджер 1').waitFor();
    await card.getByRole('textbox', { name: 'Заметка к разговору' }).fill('Просил счёт на 40 мешков, самовывоз');
    const seen = cardOf(other).getByRole('textbox');
    await eventually(async () => (await seen.inputValue()) === 'Просил счёт на 40 мешков, самовывоз');
    await head.getByText('Просил счёт на 40 мешков, самовывоз').waitFor();
    await card.getByRole('button', { name: 'Положить трубку' }).click();
    await card.waitFor({ state: 'detached' });
    await rung.until('ended');
    await cardOf(other).getByText('Разговор', { exact: true }).waitFor();
    expect(await seen.inputValue()).toBe('Просил счёт на 40 мешков, самовывоз');

    await head.getByRole('button', { name: 'Слушать' }).click();
    await head.getByText('Снимите трубку на своём телефоне').waitFor();
    const ear = await (await at.phone('100')).rung();
    ear.answer();
    await head.getByText('Вы слушаете разговор, вас не слышно').waitFor();
    await head.getByRole('button', { name: 'Подсказать' }).click();
    await head.getByText('Вас слышит только сотрудник').waitFor();
    expect(await barriersOn(head)).toEqual([]);
    await picture(head, 'talk-listened-light');
    there.hangUp();
    await ear.until('ended');
    await call.until('ended');
    await head.getByText(/^доб. 102 · спросил\(а\) Менеджер 1/).waitFor();
    busy.hangUp();
    await eventually(async () => (await cardOf(other).count()) === 0, { within: 15_000 });
  }, 120_000);

  it('noted, is read in the history of its inquiry and of the customer; the last word stands, and goes with the person', async () => {
    const [number, mine] = [aNumber(), await desk('manager1')];
    const call = at.provider.call(LINE, { number });
    (await (await at.phone('101')).rung(number)).answer();
    await call.until('talking');
    const { id } = await at.call(number, 'talking');
    const note = (text: string): Promise<void> => at.head.put(`/api/telephony/calls/${id}/note`, { text });
    await note('Просил счёт на 40 мешков');
    call.hangUp();
    await at.call(number, 'ended');
    const { partyId } = await at.head.get<{ partyId: string }>(`/api/telephony/calls/${id}`);
    await mine.goto(`${at.house.url}/customers/${partyId}`);
    await mine.getByText('Просил счёт на 40 мешков', { exact: true }).waitFor();
    await picture(mine, 'customer-call-note');
    // Twice: what is counted of invoices as the house begins has the card loaded anew, too.
    for (const text of ['Просил счёт на 44 мешка', 'Просил счёт на 45 мешков']) {
      await note(text);
      await mine.getByText(text, { exact: true }).waitFor();
    }
    const subject = mine.getByRole('link', { name: /^Звонок: Псков/ });
    await subject.first().click();
    await mine.waitForURL('**/inquiries/*');
    await mine.getByRole('button', { name: 'Контакты', exact: true }).click();
    const lines = mine.locator('.pane-body').getByRole('listitem').filter({ hasText: 'к нам' });
    await lines.getByText('Просил счёт на 45 мешков', { exact: true }).waitFor();
    const card = mine.getByRole('complementary').getByRole('listitem');
    await card.getByText('Просил счёт на 45 мешков', { exact: true }).waitFor();
    expect(await barriersOn(mine)).toEqual([]);
    await picture(mine, 'inquiry-call-note');
    await note('Счёт на 40 мешков выставлен');
    await lines.getByText('Счёт на 40 мешков выставлен', { exact: true }).waitFor();
    await card.getByText('Счёт на 40 мешков выставлен', { exact: true }).waitFor();
    await at.head.delete(`/api/telephony/recordings?number=${encodeURIComponent(number)}`);
    await lines.getByText('Счёт на 40 мешков выставлен', { exact: true }).waitFor({ state: 'detached' });
    await lines.getByText('Звонок: Псков', { exact: true }).waitFor();
  }, 120_000);

  it('is marked in its recording: who talks from which second, where a click takes whoever listens', async () => {
    at.provider.hertz = CUSTOMER;
    const [ivan, maria] = await Promise.all(['101', '102'].map((extension) => at.phone(extension)));
    if (!ivan || !maria) throw new Error('no phones');
    [ivan.hertz, maria.hertz] = [IVAN, MARIA];
    const number = aNumber();
    const call = at.provider.call(LINE, { number });
    (await ivan.rung(number)).answer();
    await call.until('talking');
    const { id } = await at.call(number, 'talking');
    const wav = join(at.asterisk.recordings, 'calls', `${id}.wav`);
    const size = (): number => (existsSync(wav) ? statSync(wav).size : 0);
    /** The sound goes on for so long. */
    const goesOn = (seconds: number): Promise<unknown> => {
      const until = size() + seconds * 16_000;
      return eventually(() => size() > until, { within: 15_000 });
    };
    const api = await new ApiClient(at.house.url).signIn('manager1', PASSWORD);
    const order = (what: string, body?: object): Promise<unknown> =>
      api.post(`/api/telephony/calls/${id}/${what}`, body);
    await goesOn(2);
    await order('hold');
    await goesOn(2);
    await order('unhold');
    await goesOn(2);
    await order('transfer', { employeeId: at.employee('102') });
    const there = await maria.rung(number);
    await goesOn(2);
    there.answer();
    await goesOn(3);
    call.hangUp();
    await there.until('ended');

    const recording = `/api/telephony/calls/${id}/recording`;
    await eventually(
      async () => (await at.head.get<{ recording: string }>(`/api/telephony/calls/${id}`)).recording === 'kept',
      { within: 20_000 },
    );
    interface Span {
      readonly from: number;
      readonly to: number;
      readonly aside: string | null;
      readonly who: readonly { readonly extension: string }[];
    }
    const { spans, seconds } = await at.head.get<{ spans: Span[]; seconds: number }>(`${recording}/waveform`);
    expect(spans.map(({ aside, who }) => [aside, ...who.map(({ extension }) => extension)])).toEqual([
      ...[[null, '101'], ['hold', '101'], [null, '101'], ['transfer'], [null, '102']],
    ]);
    const answer = await fetch(`${at.house.url}${recording}`, {
      headers: { authorization: `Bearer ${at.head.token}` },
    });
    const sound = await decodedOpus(Buffer.from(await answer.arrayBuffer()));
    expect(Math.abs(sound.length / 8_000 - seconds)).toBeLessThan(0.2);
    const loud = (hertz: number, second: number): number =>
      loudnessAt(hertz, sound.subarray(Math.round(second * 8_000), Math.round((second + 0.1) * 8_000)));
    const middle = ({ from, to }: Span): number => (from + to) / 2;
    const heard = spans.map((span) => [CUSTOMER, IVAN, MARIA].filter((hertz) => loud(hertz, middle(span)) > 0.02));
    // The music is not in it, and while he is handed over nothing is.
    expect(heard).toEqual([[CUSTOMER, IVAN], [IVAN], [CUSTOMER, IVAN], [], [CUSTOMER, MARIA]]);
    const tenths = Array.from({ length: Math.floor(seconds * 10) }, (_, n) => n / 10);
    const came = tenths.find((second) => loud(MARIA, second) > 0.02) ?? 0;
    const last = spans.at(-1);
    expect(Math.abs(came - (last?.from ?? 0))).toBeLessThan(0.6);

    const page = await desk('head');
    await page.goto(`${at.house.url}/calls/${id}`);
    const player = page.getByRole('group', { name: 'Запись разговора' });
    const list = player.getByRole('list', { name: 'Кто говорил' });
    await list.getByRole('button', { name: /^0:0\d На удержании: Менеджер 1$/ }).waitFor();
    await list.getByRole('button', { name: /^0:0\d Передача, клиент ждёт$/ }).waitFor();
    const marias = list.getByRole('button', { name: /^0:\d\d Менеджер 2$/ });
    await marias.focus();
    await page.keyboard.press('Enter');
    const place = Number(await player.getByRole('slider').getAttribute('aria-valuenow'));
    expect(place).toBe(Math.round(last?.from ?? 0));
    expect(await marias.getAttribute('aria-current')).toBe('true');
    expect(await barriersOn(page)).toEqual([]);
    await picture(page, 'talk-spans-light');
    await page.emulateMedia({ colorScheme: 'dark' });
    await picture(page, 'talk-spans-dark');
    await page.setViewportSize({ width: 390, height: 800 });
    await picture(page, 'talk-spans-phone');
  }, 90_000);

  it('on a phone leaves room for the page and for the dialog by which it is handed over', async () => {
    const page = await desk('manager1', { viewport: { width: 390, height: 800 }, isMobile: true, hasTouch: true });
    const card = page.getByRole('region', { name: 'Звонки сейчас' }).getByRole('article');
    const call = at.provider.call(LINE, { number: aNumber() });
    (await (await at.phone('101')).rung()).answer();
    await call.until('talking');
    await card.getByRole('button', { name: 'Передать' }).tap();
    // A tap waits until nothing lies over it.
    await page.getByRole('dialog', { name: 'Передать звонок' }).getByRole('searchbox').tap();
    await picture(page, 'talk-to-whom-phone');
    await page.keyboard.press('Escape');
    await card.getByRole('button', { name: 'Свернуть разговор' }).tap();
    await card.getByRole('button', { name: 'Передать' }).waitFor({ state: 'hidden' });
    expect(await barriersOn(page)).toEqual([]);
    await picture(page, 'talk-folded-phone');
    await card.getByRole('button', { name: 'Развернуть разговор' }).tap();
    await card.getByRole('button', { name: 'Положить трубку' }).tap();
    await call.until('ended');
  }, 60_000);
});
