import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { opusEncoder } from '../services/opus.js';
import { aTone } from '../services/sip/a-tone.js';
import { eventually } from '../support/eventually.js';
import { ACallHouse, LINE } from './support/a-call-house.js';
import { type Visitor, aBrowser, aVisitor, barriersOn, logIn, picture } from './support/a-browser.js';
import { PASSWORD } from './support/company.js';
import { fitsTheScreen } from './support/page-scripts.js';

/** Of a WAV at 8 kHz. */
const SECOND = 16_000;
const grouped = (number: string): string => number.replace(/^\+7(...)(...)(..)(..)$/, '+7 $1 $2-$3-$4');
const [LEFT, ASKS, TALKED] = ['+79117801001', '+79117801002', '+79117801003'] as const;

describe('who waits to be called back, and what was said, on the desk', () => {
  let at: ACallHouse;
  let browser: Browser;
  const open: Visitor[] = [];
  const desk = async (login: string, options: Parameters<typeof aVisitor>[1] = {}): Promise<Page> => {
    const one = await aVisitor(browser, options);
    open.push(one);
    await logIn(one.page, at.house.url, login, PASSWORD);
    return one.page;
  };
  const lasts = (kind: 'calls' | 'voice', id: string, seconds: number): Promise<unknown> => {
    const wav = join(at.asterisk.recordings, kind, `${id}.wav`);
    return eventually(() => existsSync(wav) && statSync(wav).size > seconds * SECOND, { within: 20_000 });
  };
  const isKept = (id: string): Promise<unknown> =>
    eventually(
      async () => (await at.head.get<{ recording: string }>(`/api/telephony/calls/${id}`)).recording === 'kept',
      { within: 30_000, message: 'the recording is not kept' },
    );

  beforeAll(async () => {
    await opusEncoder();
    const played = { missed: aTone(1) };
    const nobody = { missed: { say: 'missed.wav', callBack: true } };
    [at, browser] = await Promise.all([
      ACallHouse.open('sqlite', {}, { played, telephony: { sounds: '/etc/prorab/sounds', nobody } }),
      aBrowser(),
    ]);
    const first = at.provider.call(LINE, { number: LEFT });
    const { id } = await at.call(LEFT, 'voicemail');
    await lasts('voice', id, 4);
    first.press('#');
    await at.call(LEFT, 'ended');
    const second = at.provider.call(LINE, { number: ASKS });
    await second.until('talking');
    second.press('1');
    await at.call(ASKS, 'ended');
    await isKept(id);
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

  it('who has asked stands first, a message can be heard at any place and speed, and is closed with a reason', async () => {
    const page = await desk('manager1');
    await page.getByRole('link', { name: 'Звонки', exact: true }).click();
    await page.getByRole('button', { name: 'Пропущенные' }).click();
    const rows = page.getByRole('list', { name: 'Кому перезвонить' }).getByRole('listitem');
    await rows.nth(1).waitFor();
    expect(await rows.count()).toBe(2);
    await rows.nth(0).getByText('просит перезвонить').waitFor();
    await rows.nth(0).getByText(grouped(ASKS)).first().waitFor();
    await rows
      .nth(1)
      .getByText(/^голосовое сообщение 0:0[3-6]$/)
      .waitFor();
    await rows.nth(1).getByText('1 звонок').waitFor();
    expect(await barriersOn(page)).toEqual([]);
    await picture(page, 'missed-light');

    await rows.nth(1).getByRole('link').click();
    const player = page.getByRole('group', { name: 'Голосовое сообщение' });
    const place = player.getByRole('slider');
    await place.waitFor();
    expect(await barriersOn(page)).toEqual([]);
    const second = async (): Promise<number> => Number(await place.getAttribute('aria-valuenow'));
    await player.getByRole('button', { name: 'Скорость 1×' }).click();
    await player.getByRole('button', { name: 'Скорость 1,5×' }).waitFor();
    await player.getByRole('button', { name: 'Слушать' }).click();
    await player.getByRole('button', { name: 'Пауза' }).waitFor();
    await eventually(async () => (await second()) >= 1, { within: 10_000, message: 'it does not play' });
    await picture(page, 'missed-player-light');
    await place.press(' ');
    await player.getByRole('button', { name: 'Слушать' }).waitFor();
    await place.press('Home');
    expect(await second()).toBe(0);
    const box = await place.boundingBox();
    if (!box) throw new Error('the wave is not on the page');
    await page.mouse.click(box.x + box.width * 0.75, box.y + box.height / 2);
    expect(await second()).toBeGreaterThanOrEqual(2);
    await place.press('ArrowLeft');
    expect(await second()).toBe(0);

    await rows.nth(0).getByRole('button', { name: 'Закрыть' }).click();
    const dialog = page.getByRole('dialog', { name: 'Закрыть без звонка?' });
    await dialog.getByText(/вернуть это нельзя/).waitFor();
    expect(await dialog.getByRole('button', { name: 'Закрыть' }).isDisabled()).toBe(true);
    await dialog.getByLabel('Почему перезванивать не нужно').fill('Реклама');
    expect(await barriersOn(page)).toEqual([]);
    await picture(page, 'missed-close-light');
    await dialog.getByRole('button', { name: 'Закрыть' }).click();
    await dialog.waitFor({ state: 'detached' });
    await eventually(async () => (await rows.count()) === 1);
    await page.getByRole('button', { name: 'Закрытые' }).click();
    await rows.getByText('закрыто: Реклама').waitFor();
    expect(await rows.getByRole('button').count()).toBe(0);
  }, 120_000);

  it('a talk is heard by who has talked; a colleague is told that it is not his; calls are found by how they ended', async () => {
    const phone = await at.phone('101');
    const call = at.provider.call(LINE, { number: TALKED });
    (await phone.rung(TALKED)).answer();
    await call.until('talking');
    const { id } = await at.call(TALKED, 'talking');
    const [own, other] = await Promise.all([
      desk('manager1', { colorScheme: 'dark' }),
      desk('manager2', { viewport: { width: 390, height: 800 }, isMobile: true, hasTouch: true }),
    ]);
    await own.goto(`${at.house.url}/calls?view=now`);
    await own
      .getByRole('listitem')
      .filter({ hasText: grouped(TALKED) })
      .getByText('Разговор')
      .waitFor();
    await lasts('calls', id, 3);
    call.hangUp();
    await isKept(id);
    await own.goto(`${at.house.url}/calls/${id}`);
    const player = own.getByRole('group', { name: 'Запись разговора' });
    await player.getByRole('button', { name: 'Слушать' }).click();
    await player.getByRole('button', { name: 'Пауза' }).waitFor();
    expect(await barriersOn(own)).toEqual([]);
    await picture(own, 'call-player-dark');
    await other.goto(`${at.house.url}/calls/${id}`);
    await other.getByText(/Слушать запись могут/).waitFor();
    await other.goto(`${at.house.url}/calls?view=missed`);
    await other.getByRole('listitem').first().waitFor();
    expect(await other.evaluate<boolean>(fitsTheScreen)).toBe(true);
    expect(await barriersOn(other)).toEqual([]);
    await picture(other, 'telephone-missed');
    await own.goto(`${at.house.url}/calls`);
    const rows = own.getByRole('list', { name: 'Звонки' }).getByRole('listitem');
    await rows.nth(2).waitFor();
    await own.getByLabel('Чем кончился').selectOption({ label: 'Отвечен' });
    await eventually(async () => (await rows.count()) === 1);
    await rows.getByText(grouped(TALKED)).waitFor();
    await picture(own, 'calls-filtered-dark');
    await own.getByLabel('Кто говорил').selectOption({ label: 'Менеджер 2' });
    await own.getByText('По этим условиям звонков нет').waitFor();
    await own.getByRole('button', { name: 'Сбросить' }).click();
    await rows.nth(2).waitFor();
  }, 120_000);

  it('whose calls were refused, and how many, is seen by the head beside what the house does', async () => {
    const [blocked, flooded] = ['+79117801009', '+78123334455'];
    await at.head.put(`/api/telephony/unwelcome/${encodeURIComponent(blocked)}`, { reason: 'Реклама' });
    await at.provider.call(LINE, { number: blocked }).until('ended');
    const calls = Array.from({ length: 61 }, (_, n) => at.provider.call(flooded, { number: `+791178020${10 + n}` }));
    await eventually(() => calls.some((one) => one.state === 'ended'), { within: 15_000 });
    for (const one of calls) if (one.state !== 'ended') one.hangUp();
    const page = await desk('head');
    await page.goto(`${at.house.url}/service`);
    const rows = page.getByRole('region', { name: 'Отклонённые звонки' }).getByRole('listitem');
    await rows
      .filter({ hasText: 'Незнакомые номера на линию +7 812 333-44-55' })
      .getByText('отклонён 1 звонок')
      .waitFor();
    await rows
      .filter({ hasText: grouped(blocked) })
      .getByText('Реклама')
      .waitFor();
    expect(await barriersOn(page)).toEqual([]);
    await picture(page, 'service-refused');
  }, 120_000);
});
