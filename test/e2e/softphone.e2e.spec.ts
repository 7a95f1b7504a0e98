import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { eventually } from '@prorab/platform/testing';
import type { Browser, Page } from 'playwright-core';
import { WebSocket } from 'ws';
import { SipPeer } from '../services/sip/sip-peer.js';
import { ACallHouse, LINE } from './support/a-call-house.js';
import { type Visitor, aBrowser, aTalkingBrowser, aVisitor, barriersOn, logIn, picture } from './support/a-browser.js';
import { ApiClient } from './support/api.js';
import { PASSWORD } from './support/company.js';
import { type Voice, aMoment, keepConnections, voice } from './support/page-voice.js';

let used = 0;
const aNumber = (): string => `+7911600${String(1000 + used++)}`;

describe('the phone in the browser, on a real Asterisk', () => {
  let at: ACallHouse;
  let browser: Browser;
  /** As the house has written them for Asterisk. */
  let phones = '';
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
  const dial = async (page: Page, number: string): Promise<void> => {
    await button(page).click();
    await page.getByLabel('Добавочный или номер').fill(number);
    await page.getByRole('button', { name: 'Позвонить' }).click();
  };
  /** How much of the other one was heard within a moment. */
  const silenceOf = async (page: Page): Promise<number> => {
    const before = await page.evaluate<Voice>(voice);
    await page.evaluate(aMoment);
    return (await page.evaluate<Voice>(voice)).energy - before.energy;
  };
  /** The phone on the desk of the same person, with the password that the house has written for it. */
  const deskPhone = async (extension: string): Promise<SipPeer> => {
    const password = new RegExp(`username = ${extension}\\npassword = (\\S+)`).exec(phones)?.[1] ?? '';
    const phone = await SipPeer.open({ address: `127.0.0.${Number(extension) - 90}`, asterisk: at.asterisk.sipPort });
    at.phones.set(extension, phone);
    await phone.register(extension, password);
    return phone;
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
    phones = await readFile(join(folder, 'pjsip-phones.conf'), 'utf8');
    await at.asterisk.takePhones(phones);
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
    await card(page).getByRole('button', { name: 'Набор тонов' }).click();
    for (const key of ['5', '#']) await card(page).getByRole('button', { name: key, exact: true }).click();
    await eventually(() => call.keys.join('') === '5#', { message: 'the keys do not reach him' });
    await card(page).getByRole('button', { name: 'Завершить' }).click();
    await call.until('ended');
    await card(page).waitFor({ state: 'detached' });
    expect((await at.call(number, 'ended')).outcome).toBe('talked');
  }, 60_000);

  it('calls a colleague’s by the extension: they hear each other; muted and holding is silence', async () => {
    const [anna, boris] = await Promise.all([phoneOf('manager1'), phoneOf('manager2', { colorScheme: 'dark' })]);
    await dial(anna, '102');
    await card(anna).getByText('Вызов', { exact: true }).waitFor();
    await card(boris).getByText('Менеджер 1', { exact: true }).waitFor();
    await card(boris).getByRole('button', { name: 'Ответить' }).click();
    await Promise.all([hears(anna), hears(boris)]);

    await card(anna).getByRole('button', { name: 'Выключить микрофон' }).click();
    await eventually(async () => (await silenceOf(boris)) < 0.001, { message: 'he hears her all the same' });
    await card(anna).getByRole('button', { name: 'Выключить микрофон' }).click();
    await eventually(async () => (await silenceOf(boris)) > 0.001, { message: 'he does not hear her again' });

    await card(boris).getByRole('button', { name: 'Удержание' }).click();
    await card(boris).getByText('На удержании').waitFor();
    await eventually(async () => (await silenceOf(boris)) < 0.001, { message: 'he hears her while he holds her' });
    await card(boris).getByRole('button', { name: 'Удержание' }).click();
    await card(boris).getByText('Разговор', { exact: true }).waitFor();
    await eventually(async () => (await silenceOf(anna)) > 0.001, { message: 'she does not hear him again' });

    await card(boris).getByRole('button', { name: 'Набор тонов' }).click();
    await card(boris).getByRole('button', { name: '5', exact: true }).click();
    await card(boris).locator('output').getByText('5').waitFor();
    expect([...(await barriersOn(anna)), ...(await barriersOn(boris))]).toEqual([]);
    await picture(boris, 'softphone-keys-dark');
    await card(boris).getByRole('button', { name: 'Завершить' }).click();
    await Promise.all([card(anna), card(boris)].map((one) => one.waitFor({ state: 'detached' })));

    await dial(anna, '102');
    await card(boris).getByRole('button', { name: 'Отклонить' }).click();
    await card(anna)
      .getByText(/^(Занято|Вызов отклонён|Не отвечает)$/)
      .waitFor();
    await card(anna).getByRole('button', { name: 'Закрыть' }).click();
    await card(anna).waitFor({ state: 'detached' });
  }, 90_000);

  it('is one page of a person; when it is closed the next one is, and after the last the phone on his desk rings', async () => {
    const first = await phoneOf('manager1');
    const second = await first.context().newPage();
    await second.goto(at.house.url);
    await button(second)
      .and(second.getByLabel(/Работает в другом окне/))
      .waitFor();
    await first.close();
    await button(second).and(second.getByLabel(/Готов/)).waitFor();
    const phone = await deskPhone('101');
    const one = aNumber();
    const call = at.provider.call(LINE, { number: one });
    await card(second).getByText('Звонит вам').waitFor();
    call.hangUp();
    await card(second).waitFor({ state: 'detached' });
    await second.close();
    await eventually(async () => !(await at.asterisk.console('pjsip show contacts')).includes('101-web'), {
      message: 'Asterisk does not notice that the page is gone',
    });
    const other = aNumber();
    const again = at.provider.call(LINE, { number: other });
    const rung = await phone.rung(other);
    rung.answer();
    await again.until('talking');
    expect(phone.calls.size).toBe(1);
    again.hangUp();
    const { id } = await at.call(other, 'ended');
    const whole = await at.head.get<{ legs: { extension: string; end: string }[] }>(`/api/telephony/calls/${id}`);
    expect(whole.legs.filter((leg) => leg.extension === '101')).toMatchObject([{ end: 'normal' }]);
  }, 90_000);

  it('without a microphone says what to do, and leaves the calls to the phone on the desk', async () => {
    const deaf = await aBrowser();
    try {
      const one = await aVisitor(deaf);
      await logIn(one.page, at.house.url, 'manager3', PASSWORD);
      await button(one.page).click();
      await one.page.getByRole('button', { name: 'в браузере', exact: true }).click();
      await one.page.getByRole('dialog').getByText('Нет микрофона', { exact: true }).waitFor();
      await one.page.getByText(/^(Доступ к микрофону запрещён|Микрофон не найден)/).waitFor();
      expect(await barriersOn(one.page)).toEqual([]);
      await picture(one.page, 'softphone-no-microphone-light');
      const phone = await deskPhone('103');
      const number = aNumber();
      const call = at.provider.call(LINE, { number });
      await phone.rung(number);
      call.hangUp();
      await one.page.getByRole('button', { name: 'на телефоне', exact: true }).click();
      await one.page.getByText('Выключен', { exact: true }).waitFor();
    } finally {
      await deaf.close();
    }
  }, 60_000);

  it('opens the exchange to nobody else, and to nobody as somebody else', async () => {
    const { token } = await new ApiClient(at.house.url).signIn('manager1', PASSWORD);
    const address = `${at.house.url.replace('http', 'ws')}/api/telephony/sip`;
    const come = (headers: Record<string, string>): WebSocket => new WebSocket(address, 'sip', { headers });
    const refused = (socket: WebSocket): Promise<number> =>
      new Promise((done) =>
        socket
          .once('unexpected-response', (request, answer) => {
            request.destroy();
            done(answer.statusCode ?? 0);
          })
          .on('error', () => undefined),
      );
    expect(await refused(come({}))).toBe(401);
    expect(await refused(come({ authorization: 'Bearer somebody' }))).toBe(401);
    const said = async (user: string): Promise<string | number> => {
      const socket = come({ authorization: `Bearer ${token}` });
      await new Promise((done) => socket.once('open', done));
      const answer = new Promise<string | number>((done) => {
        socket.once('message', (data: Buffer) => done(data.toString().split('\r\n')[0] ?? ''));
        socket.once('close', (code) => done(code));
      });
      socket.send(
        [
          ...[`REGISTER sip:prorab.invalid SIP/2.0`, 'Via: SIP/2.0/WS x.invalid;branch=z9hG4bKx', 'Max-Forwards: 70'],
          ...[`From: <sip:${user}@prorab.invalid>;tag=a`, `To: <sip:${user}@prorab.invalid>`, 'Call-ID: x'],
          ...['CSeq: 1 REGISTER', `Contact: <sip:${user}@x.invalid;transport=ws>`, 'Content-Length: 0', '', ''],
        ].join('\r\n'),
      );
      return answer.finally(() => socket.terminate());
    };
    expect(await said('101-web')).toBe('SIP/2.0 401 Unauthorized');
    expect(await said('102-web')).toBe(4403);
    const admin = await new ApiClient(at.house.url).signIn('admin', PASSWORD);
    await expect(admin.post('/api/telephony/my-phone/login')).rejects.toThrow('telephony.no-phone');
  }, 60_000);

  it('killed in mid-talk: they go on talking, the page says so, and hangs up when the house is back', async () => {
    const page = await phoneOf('manager1');
    const number = aNumber();
    const call = at.provider.call(LINE, { number });
    await card(page).getByRole('button', { name: 'Ответить' }).click();
    await call.until('talking');
    await hears(page);
    await eventually(() => call.heard > 50);
    await at.house.kill();
    await card(page)
      .getByText(/^Нет связи с АТС/)
      .waitFor();
    const before = call.heard;
    expect(await silenceOf(page)).toBeGreaterThan(0.001);
    expect(call.heard).toBeGreaterThan(before + 50);
    expect(call.state).toBe('talking');
    await at.house.start();
    await button(page).and(page.getByLabel(/Готов/)).waitFor({ timeout: 60_000 });
    await card(page).getByRole('button', { name: 'Завершить' }).click();
    await call.until('ended');
    expect((await at.call(number, 'ended')).outcome).toBe('talked');
  }, 120_000);

  it('after a restart of the house hears that the other one has hung up', async () => {
    const page = await phoneOf('manager1');
    const call = at.provider.call(LINE, { number: aNumber() });
    await card(page).getByRole('button', { name: 'Ответить' }).click();
    await hears(page);
    await at.house.stop();
    await card(page)
      .getByText(/^Нет связи с АТС/)
      .waitFor();
    await at.house.start();
    await button(page).and(page.getByLabel(/Готов/)).waitFor({ timeout: 60_000 });
    await eventually(async () => (await silenceOf(page)) > 0.001);
    call.hangUp();
    await card(page).waitFor({ state: 'detached', timeout: 5_000 });
  }, 120_000);

  it('left in mid-talk asks first, and hangs up', async () => {
    const page = await phoneOf('manager1');
    const call = at.provider.call(LINE, { number: aNumber() });
    await card(page).getByRole('button', { name: 'Ответить' }).click();
    await hears(page);
    const asked: string[] = [];
    page.on('dialog', (dialog) => {
      asked.push(dialog.type());
      void dialog.accept();
    });
    await page.reload();
    expect(asked).toEqual(['beforeunload']);
    await call.until('ended');
    await button(page).and(page.getByLabel(/Готов/)).waitFor();
  }, 60_000);

  it('Asterisk killed: there is no line, it is tried again, and the next call rings', async () => {
    const page = await phoneOf('manager1');
    await at.asterisk.crash();
    await button(page)
      .and(page.getByLabel(/Нет связи/))
      .waitFor();
    await at.asterisk.comeBack();
    await button(page).and(page.getByLabel(/Готов/)).waitFor({ timeout: 60_000 });
    await eventually(async () => /prorab/.test(await at.asterisk.console('ari show apps')), { within: 30_000 });
    const call = at.provider.call(LINE, { number: aNumber() });
    await card(page).getByText('Звонит вам').waitFor();
    call.hangUp();
    await card(page).waitFor({ state: 'detached' });
  }, 120_000);
});
