import { newId } from '@prorab/kernel';
import { eventually, testEngines } from '@prorab/platform/testing';
import { aLetter } from '../../../application/a-sales-world.builder.js';
import { type SalesHouse, aSalesHouse, aStranger, people, type Who } from './a-sales-house.builder.js';

type Line = { inquiryId: string; subject: string; number: number; attention: string[] };

describe.each(testEngines())('the board on %s', (engine) => {
  let house: SalesHouse;
  beforeAll(async () => {
    house = await aSalesHouse(engine);
  });
  afterAll(() => house.close());
  const list = async (query = '', as: keyof typeof people = 'anna'): Promise<Line[]> => {
    const { status, body } = await house.get(`inquiries?${query}`, as);
    expect([status, body.code]).toEqual([200, undefined]);
    return body.items;
  };
  const subjects = async (query: string): Promise<string[]> => (await list(query)).map((i) => i.subject);

  it('shows a letter that a neighbour told of, and a desk that follows from the number of the list hears all that comes after, in order', async () => {
    const group = newId();
    const first = aLetter('', { subject: 'Первое', group, ...aStranger() });
    await house.tell(first);
    await eventually(async () => (await list(`group=${group}`)).length === 1);
    await house.settled();
    const before = await house.get(`inquiries?group=${group}`);
    const { inquiryId, version } = before.body.items[0];
    const heard: { seq: number; kind: string; subject: string }[] = [];
    const desk = await house.desk('boris');
    desk.on('change', (c) => heard.push(c));
    const since = Number(before.headers['x-feed-seq']);
    expect(await desk.emitWithAck('follow', { stream: 'board', since })).toEqual({ ok: true, seq: since });
    await house.ask('POST', `inquiries/${inquiryId}/take`, { body: {}, headers: { 'if-match': `"${version}"` } });
    await house.ask('PUT', `inquiries/${inquiryId}/next-step`, {
      body: { text: 'Позвонить', due: '2026-11-24T12:00:00+03:00' },
    });
    await house.tell(aLetter('', { subject: 'Второе', group, ...aStranger() }));
    await house.ask('POST', `inquiries/${inquiryId}/close`, { body: { outcome: 'won' } });
    const kinds = (): string[] => heard.filter((h) => h.subject === inquiryId).map((h) => h.kind);
    await eventually(() => kinds().includes('inquiry-closed') && heard.some((h) => h.kind === 'inquiry-opened'));
    expect(kinds()).toEqual(['inquiry-taken', 'inquiry-next-step', 'inquiry-closed']);
    expect(heard.map((h) => h.seq)).toEqual(heard.map((_, n) => since + 1 + n));
  });

  it('finds by state, owner, group, channel, branch, party, number', async () => {
    const group = newId();
    const one = await house.letter({ subject: 'А', group, ...aStranger(), threadKey: newId() }, 30);
    const two = await house.letter({ subject: 'Б', group, channel: 'call', ...aStranger(), threadKey: newId() }, 20);
    const three = await house.letter(
      { subject: 'В', group, branchId: newId(), ...aStranger(), threadKey: newId() },
      10,
    );
    await house.ask('POST', `inquiries/${two.inquiryId}/take`, { body: {} });
    await house.ask('PUT', `inquiries/${three.inquiryId}/spam`, { body: {} });
    expect(await subjects(`group=${group}`)).toEqual(['А', 'Б']);
    expect(await subjects(`group=${group}&sort=newest`)).toEqual(['Б', 'А']);
    expect(await subjects(`group=${group}&sort=deadline`)).toEqual(['А', 'Б']);
    expect(await subjects(`group=${group}&state=waiting,spam`)).toEqual(['А', 'В']);
    expect(await subjects(`group=${group}&owner=mine`)).toEqual(['Б']);
    expect(await subjects(`group=${group}&owner=${people.boris.id}`)).toEqual([]);
    expect(await subjects(`group=${group}&owner=nobody&state=waiting`)).toEqual(['А']);
    expect(await subjects(`group=${group}&channel=call`)).toEqual(['Б']);
    expect(await subjects(`partyId=${one.partyId}`)).toEqual(['А']);
    const { number, branchId } = (await house.get(`inquiries/${three.inquiryId}`)).body;
    expect(await subjects(`number=${number}`)).toEqual(['В']);
    expect(await subjects(`branchId=${branchId}&state=spam`)).toEqual(['В']);
    const counts = (await house.get('inquiries/counts')).body;
    expect(counts.columns.find((c: { status: string }) => c.status === 'in-work')).toMatchObject({
      mine: 1,
      nobody: 0,
    });
    expect(
      (await house.get('inquiries/counts', 'boris')).body.columns.every((c: { mine: number }) => c.mine === 0),
    ).toBe(true);
  });

  it('searches by words in any order, ё as е, and takes signs of patterns literally', async () => {
    const group = newId();
    for (const subject of ['Ёлочные ПАНЕЛИ 100%', 'Панели еловые', 'Кирпич 1000'])
      await house.letter({ subject, group, ...aStranger(), threadKey: newId() });
    const find = (text: string) => subjects(`group=${group}&text=${encodeURIComponent(text)}`);
    expect(await find('елочн')).toEqual(['Ёлочные ПАНЕЛИ 100%']);
    expect(await find('панели ЁЛ')).toEqual(['Ёлочные ПАНЕЛИ 100%', 'Панели еловые']);
    expect(await find('100%')).toEqual(['Ёлочные ПАНЕЛИ 100%']);
    expect(await find('_')).toEqual([]);
    expect(await find("' or 1=1 --")).toEqual([]);
  });

  it('is red for the same reasons in the list, in the filter and on the card', async () => {
    const group = newId();
    const { inquiryId } = await house.letter({ subject: 'Забытое', group, ...aStranger(), threadKey: newId() });
    expect(await subjects(`group=${group}&red=true`)).toEqual([]);
    house.clock.advance({ hours: 2 });
    expect(await subjects(`group=${group}&overdue=true`)).toEqual(['Забытое']);
    expect((await list(`group=${group}&red=true`))[0]?.attention).toEqual(['answer-late']);
    house.clock.advance({ days: 7 });
    expect((await list(`group=${group}&red=true`))[0]?.attention).toEqual(['answer-late', 'untouched']);
    expect((await house.get(`inquiries/${inquiryId}`)).body.attention).toEqual(['answer-late', 'untouched']);
    expect(await subjects(`group=${group}&red=true&state=spam`)).toEqual([]);
    house.clock.set('2026-11-23T09:00:00.000Z');
  });

  it('pages do not shift while rows come, and a page of fifty costs as many reads as one of five', async () => {
    const group = newId();
    for (let n = 0; n < 60; n++)
      await house.letter({ subject: `№ ${n}`, group, ...aStranger(), threadKey: newId() }, 100 - n);
    const seen: string[] = [];
    let next: string | null = null;
    do {
      const url: string = `inquiries?group=${group}&limit=25${next ? `&after=${next}` : ''}`;
      const { body } = await house.get(url);
      seen.push(...body.items.map((i: Line) => i.subject));
      next = body.next;
      // Older than all that was shown: it belongs before the page, and shifts nothing.
      if (next) await house.letter({ subject: 'новое', group, ...aStranger(), threadKey: newId() }, 500);
    } while (next);
    expect(seen).toEqual(Array.from({ length: 60 }, (_, n) => `№ ${n}`));
    await house.settled();
    const five = await house.readsOf(() => list(`group=${group}&limit=5`));
    expect(await house.readsOf(() => list(`group=${group}&limit=50`))).toBe(five);
    expect(five).toBe(2);
  });

  it.each([
    ['limit=0', 'platform.request-invalid'],
    ['limit=101', 'platform.request-invalid'],
    ['state=waiting,nonsense', 'platform.request-invalid'],
    ['owner=me', 'platform.request-invalid'],
    ['number=one', 'platform.request-invalid'],
    ['sort=loudest', 'platform.request-invalid'],
    ['evil=1', 'platform.request-invalid'],
    ['after=nonsense', 'platform.cursor-invalid'],
    [`after=${Buffer.from('["newest","2026-11-23T09:00:00Z","x"]').toString('base64url')}`, 'platform.cursor-invalid'],
    [`after=${Buffer.from('["oldest","never","x"]').toString('base64url')}`, 'platform.cursor-invalid'],
  ])('refuses ?%s', async (query, code) => {
    const { status, body } = await house.get(`inquiries?${query}`);
    expect([status, body.code]).toEqual([400, code]);
  });

  it('leaves the house as a table for those who may, without formulas, and the audit log knows', async () => {
    const group = newId();
    await house.letter({ subject: '=HYPERLINK("http://evil")', group, ...aStranger(), threadKey: newId() });
    expect((await house.get('inquiries/export')).status).toBe(403);
    const { status, text, headers } = await house.get(`inquiries/export?group=${group}`, 'head');
    expect([status, headers['content-type']]).toEqual([200, 'text/csv; charset=utf-8']);
    expect(text.split('\r\n')[1]).toContain(`"'=HYPERLINK(""http://evil"")"`);
    const [entry] = await house.database.all<{ actor: string; after: string }>(
      "select actor, `after` from platform_audit where action = 'sales.inquiries-exported' order by id desc limit 1",
    );
    expect(entry?.actor).toBe(`employee:${people.head.id}`);
    expect(JSON.parse(entry?.after ?? '')).toMatchObject({ group });
  });

  it('reports what was lost in a period by reason and manager, for the head', async () => {
    const lose = async (as: Who, reason: string): Promise<string> => {
      const { inquiryId } = await house.letter({ subject: 'Проиграно', ...aStranger(), threadKey: newId() });
      for (const [path, body] of [
        ['take', {}],
        ['close', { outcome: 'lost', reason }],
      ] as const)
        expect((await house.ask('POST', `inquiries/${inquiryId}/${path}`, { as, body })).status).toBe(200);
      return inquiryId;
    };
    house.clock.set('2026-10-05T09:00:00.000Z');
    await lose('anna', 'price');
    await lose('anna', 'price');
    await lose('boris', 'price');
    // What goes on in another inquiry is not lost, nor is what it goes on in.
    const [on, goal] = [await lose('boris', 'no-stock'), await lose('boris', 'no-stock')];
    await house.ask('POST', `inquiries/${on}/reopen`, { as: 'head', body: {} });
    expect((await house.ask('POST', `inquiries/${on}/link`, { as: 'head', body: { targetId: goal } })).status).toBe(
      200,
    );
    const back = await lose('boris', 'no-stock');
    await house.ask('POST', `inquiries/${back}/reopen`, { as: 'head', body: {} });
    house.clock.set('2026-10-06T09:00:00.000Z');
    await lose('anna', 'other');
    const path = 'inquiries/losses?from=2026-10-05T00:00:00Z&to=2026-10-06T00:00:00Z';
    const { body } = await house.get(path, 'head');
    expect(body).toMatchObject([
      { reason: { code: 'price', name: 'Дорого' }, manager: { id: people.anna.id }, lost: 2 },
      { reason: { code: 'price' }, manager: { id: people.boris.id }, lost: 1 },
    ]);
    expect(body).toHaveLength(2);
    expect((await house.get(path, 'anna')).status).toBe(403);
    expect((await house.get('inquiries/losses?from=x&to=y', 'head')).status).toBe(400);
    house.clock.set('2026-11-23T09:00:00.000Z');
  });

  it('lists broken promises by the hours of the branch', async () => {
    house.clock.set('2026-11-30T14:55:00.000Z');
    const { inquiryId } = await house.letter({ subject: 'Пять минут до закрытия', ...aStranger(), threadKey: newId() });
    const breaches = async (): Promise<Line[]> =>
      (await house.get('inquiries/breaches?from=2026-11-30T00:00:00Z&to=2026-12-02T00:00:00Z', 'head')).body.items;
    house.clock.set('2026-12-01T06:50:00.000Z');
    expect(await breaches()).toEqual([]);
    house.clock.set('2026-12-01T07:10:00.000Z');
    expect(await breaches()).toMatchObject([
      { inquiryId, dueAt: '2026-12-01T06:55:00.000Z', firstAnsweredAt: null, lateWorkingMinutes: 15 },
    ]);
    expect((await house.get('inquiries/breaches?from=x&to=y', 'head')).status).toBe(400);
    house.clock.set('2026-11-23T09:00:00.000Z');
  });
});
