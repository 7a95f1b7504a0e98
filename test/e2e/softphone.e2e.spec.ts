import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { eventually } from '@prorab/platform/testing';
import type { Browser, Page } from 'playwright-core';
import { ACallHouse, LINE } from './support/a-call-house.js';
import { type Visitor, aTalkingBrowser, aVisitor, barriersOn, logIn, picture } from './support/a-browser.js';
import { PASSWORD } from './support/company.js';
import { type Voice, keepConnections, voice } from './support/page-voice.js';

let used = 0;
const aNumber = (): string => `+7911600${String(1000 + used++)}`;

describe('the phone in the browser, on a real Asterisk', () => {
  let at: ACallHouse;
  let browser: Browser;
  const open: Visitor[] = [];

  const desk = async (login: string, options: Parameters<typeof aVisitor>[1] = {}): Promise<Page> => {
    const one = await aVisitor(browser, options);
    open.push(one);
    await one.page.addInitScript(keepConnections);
    await logIn(one.page, at.house.url, login, PASSWORD);
    return one.page;
  };
  const button = (page: Page) => page.getByRole('button', { name: /^Телефон в браузере: / });
  const card = (page: Page) => page.getByRole('region', { name: 'Телефон в браузере' });
  const choose = async (page: Page, place: 'в браузере' | 'на телефоне'): Promise<void> => {
    await button(page).click();
    await page.getByRole('button', { name: place, exact: true }).click();
    await page
      .getByRole('dialog')
      .getByText(place === 'в браузере' ? 'Готов' : 'Выключен', { exact: true })
      .waitFor();
    await page.getByRole('button', { name: 'Закрыть' }).click();
    await page.getByRole('dialog').waitFor({ state: 'detached' });
  };
  /** A manager whose browser is his phone. */
  const phoneOf = async (login: string, options: Parameters<typeof aVisitor>[1] = {}): Promise<Page> => {
    const page = await desk(login, options);
    await choose(page, 'в браузере');
    return page;
  };
  /** Sound comes in and goes out, and it is no silence. */
  const hears = (page: Page): Promise<unknown> =>
    eventually(async () => {
      const { heardBytes, saidBytes, energy } = await page.evaluate<Voice>(voice);
      return heardBytes > 4_000 && saidBytes > 4_000 && energy > 0.001;
    });

  beforeAll(async () => {
    [at, browser] = await Promise.all([ACallHouse.open('sqlite'), aTalkingBrowser()]);
    const folder = join(at.house.folder, 'asterisk-files');
    await at.house.command('asterisk-files', folder);
    await at.asterisk.takePhones(await readFile(join(folder, 'pjsip-phones.conf'), 'utf8'));
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

  it('rings for a customer, is answered there, both hear each other, and the talk is his', async () => {
    const page = await phoneOf('manager1');
    const number = aNumber();
    const call = at.provider.call(LINE, { number, name: 'Ivan' });
    await card(page).getByText('Звонит вам').waitFor();
    await card(page).getByText('Псков · Ivan', { exact: true }).waitFor();
    expect(await barriersOn(page)).toEqual([]);
    await picture(page, 'softphone-ringing-light');
    await card(page).getByRole('button', { name: 'Ответить' }).click();
    await call.until('talking');
    await card(page).getByText('Разговор', { exact: true }).waitFor();
    await hears(page);
    await eventually(() => call.heard > 50);
    expect((await at.call(number, 'talking')).answeredBy).toBe(at.employee('101'));
    await picture(page, 'softphone-talking-light');
    await card(page).getByRole('button', { name: 'Положить трубку' }).click();
    await call.until('ended');
    await card(page).waitFor({ state: 'detached' });
    expect((await at.call(number, 'ended')).outcome).toBe('talked');
  }, 60_000);
});
