import { execFile } from 'node:child_process';
import { mkdir } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { eventually, makeTestDatabase } from '@prorab/platform/testing';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Browser, Page } from 'playwright-core';
import sharp from 'sharp';
import { type Socket, io } from 'socket.io-client';
import { ShopPage, aChromium, aShopper } from './support/a-shop-page.js';
import { ApiClient } from './support/api.js';
import { PASSWORD, aCompany } from './support/company.js';
import { RunningHouse } from './support/running-house.js';

const root = fileURLToPath(new URL('../../', import.meta.url));
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
interface Painted {
  getContext(kind: '2d'): { getImageData(...of: number[]): { data: Iterable<number> } };
}
interface ChatLine {
  chatId: string;
  conversationId: string;
  state: string;
  agentId: string | null;
  inquiryId: string | null;
  visitor: { page: string | null; city: string | null };
}

describe('the widget on a page of another origin', () => {
  let browser: Browser;
  let house: RunningHouse;
  let remove: () => Promise<void>;
  const shop = new ShopPage();
  const api = async (login: string): Promise<ApiClient> => new ApiClient(house.url).signIn(login, PASSWORD);
  let head: ApiClient;
  const desks: Socket[] = [];
  /** An agent who is on line. */
  const desk = async (client: ApiClient): Promise<Socket> => {
    const socket = io(`${house.url}/desk`, {
      transports: ['websocket'],
      auth: { token: client.token },
      forceNew: true,
    });
    desks.push(socket);
    await socket.timeout(10_000).emitWithAck('chat:hello', {});
    return socket;
  };
  const openWidget = async (page: Page): Promise<void> => {
    await page.getByRole('button', { name: 'Написать нам' }).click();
    await page.getByRole('dialog').waitFor();
  };
  const write = async (page: Page, text: string): Promise<void> => {
    await page.getByRole('textbox', { name: 'Ваше сообщение' }).fill(text);
    await page.keyboard.press('Enter');
  };
  const said = (page: Page, text: string) => page.getByRole('log').getByText(text, { exact: true });
  const chats = async (view: string): Promise<ChatLine[]> =>
    (await head.get<{ items: ChatLine[] }>(`/api/messenger/chats?view=${view}&limit=100`)).items;
  const textsOf = async ({ conversationId }: ChatLine): Promise<string[]> => {
    const path = `/api/messenger/conversations/${conversationId}/messages`;
    const { messages } = await head.get<{ messages: { text: string; fact: unknown }[] }>(path);
    return messages.filter((m) => !m.fact).map((m) => m.text);
  };
  const picture = async (page: Page, name: string): Promise<void> => {
    const folder = process.env.WIDGET_PICTURES;
    if (!folder) return;
    await mkdir(folder, { recursive: true });
    await page.screenshot({ path: `${folder}/${name}.png`, animations: 'disabled' });
  };

  beforeAll(async () => {
    await promisify(execFile)(
      process.execPath,
      ['node_modules/vite/bin/vite.js', 'build', 'apps/widget', '--logLevel', 'warn'],
      { cwd: root },
    );
    const base = await makeTestDatabase('sqlite');
    remove = () => base.remove();
    const origin = await shop.start();
    house = await RunningHouse.build({
      databaseUrl: base.url,
      configuration: {
        server: { requestsPerMinute: 1_000_000 },
        team: { firstStart: aCompany({ managers: 2 }) },
        messenger: {
          sites: {
            main: {
              name: 'Строим вместе',
              origins: [origin],
              city: 'Псков',
              invitations: [{ pages: 'invite', afterSeconds: 0, text: 'Подсказать по кирпичу?' }],
            },
          },
          agentGoneSeconds: 5,
        },
      },
    });
    shop.widgetOf = house.url;
    await house.start();
    browser = await aChromium();
    head = await api('head');
  }, 180_000);
  afterEach(() => desks.splice(0).forEach((one) => one.close()));
  afterAll(async () => {
    await browser?.close();
    shop.stop();
    await house?.remove();
    await remove();
  });

  it('nobody on line: the form, nothing typed is lost, and an inquiry comes of it (ME-14)', async () => {
    const { page, complaints, context } = await aShopper(browser);
    await page.goto(shop.origin);
    await openWidget(page);
    await page.getByText('Сейчас никого нет на связи. Оставьте телефон').waitFor();
    await page.getByRole('textbox', { name: 'Ваше сообщение' }).fill('Нужен кирпич');
    await page.reload();
    await openWidget(page);
    expect(await page.getByRole('textbox', { name: 'Ваше сообщение' }).inputValue()).toBe('Нужен кирпич');
    await page.getByLabel('Телефон').waitFor();
    await page.keyboard.press('Enter');
    await page.getByText('Укажите телефон или почту.').waitFor();
    await page.getByLabel('Имя').fill('Иван');
    await page.getByLabel('Эл. почта').fill('ivan@romashka.example');
    await picture(page, 'form');
    await page.getByRole('button', { name: 'Отправить' }).click();
    await said(page, 'Нужен кирпич').waitFor();
    await page.getByText('Мы ответим по вашим контактам').waitFor();
    const chat = await eventually(async () => {
      const [one] = await chats('queue');
      expect(one?.inquiryId).toBeTruthy();
      return one as ChatLine;
    });
    expect(chat.visitor).toMatchObject({ city: 'Псков', page: `${shop.origin}/` });
    const inquiry = await head.get<{ number: number }>(`/api/sales/inquiries/${chat.inquiryId}`);
    expect(inquiry.number).toBeGreaterThan(0);
    await head.post(`/api/messenger/chats/${chat.chatId}/close`);
    expect(complaints).toEqual([]);
    await context.close();
  });

  it('a visitor writes, an agent answers, the agent leaves and a colleague goes on (ME-12)', async () => {
    const [one, two] = [await api('manager1'), await api('manager2')];
    const first = await desk(one);
    const { page, complaints, context } = await aShopper(browser);
    await page.goto(shop.origin);
    await openWidget(page);
    await page.getByText('Здравствуйте! Напишите').waitFor();
    await write(page, 'Есть кирпич?\nСмотрите https://shop.example/brick');
    await write(page, '<img src=x onerror="window.hacked=1">');
    await page.getByText('Вам отвечает Менеджер 1').waitFor();
    const [chat] = await chats('open');
    if (!chat) throw new Error('there is no chat');
    await one.post(`/api/messenger/conversations/${chat.conversationId}/messages`, {
      ...{ clientId: 'answer-0001', text: 'Есть, сколько нужно?' },
    });
    await said(page, 'Есть, сколько нужно?').waitFor();
    await page.getByText('Менеджер 1 ·').waitFor();
    first.emit('chat:typing', { conversationId: chat.conversationId });
    await page.getByText('Менеджер 1 печатает…').waitFor();
    await write(page, 'Две тонны');
    await said(page, 'Две тонны').waitFor();
    await eventually(async () => expect(await page.getByText('прочитано').count()).toBe(2));
    // The page shows the third before the house has it: what is not there yet cannot be read.
    await eventually(async () => {
      await first.emitWithAck('chat:read', { conversationId: chat.conversationId, seq: 1_000 });
      expect(await page.getByText('прочитано').count()).toBe(3);
    });
    await picture(page, 'talk');
    await page.evaluate(axe);
    const barriers = await page.evaluate<{ id: string; impact: string; nodes: { html: string }[] }[]>(
      'axe.run({ include: [["[data-prorab]"]] }).then((r) => r.violations)',
    );
    expect(barriers.filter((b) => /serious|critical/.test(b.impact)).map((b) => [b.id, b.nodes[0]?.html])).toEqual([]);
    expect(await page.evaluate('window.hacked')).toBeUndefined();
    expect(await page.evaluate('Object.keys(window).filter((k) => /prorab|widget/i.test(k))')).toEqual(['Prorab']);
    // Closed, it counts what is new; by the keyboard it is opened, and gives the focus back.
    await page.keyboard.press('Escape');
    await one.post(`/api/messenger/conversations/${chat.conversationId}/messages`, {
      ...{ clientId: 'answer-0002', text: 'Ещё здесь?' },
    });
    await page.getByRole('button', { name: 'Написать нам. Новых сообщений: 1' }).waitFor();
    await page.keyboard.press('Enter');
    await said(page, 'Ещё здесь?').waitFor();
    first.close();
    await page.getByText('Сотрудник отошёл. Вам ответит коллега.').waitFor({ timeout: 30_000 });
    await desk(two);
    await page.getByText('Вам отвечает Менеджер 2').waitFor();
    // A second tab is the same visitor, and both hear.
    const tab = await context.newPage();
    await tab.goto(shop.origin);
    await openWidget(tab);
    await said(tab, 'Есть, сколько нужно?').waitFor();
    await write(tab, 'Со второй вкладки');
    await said(page, 'Со второй вкладки').waitFor();
    // Logged out: the next one at this computer sees nothing.
    await tab.evaluate('Prorab.forget()');
    await tab.getByText('Здравствуйте! Напишите').waitFor();
    expect(await said(tab, 'Есть, сколько нужно?').count()).toBe(0);
    await head.post(`/api/messenger/chats/${chat.chatId}/close`);
    expect(complaints).toEqual([]);
    await context.close();
  }, 120_000);

  it('off line and back: what was typed is sent once, in its order', async () => {
    await desk(await api('manager1'));
    const { page, context } = await aShopper(browser, { phone: true, dark: true });
    await page.goto(shop.origin);
    await openWidget(page);
    await write(page, 'Раз');
    await page.getByText('Вам отвечает').waitFor();
    await context.setOffline(true);
    await page.getByText('Нет связи').waitFor();
    for (const text of ['Два', 'Три', 'Четыре']) await write(page, text);
    await eventually(async () => expect(await page.getByText('отправляется').count()).toBe(3));
    await picture(page, 'offline-phone');
    await context.setOffline(false);
    await eventually(async () => expect(await page.getByText('отправляется').count()).toBe(0), { within: 40_000 });
    const [chat] = await chats('open');
    expect(chat && (await textsOf(chat))).toEqual(['Раз', 'Два', 'Три', 'Четыре']);
    // The server is killed while the visitor types.
    await house.kill();
    await page.getByText('Нет связи').waitFor();
    await write(page, 'Пять');
    await house.start();
    await eventually(async () => expect(await page.getByText('отправляется').count()).toBe(0), { within: 60_000 });
    expect(chat && (await textsOf(chat))).toEqual(['Раз', 'Два', 'Три', 'Четыре', 'Пять']);
    await context.close();
  }, 180_000);

  it('photos go both ways, without what the camera wrote; a file that lies about its type is refused with words', async () => {
    const one = await api('manager1');
    await desk(one);
    const { page, complaints, context } = await aShopper(browser);
    await page.goto(shop.origin);
    await openWidget(page);
    const photo = async (background: string): Promise<Buffer> =>
      sharp({ create: { width: 600, height: 400, channels: 3, background } })
        .withExif({ IFD0: { Make: 'SpecCamera' }, IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '59/1 56/1 0/1' } })
        .jpeg()
        .toBuffer();
    const colour = (n: number) =>
      eventually(async () => {
        const canvas = page.locator('[data-prorab] canvas').nth(n);
        const [red = 0, green = 0, blue = 0] = await canvas.evaluate((node) => [
          ...(node as unknown as Painted).getContext('2d').getImageData(9, 9, 1, 1).data,
        ]);
        if (red + green + blue === 0) throw new Error('nothing is painted');
        return red > green && red > blue ? 'red' : blue > red ? 'blue' : 'other';
      });
    const pick = (name: string, buffer: Buffer): Promise<void> =>
      page.locator('[data-prorab] input[type=file]').setInputFiles({ name, mimeType: 'image/png', buffer });
    await pick('фото.png', Buffer.from('MZ\x90\0this program cannot be run'));
    await page.getByText('Файл «фото.png» не то, чем назван').waitFor();
    await page.getByRole('button', { name: 'Убрать файл фото.png' }).click();
    await pick('кирпич.jpg', await photo('#d01010'));
    await page.getByText('📎 кирпич.jpg', { exact: true }).waitFor();
    await page.getByRole('button', { name: 'Отправить' }).click();
    await page.getByRole('button', { name: 'Сохранить файл кирпич.jpg' }).waitFor();
    expect(await colour(0)).toBe('red');
    const chat = await eventually(async () => {
      const [open] = await chats('open');
      if (!open) throw new Error('there is no chat');
      return open;
    });
    const body = new FormData();
    body.set('file', new Blob([new Uint8Array(await photo('#1010d0'))]), 'склад.jpg');
    const headers = { authorization: `Bearer ${one.token}` };
    const path = `${house.url}/api/messenger/conversations/${chat.conversationId}/files`;
    const { id } = (await (await fetch(path, { method: 'POST', body, headers })).json()) as { id: string };
    await one.post(`/api/messenger/conversations/${chat.conversationId}/messages`, {
      ...{ clientId: 'picture-0001', text: 'Наш склад', files: [id] },
    });
    await said(page, 'Наш склад').waitFor();
    expect(await colour(1)).toBe('blue');
    const saving = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Сохранить файл склад.jpg' }).click();
    const saved = await (await saving).path();
    expect((await sharp(saved).metadata()).exif).toBeUndefined();
    await picture(page, 'files');
    await head.post(`/api/messenger/chats/${chat.chatId}/close`);
    expect(complaints).toEqual([]);
    await context.close();
  }, 60_000);

  it('works where cookies and storage are blocked, and says nothing twice', async () => {
    await desk(await api('manager2'));
    const { page, complaints, context } = await aShopper(browser, { blocked: true });
    await page.goto(`${shop.origin}/?with=${encodeURIComponent('data-lang="en"')}`);
    await page.getByRole('button', { name: 'Write to us' }).click();
    await page.getByRole('textbox', { name: 'Your message' }).fill('Without cookies');
    await page.keyboard.press('Enter');
    await said(page, 'Without cookies').waitFor();
    await eventually(async () => expect(await page.getByText('sending').count()).toBe(0));
    // Chats of the tests before may be open still, at pages of the same shop.
    const arrived = await eventually(async () => {
      const open = (await chats('open')).filter((c) => c.visitor.page?.startsWith(shop.origin));
      const texts = (await Promise.all(open.map(textsOf))).flat().filter((text) => text === 'Without cookies');
      return texts.length > 0 && texts;
    });
    expect(arrived).toHaveLength(1);
    expect(page.url()).not.toMatch(/[\w-]{43}/);
    expect(complaints).toEqual([]);
    await context.close();
  });

  it('the page for trying things out is the example company’s only', async () => {
    expect(await (await fetch(`${house.url}/demo`)).text()).not.toContain('widget.js');
  });

  it('invites by a rule, on the page that it names', async () => {
    await desk(await api('manager1'));
    const { page, context } = await aShopper(browser);
    await page.goto(`${shop.origin}/?q=invite`);
    await page.getByRole('button', { name: 'Подсказать по кирпичу?' }).click();
    await page.getByRole('dialog').waitFor();
    await context.close();
  });

  it('a partner opens his link and sees his room', async () => {
    const { partnerId } = await head.post<{ partnerId: string }>('/api/messenger/partners', { name: 'Олег' });
    const { path } = await head.post<{ path: string }>(`/api/messenger/partners/${partnerId}/link`);
    const room = { title: 'Доставка на Ладожскую', partnerIds: [partnerId], employeeIds: [] };
    const { conversationId } = await head.post<{ conversationId: string }>('/api/messenger/partner-rooms', room);
    const { page, complaints, context } = await aShopper(browser);
    await page.goto(`${house.url}${path}`);
    await page.getByRole('heading', { name: 'Доставка на Ладожскую' }).waitFor();
    await write(page, 'Машина в Луге');
    await eventually(async () => expect(await textsOf({ conversationId } as ChatLine)).toEqual(['Машина в Луге']));
    await head.post(`/api/messenger/conversations/${conversationId}/messages`, {
      ...{ clientId: 'partner-0001', text: 'Ждём' },
    });
    await said(page, 'Ждём').waitFor();
    await picture(page, 'partner');
    await page.goto(`${house.url}/partner#${'x'.repeat(43)}`);
    await page.reload();
    await page.getByText('Ссылка больше не действует').waitFor();
    expect(complaints).toEqual([]);
    await context.close();
  });
});
