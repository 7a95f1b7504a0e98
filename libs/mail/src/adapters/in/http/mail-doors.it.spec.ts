import { Database } from '@prorab/platform';
import { Tables } from '@prorab/platform/marks';
import { testEngines } from '@prorab/platform/testing';
import { type MailHouse, aMailHouse } from './a-mail-house.builder.js';

const withFile = (name: string, type: string, bytes: string) => ({
  head: { 'Content-Type': 'multipart/mixed; boundary=b' },
  body: `--b\r\nContent-Type: text/plain; charset=utf-8\r\n\r\nВо вложении\r\n--b\r\nContent-Type: ${type}\r\nContent-Disposition: attachment; filename="${name}"\r\n\r\n${bytes}\r\n--b--`,
});

describe.each(testEngines())('the doors of mail on %s', (engine) => {
  let house: MailHouse;
  beforeAll(async () => void (house = await aMailHouse(engine)));
  afterAll(() => house.close());
  const items = (body: unknown) => (body as { items: Record<string, unknown>[] }).items;
  const got = async (url: string, as = 'manager') => (await house.ask('GET', url, { as })).body;

  it('shows a letter, why it is what it is, and its conversation', async () => {
    const id = await house.arrives({ 'Message-ID': '<one@stroy.ru>' }, 'Нужен кирпич\r\n\r\n> старое\r\n> ещё старое');
    const letter = await got(`/letters/${id}`);
    expect(letter).toMatchObject({
      ...{ id, kind: 'person', direction: 'in', subject: 'Кирпич', awaiting: true, ownText: 'Нужен кирпич' },
      ...{ customer: { address: 'ivan@stroy.ru', name: 'Иван' }, receipts: [{ mailbox: 'sales', folder: 'smtp' }] },
    });
    const thread = await got(`/threads/${String(letter.threadId)}`);
    expect(thread).toMatchObject({
      customer: { address: 'ivan@stroy.ru' },
      items: [{ what: 'letter', letter: { id } }],
    });
    const events = await house.app.get(Tables).all<{ name: string }>('select name from platform_event order by id');
    expect(events.map((e) => e.name).sort()).toEqual(['mail.letter-received.v1', 'sales.contact-received.v1']);
  });

  it('lists letters by every filter, page by page, with one question each', async () => {
    const marked = 'Ёлочная плитка';
    const ids = [];
    for (let i = 0; i < 5; i++) {
      house.clock.advance({ seconds: 1 });
      ids.push(
        await house.arrives({
          'Message-ID': `<list${i}@plitka.ru>`,
          From: 'olga@plitka.ru',
          Subject: `${marked} ${i}`,
        }),
      );
    }
    await house.arrives({ 'Message-ID': '<robot@plitka.ru>', From: 'olga@plitka.ru', 'List-Id': '<news.plitka.ru>' });
    const seen: unknown[] = [];
    let after: unknown = null;
    do {
      const page = await got(
        `/letters?address=Olga@plitka.ru&kind=person&limit=2${after ? `&after=${String(after)}` : ''}`,
      );
      seen.push(...items(page).map((l) => l.id));
      after = page.next;
    } while (after);
    expect(seen).toEqual([...ids].reverse());
    const found = async (query: string) => items(await got(`/letters?${query}`)).length;
    expect(await found(`search=${encodeURIComponent('елочная ПЛИТКА olga')}`)).toBe(5);
    expect(await found(`search=${encodeURIComponent('елочная паркет')}`)).toBe(0);
    expect(await found('search=%25')).toBe(0);
    expect(await found('mailbox=sales&kind=list')).toBe(1);
    expect(await found('mailbox=other')).toBe(0);
    expect(await found('unanswered=true&address=olga@plitka.ru&mailbox=sales')).toBe(5);
    const queries: string[] = [];
    const database = house.app.get(Database);
    const all = database.all.bind(database);
    database.all = ((sql: string, params: never) => (queries.push(sql), all(sql, params))) as typeof database.all;
    await got('/letters?limit=100&mailbox=sales');
    database.all = all;
    expect(queries).toHaveLength(1);
  });

  it.each([
    ['/letters?limit=0', 400, 'platform.request-invalid'],
    ['/letters?after=xyz', 400, 'platform.cursor-invalid'],
    ['/letters?nonsense=1', 400, 'platform.request-invalid'],
    ['/letters/nobody', 400, 'platform.request-invalid'],
    ['/letters/0190a000-0000-7000-8000-00000000ffff', 404, 'mail.letter-missing'],
    ['/threads/0190a000-0000-7000-8000-00000000ffff', 404, 'mail.thread-missing'],
  ])('answers %s with %i %s', async (url, status, code) => {
    const reply = await house.ask('GET', url);
    expect([reply.status, reply.body.code]).toEqual([status, code]);
  });

  it('gives out files that nothing runs: name, type, part', async () => {
    const evil = withFile('../../<b>"злой".html', 'text/html', '<script>alert(1)</script>');
    const id = await house.arrives({ 'Message-ID': '<file@stroy.ru>', ...evil.head }, evil.body);
    const reply = await house.ask('GET', `/letters/${id}/attachments/0?inline=true`);
    expect(reply.raw.toString()).toContain('alert(1)');
    expect(reply.headers).toMatchObject({
      'content-type': 'application/octet-stream',
      'x-content-type-options': 'nosniff',
      'content-security-policy': "default-src 'none'; sandbox",
    });
    expect(reply.headers['content-disposition']).toMatch(
      /^attachment; filename="[^"\\]*"; filename\*=UTF-8''[\w.~!*%-]+$/,
    );
    const part = await house.ask('GET', `/letters/${id}/attachments/0`, { headers: { range: 'bytes=1-6' } });
    expect([part.status, part.raw.toString(), part.headers['content-length']]).toEqual([206, 'script', '6']);
    const tail = await house.ask('GET', `/letters/${id}/attachments/0`, { headers: { range: 'bytes=-9' } });
    expect(tail.raw.toString()).toBe('</script>');
    const beyond = await house.ask('GET', `/letters/${id}/attachments/0`, { headers: { range: 'bytes=900-' } });
    expect([beyond.status, beyond.body.code]).toEqual([416, 'mail.range-invalid']);
    const whole = await house.ask('GET', `/letters/${id}/attachments/0`);
    expect(beyond.headers['content-range']).toBe(`bytes */${whole.raw.length}`);
    for (const range of ['bytes=5-1', 'bytes=x', 'pages=1-2']) {
      const answer = await house.ask('GET', `/letters/${id}/attachments/0`, { headers: { range } });
      expect([range, answer.status, answer.raw]).toEqual([range, 200, whole.raw]);
    }
    expect((await house.ask('GET', `/letters/${id}/attachments/7`)).body.code).toBe('mail.attachment-missing');
  });

  it('gives the source to those who may, on record', async () => {
    const id = await house.arrives({ 'Message-ID': '<source@stroy.ru>' });
    expect((await house.ask('GET', `/letters/${id}/source`)).status).toBe(403);
    const reply = await house.ask('GET', `/letters/${id}/source`, { as: 'head' });
    expect(reply.raw.toString()).toMatch(/^From: Иван <ivan@stroy\.ru>\r\n/);
    const audit = await house.app
      .get(Tables)
      .all<{ subject: string }>("select subject from platform_audit where action = 'mail.source.read'");
    expect(audit).toEqual([{ subject: `letter:${id}` }]);
  });

  it('takes uploads within the limit, typed by content, and sends them with an answer that can be taken back', async () => {
    const form = (bytes: Buffer | string) => ({
      headers: { 'content-type': 'multipart/form-data; boundary=x' },
      body: Buffer.concat([
        Buffer.from(
          '--x\r\nContent-Disposition: form-data; name="file"; filename="../Счёт.exe"\r\nContent-Type: text/plain\r\n\r\n',
        ),
        Buffer.from(bytes),
        Buffer.from('\r\n--x--\r\n'),
      ]),
    });
    const upload = await house.ask('POST', '/uploads', form('%PDF-1.7 счёт'));
    expect(upload).toMatchObject({ status: 201, body: { name: 'Счёт.exe', type: 'application/pdf' } });
    expect((await house.ask('POST', '/uploads', form(Buffer.alloc(3_000)))).body.code).toBe('platform.file-too-large');
    expect((await house.ask('POST', '/uploads', { body: {} })).body.code).toBe('mail.upload-invalid');
    // Torn before the file begins, and in the middle of it.
    for (const body of ['{"a":1}', form('half').body.subarray(0, -8)])
      expect((await house.ask('POST', '/uploads', { ...form(''), body: Buffer.from(body) })).body.code).toBe(
        'mail.upload-invalid',
      );

    const seenLetterId = await house.arrives({ 'Message-ID': '<ask@stroy.ru>', Subject: 'Смета' });
    const threadId = String((await got(`/letters/${seenLetterId}`)).threadId);
    const body = { seenLetterId, text: 'Вот', attachments: [{ hash: upload.body.hash }] };
    const headers = { 'idempotency-key': 'answer-0001' };
    const answer = await house.ask('POST', `/threads/${threadId}/answers`, { body, headers });
    expect(answer).toMatchObject({
      status: 201,
      body: { status: 'waiting', subject: 'Re: Смета', to: [{ address: 'ivan@stroy.ru' }] },
    });
    const again = await house.ask('POST', `/threads/${threadId}/answers`, { body, headers });
    expect(again.body.id).toBe(answer.body.id);
    const second = await house.ask('POST', `/threads/${threadId}/answers`, { body, as: 'head' });
    expect(second).toMatchObject({ status: 409, body: { code: 'mail.answered-meanwhile', details: { who: 'Анна' } } });
    // In words, by the clock of the company: 09:00 UTC and some seconds are noon in Moscow.
    expect(second.body.detail).toMatch(/Анна, 23 ноября в 12:0\d$/);
    expect((await got(`/threads/${threadId}`)).items).toHaveLength(2);
    const undo = `/answers/${String(answer.body.id)}`;
    const byBoris = await house.ask('DELETE', undo, { as: 'seller' });
    expect(byBoris).toMatchObject({ status: 403, body: { code: 'mail.answer-of-another' } });
    expect([(await house.ask('DELETE', undo)).status, (await house.ask('DELETE', undo)).status]).toEqual([204, 204]);
    expect((await house.ask('POST', `${undo}/confirm`)).body.code).toBe('mail.answer-not-uncertain');
    expect((await house.ask('POST', `/threads/${threadId}/answers`, { body, as: 'marketer' })).status).toBe(403);
    const anyway = await house.ask('POST', `/threads/${threadId}/answers`, { body: { ...body, anyway: true } });
    const byLead = await house.ask('DELETE', `/answers/${String(anyway.body.id)}`, { as: 'administrator' });
    expect(byLead.status).toBe(204);
  });

  it('lets a person say that a robot was a customer after all, once', async () => {
    const id = await house.arrives({ 'Message-ID': '<bank@stroy.ru>', Precedence: 'bulk' });
    const told = async () => (await house.ask('POST', `/letters/${id}/classify`, { body: { as: 'person' } })).body;
    expect([await told(), await told()]).toEqual([{ opensInquiry: true }, { opensInquiry: false }]);
    expect(await got(`/letters/${id}`)).toMatchObject({
      kind: 'person',
      awaiting: true,
      reasons: [expect.stringContaining('Анна'), expect.anything()],
    });
  });

  it('shows mailboxes, differences and letters put aside', async () => {
    expect((await house.ask('GET', '/mailboxes')).body).toMatchObject([
      { mailbox: 'sales', via: 'listener', state: 'connected', late: false },
    ]);
    expect((await house.ask('GET', '/reconciliation')).body).toEqual([]);
    expect(await got('/poisoned', 'head')).toEqual({ items: [], next: null });
    expect((await house.ask('GET', '/poisoned')).status).toBe(403);
    const retry = await house.ask('POST', '/poisoned/0190a000-0000-7000-8000-00000000ffff/retry', { as: 'head' });
    expect(retry.body.code).toBe('mail.poisoned-missing');
  });
});
