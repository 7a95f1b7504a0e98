import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { request as httpRequest } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { newId } from '@prorab/kernel';
import { eventually, testEngines } from '@prorab/platform/testing';
import { FollowLedger, FollowLedgerOrders } from '../../../application/use-cases/index.js';
import { type SalesHouse, aSalesHouse, aStranger } from '../http/a-sales-house.builder.js';

const [USER, PASSWORD] = ['обмен', 'дуб-трава-47-лось'];
const basic = (user: string, password: string): string =>
  `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`;
const goods = (count: number, onlyChanges = false): string =>
  `<?xml version="1.0" encoding="UTF-8"?><КоммерческаяИнформация ВерсияСхемы="2.09"><Каталог СодержитТолькоИзменения="${onlyChanges}"><Товары>${Array.from(
    { length: count },
    (_, n) => `<Товар><Ид>i-${n}</Ид><Наименование>Товар ${n}</Наименование></Товар>`,
  ).join('')}</Товары></Каталог></КоммерческаяИнформация>`;
const orderBack = (id: string, number: string): string =>
  `<?xml version="1.0" encoding="UTF-8"?><КоммерческаяИнформация><Документ><Ид>${id}</Ид><Номер>${number}</Номер><Дата>2026-11-23</Дата><Время>12:00:00</Время><ХозОперация>Заказ товара</ХозОперация><Сумма>1500</Сумма><Контрагенты><Контрагент><Ид>p1</Ид><Наименование>Ромашка</Наименование><Роль>Покупатель</Роль></Контрагент></Контрагенты><ЗначенияРеквизитов><ЗначениеРеквизита><Наименование>Номер по 1С</Наименование><Значение>${number}</Значение></ЗначениеРеквизита></ЗначенияРеквизитов></Документ></КоммерческаяИнформация>`;

interface Reply {
  status: number;
  lines: string[];
  text: string;
  type: string;
}

/** Calls as 1C does: a password once, then the cookie of the answer, pieces of files, steps until `success`. */
class OneC {
  cookie = '';
  sessid = '';
  limit = 0;
  constructor(
    readonly address: string,
    private readonly headers: Record<string, string> = {},
  ) {}

  async ask(
    query: string,
    { body, headers = {} }: { body?: string | Uint8Array; headers?: Record<string, string> } = {},
  ) {
    const sessid = this.sessid ? `&sessid=${this.sessid}` : '';
    const reply = await fetch(`${this.address}/1c_exchange?${query}${sessid}`, {
      method: body === undefined ? 'GET' : 'POST',
      headers: { ...(this.cookie && { cookie: this.cookie }), ...this.headers, ...headers },
      ...(body !== undefined && { body: typeof body === 'string' ? body : new Uint8Array(body) }),
    });
    const type = String(reply.headers.get('content-type'));
    const text = new TextDecoder(type.includes('1251') ? 'windows-1251' : 'utf-8').decode(await reply.arrayBuffer());
    return { status: reply.status, text, type, lines: text.split('\n').map((l) => l.trim()) } satisfies Reply;
  }
  async begin(type: 'catalog' | 'sale', version = '&version=2.09'): Promise<Reply> {
    const reply = await this.ask(`type=${type}&mode=checkauth`, { headers: { authorization: basic(USER, PASSWORD) } });
    const [first, name, value, sessid] = reply.lines;
    if (first !== 'success') return reply;
    this.cookie = `${name}=${value}`;
    if (version) this.sessid = sessid?.split('=')[1] ?? '';
    const init = await this.ask(`type=${type}&mode=init${version}`);
    this.limit = Number(/file_limit=(\d+)/.exec(init.text)?.[1]);
    return init;
  }
  async send(type: 'catalog' | 'sale', name: string, text: string, size = this.limit): Promise<Reply> {
    const bytes = Buffer.from(text);
    for (let at = 0; ; at += size) {
      const body = bytes.subarray(at, at + size);
      const reply = await this.ask(`type=${type}&mode=file&filename=${encodeURIComponent(name)}`, { body });
      if (at + size >= bytes.length || reply.lines[0] !== 'success') return reply;
    }
  }
  async import(type: 'catalog' | 'sale', name: string): Promise<Reply & { steps: number }> {
    for (let steps = 1; ; steps++) {
      const reply = await this.ask(`type=${type}&mode=import&filename=${encodeURIComponent(name)}`);
      if (reply.lines[0] !== 'progress') return { ...reply, steps };
    }
  }
}

describe.each(testEngines())('the exchange with 1C on %s', (engine) => {
  let house: SalesHouse;
  let folder: string;
  let address: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), '1c-'));
    Object.assign(process.env, { ONEC_EXCHANGE_USER: USER, ONEC_EXCHANGE_PASSWORD: PASSWORD });
    house = await aSalesHouse(engine, {
      ledger: { source: 'commerceml', commerceml: { folder, pieceMegabytes: 1, visitMegabytes: 20 } },
    });
    address = `http://127.0.0.1:${house.port}`;
  });
  afterAll(async () => {
    await house.close();
    await rm(folder, { recursive: true });
  });
  const oneC = (): OneC => new OneC(address);
  const followed = async (): Promise<void> => void (await house.app.get(FollowLedger).execute({ how: 'recent' }));
  const count = async (sql: string): Promise<number> =>
    Number((await house.database.all<{ n: number }>(`select count(*) as n from ${sql}`))[0]?.n);

  it('takes a whole catalogue in pieces and by steps, and the mirror shows it', async () => {
    const one = oneC();
    expect((await one.begin('catalog')).lines.slice(0, 3)).toEqual(['zip=no', 'file_limit=1048576', 'version=2.09']);
    expect((await one.send('catalog', 'import.xml', goods(20_000))).lines[0]).toBe('success');
    const { lines, steps } = await one.import('catalog', 'import.xml');
    expect(lines[0]).toBe('success');
    expect(steps).toBeGreaterThan(3);
    expect((await one.ask('type=catalog&mode=complete')).lines[0]).toBe('success');
    await followed();
    expect(await count("sales_ledger_item where name = 'Товар 19999'")).toBe(1);
    await one.begin('catalog');
    await one.send('catalog', 'import.xml', goods(10));
    await one.import('catalog', 'import.xml');
    await followed();
    expect(await count('sales_ledger_item where gone_at is null')).toBe(10);
  });

  it('a line that breaks in the midst of a piece leaves nothing of it, and the piece comes again', async () => {
    const one = oneC();
    await one.begin('catalog');
    const text = Buffer.from(goods(5_000, true));
    const first = text.subarray(0, 100_000);
    await one.ask('type=catalog&mode=file&filename=import.xml', { body: first });
    await new Promise<void>((resolve) => {
      const url = `${address}/1c_exchange?type=catalog&mode=file&filename=import.xml&sessid=${one.sessid}`;
      const torn = httpRequest(url, { method: 'POST', headers: { cookie: one.cookie, 'content-length': 900_000 } });
      torn.on('error', () => resolve());
      torn.write(text.subarray(100_000, 150_000), () => torn.destroy(new Error('the line broke')));
    });
    for (let at = 100_000; at < text.length; at += 500_000)
      await one.ask('type=catalog&mode=file&filename=import.xml', { body: text.subarray(at, at + 500_000) });
    expect((await one.import('catalog', 'import.xml')).lines[0]).toBe('success');
    expect(await count("sales_exchange_entry where kind = 'item' and gone = 0")).toBe(5_000);
    await eventually(async () => {
      const files = await readdir(folder, { recursive: true });
      expect(files.filter((f) => f.includes('aside'))).toEqual([]);
    });
  });

  it('a failure is told in the first line, with its place, in the asked code page', async () => {
    const one = new OneC(address, { 'accept-charset': 'windows-1251' });
    await one.begin('catalog');
    await one.send('catalog', 'import.xml', '<КоммерческаяИнформация><Каталог></КоммерческаяИнформация>');
    const { lines, type, status } = await one.import('catalog', 'import.xml');
    expect([lines[0], status, type]).toEqual(['failure', 200, 'text/plain; charset=windows-1251']);
    expect(lines[1]).toMatch(/Файл не читается: ошибка XML .*строка 1/);
    await one.send('catalog', 'import.xml', goods(1, true));
    expect((await one.import('catalog', 'import.xml')).lines[0]).toBe('success');
    expect((await one.import('catalog', 'offers.xml')).lines).toEqual(['failure', 'Файл «offers.xml» не передан.', '']);
  });

  it('what makes no sense is laid aside and shown to those who mend it, by pages and in one read', async () => {
    const one = oneC();
    await one.begin('catalog');
    const odd = goods(3, true).replace('<Наименование>Товар 1</Наименование>', '');
    for (const name of ['a.xml', 'b.xml', 'c.xml']) {
      house.clock.advance({ seconds: 1 });
      await one.send('catalog', name, odd);
      expect((await one.import('catalog', name)).lines[0]).toBe('success');
    }
    const first = await house.get('ledger/exchange?limit=2', 'head');
    expect(first.body.items).toMatchObject([
      { name: 'c.xml', state: 'done', records: 4, broken: 1, problems: [{ record: 3, why: expect.any(String) }] },
      { name: 'b.xml' },
    ]);
    expect(first.body.items[0].problems[0].raw).toContain('i-1');
    const second = await house.get(`ledger/exchange?limit=1&after=${first.body.next}`, 'head');
    expect(second.body.items).toMatchObject([{ name: 'a.xml' }]);
    expect((await house.get('ledger/exchange')).status).toBe(403);
    expect(await house.readsOf(() => house.get('ledger/exchange', 'head'))).toBe(1);
  });

  it('orders go out until 1C has them, and come back as invoices', async () => {
    const { inquiryId } = await house.letter({ ...aStranger(), threadKey: newId() });
    const orderId = newId();
    const lines = [{ itemKey: 'i-1', name: 'Товар 1', quantity: '2', price: '750' }];
    const given = await house.ask('POST', 'orders-to-1c', {
      body: { orderId, inquiryId, note: 'Ёлка <срочно>', lines },
    });
    expect(given.status).toBe(200);
    await house.settled();
    const one = oneC();
    await one.begin('sale');
    const asked = await one.ask('type=sale&mode=query');
    expect(asked.type).toBe('application/xml; charset=utf-8');
    expect(asked.text).toContain(`<Ид>${orderId}</Ид>`);
    expect(asked.text).toContain('<Комментарий>Ёлка &lt;срочно&gt;</Комментарий>');
    expect((await one.ask('type=sale&mode=query')).text).toContain(orderId);
    expect((await one.ask('type=sale&mode=success')).lines[0]).toBe('success');
    expect((await one.ask('type=sale&mode=query')).text).not.toContain(orderId);
    const state = async (): Promise<unknown> => {
      await house.app.get(FollowLedgerOrders).execute();
      return (await house.get(`orders-to-1c?inquiryId=${inquiryId}`)).body.items[0];
    };
    expect(await state()).toMatchObject({ state: 'taken' });
    await one.send('sale', 'orders-abc.xml', orderBack(orderId, 'НФ-1'));
    expect((await one.import('sale', 'orders-abc.xml')).lines[0]).toBe('success');
    expect(await state()).toMatchObject({ state: 'done', invoiceNumber: 'НФ-1', invoiceKey: orderId });
    await followed();
    expect(await count(`sales_invoice where id = '${orderId}' and state = 'unpaid'`)).toBe(1);
  });

  it('an old 1C names no version: documents are read when their file is whole', async () => {
    const one = oneC();
    expect((await one.begin('sale', '')).text).not.toContain('version');
    const text = orderBack('old-1', '7');
    expect((await one.send('sale', 'orders.xml', text, 300)).lines[0]).toBe('success');
    expect(await count("sales_exchange_entry where kind = 'invoice' and id = 'old-1'")).toBe(1);
  });

  it.each([
    '../../etc/passwd.xml',
    '/etc/passwd.xml',
    '..\\..\\win.xml',
    'import.php',
    'import.xml.exe',
    'import.xml\u0000.jpg',
    'import_files/../../a.jpg',
    'import_files/a.svg',
    'a/b/c/d/e/f/g.xml',
    '',
    'я'.repeat(300) + '.xml',
    '.xml/.xml',
  ])('a file named %j is refused', async (name) => {
    const one = oneC();
    await one.begin('catalog');
    const { lines } = await one.send('catalog', name, goods(1));
    expect(lines[0]).toBe('failure');
    expect(lines[1]).toMatch(/имен/);
  });

  it('pictures are pictures', async () => {
    const one = oneC();
    await one.begin('catalog');
    const post = (body: Uint8Array) =>
      one.ask('type=catalog&mode=file&filename=import_files/bd/a.jpg', { body: new Uint8Array(body) });
    expect((await post(Buffer.from('<script>alert(1)</script>'))).lines).toEqual([
      ...['failure', 'Файл не принят: это не картинка.', ''],
    ]);
    expect((await post(Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 16]))).lines[0]).toBe('success');
  });

  it('a piece larger than announced, a gigabyte in words, and too much in all are refused', async () => {
    const one = oneC();
    await one.begin('catalog');
    const large = await one.ask('type=catalog&mode=file&filename=import.xml', {
      body: Buffer.alloc(one.limit + 1, 32),
    });
    expect(large.lines).toEqual(['failure', 'Файл не принят: он слишком большой.', '']);
    const announced = await new Promise<string>((resolve, reject) => {
      const url = `${address}/1c_exchange?type=catalog&mode=file&filename=import.xml&sessid=${one.sessid}`;
      const posting = httpRequest(url, { method: 'POST', headers: { cookie: one.cookie, 'content-length': 2 ** 30 } });
      posting.on('response', (reply) => {
        let text = '';
        reply.on('data', (part: Buffer) => (text += part.toString()));
        reply.on('end', () => {
          resolve(text);
          posting.destroy();
        });
      });
      posting.on('error', reject);
      posting.write('<');
    });
    expect(announced).toContain('слишком большой');
    const piece = Buffer.alloc(one.limit);
    for (let n = 0; n < 20; n++) {
      piece.fill(65 + n);
      const reply = await one.ask('type=catalog&mode=file&filename=import.xml', { body: new Uint8Array(piece) });
      expect(reply.lines[0]).toBe('success');
    }
    const more = await one.ask('type=catalog&mode=file&filename=other.xml', { body: new Uint8Array(piece) });
    expect(more.lines[0]).toBe('failure');
  });

  it('an entity of a document type reads no file', async () => {
    const one = oneC();
    await one.begin('catalog');
    const bomb = `<!DOCTYPE x [<!ENTITY f SYSTEM "file:///etc/passwd">]><КоммерческаяИнформация><Документ><Ид>&f;</Ид></Документ></КоммерческаяИнформация>`;
    await one.send('catalog', 'import.xml', bomb);
    const { lines } = await one.import('catalog', 'import.xml');
    expect(lines).toEqual(['failure', expect.stringContaining('описание типа документа'), '']);
  });

  it('nobody gets in without a password, with the visit of another, or without a sense', async () => {
    const stranger = oneC();
    expect(await stranger.ask('type=catalog&mode=init')).toMatchObject({
      status: 403,
      lines: ['failure', expect.anything(), ''],
    });
    stranger.cookie = `prorab_exchange=${'a'.repeat(43)}`;
    expect((await stranger.ask('type=sale&mode=query')).status).toBe(403);
    const [one, two] = [oneC(), oneC()];
    await one.begin('catalog');
    await two.begin('catalog');
    one.sessid = two.sessid;
    expect((await one.ask('type=catalog&mode=init')).status).toBe(403);
    await two.send('catalog', 'import.xml', goods(1, true));
    const third = oneC();
    await third.begin('catalog');
    expect((await third.import('catalog', 'import.xml')).lines[0]).toBe('failure');
    for (const query of [
      '',
      'type=catalog',
      'type=a&mode=checkauth',
      'type=sale&mode=drop',
      'type=catalog&mode=query',
      'type=sale&mode=a&mode=b',
    ])
      expect((await two.ask(query)).lines[0]).toBe('failure');
  });

  it('wrong passwords: ten, then the address waits, also with the right one', async () => {
    const one = oneC();
    const wrong = () => one.ask('type=catalog&mode=checkauth', { headers: { authorization: basic(USER, 'нет') } });
    for (let n = 0; n < 10; n++)
      expect(await wrong()).toMatchObject({ status: 401, lines: ['failure', expect.anything(), ''] });
    expect((await wrong()).status).toBe(429);
    expect((await one.begin('catalog')).status).toBe(429);
    house.clock.advance({ minutes: 11 });
    expect((await one.begin('catalog')).status).toBe(200);
  });
});

it('without the source there is no door', async () => {
  const house = await aSalesHouse('sqlite');
  expect((await fetch(`http://127.0.0.1:${house.port}/1c_exchange?type=catalog&mode=checkauth`)).status).toBe(404);
  await house.close();
});
