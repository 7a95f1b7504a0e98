import { newId } from '@prorab/kernel';
import { testEngines } from '@prorab/platform/testing';
import { NoteContact } from '../../../application/use-cases/note-contact.use-case.js';
import { type SalesHouse, aSalesHouse, people } from './a-sales-house.builder.js';

describe.each(testEngines())('customers on %s', (engine) => {
  let house: SalesHouse;
  beforeAll(async () => {
    house = await aSalesHouse(engine);
  });
  afterAll(() => house.close());
  const register = async (name: string, ...points: [string, string][]): Promise<string> => {
    const { status, body } = await house.ask('POST', 'parties', {
      body: { kind: 'company', name, points: points.map(([kind, value]) => ({ kind, value })) },
    });
    expect([status, body.code]).toEqual([201, undefined]);
    return body.partyId;
  };
  const found = async (text: string): Promise<string[]> =>
    (await house.get(`parties?text=${encodeURIComponent(text)}`)).body.items.map((p: { name: string }) => p.name);
  const merge = (body: object) => house.ask('POST', 'merges', { as: 'head', body });

  it('are found by words of the name, address, phone number and INN, however they are typed', async () => {
    await register(
      'ООО «Ёлка-Строй Нева»',
      ['email', 'Info@Elka.ru'],
      ['phone', '8 (812) 777-66-55'],
      ['inn', '7707083893'],
    );
    await register('Елисей Трейд', ['email', 'e@elisey.ru']);
    expect(await found('елка нев')).toEqual(['ООО «Ёлка-Строй Нева»']);
    expect(await found('ЕЛ')).toEqual(['Елисей Трейд', 'ООО «Ёлка-Строй Нева»']);
    for (const text of [
      'INFO@elka.ru',
      'info@el',
      '+7 812 777-66-55',
      '777-66-55',
      '88127776655',
      '7707083893',
      '770708',
    ])
      expect([text, await found(text)]).toEqual([text, ['ООО «Ёлка-Строй Нева»']]);
    expect(await found('%')).toEqual([]);
  });

  it('are paged by name', async () => {
    for (const name of ['Яя в', 'Яя а', 'Яя б']) await register(name);
    const one = (await house.get(`parties?text=${encodeURIComponent('яя')}&limit=2`)).body;
    const [text, names] = [encodeURIComponent('яя'), (b: { items: { name: string }[] }) => b.items.map((i) => i.name)];
    expect(names(one)).toEqual(['Яя а', 'Яя б']);
    expect(names((await house.get(`parties?text=${text}&after=${one.next}`)).body)).toEqual(['Яя в']);
    expect((await house.get('parties?after=zz')).body.code).toBe('platform.cursor-invalid');
  });

  it('have a card with points, open inquiries and a time line', async () => {
    const partyId = await register('Карточка', ['email', 'card@x.ru']);
    const from = [{ kind: 'email' as const, value: 'card@x.ru', name: null }];
    const { inquiryId } = await house.letter({ from, threadKey: newId(), subject: 'Первое' }, 60);
    await house.letter({ from, threadKey: newId(), subject: 'Второе', relatedThreadKey: null });
    const added = await house.ask('POST', `parties/${partyId}/points`, { body: { kind: 'phone', value: '555-00-11' } });
    expect(added.body).toEqual({ outcome: 'added' });
    const card = (await house.get(`parties/${partyId}`)).body;
    expect(card).toMatchObject({ name: 'Карточка', contacts: 2, inquiries: { won: 0, lost: 0 }, responsible: null });
    expect(card.points).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ kind: 'phone', value: '+78125550011', source: 'employee', confidence: 1 }),
      ]),
    );
    expect(card.openInquiries.map((i: { inquiryId: string }) => i.inquiryId)).toContain(inquiryId);
    const page = (await house.get(`parties/${partyId}/time-line?limit=1`)).body;
    expect(page.items).toMatchObject([{ subject: 'Второе', direction: 'in' }]);
    const rest = (await house.get(`parties/${partyId}/time-line?limit=1&after=${page.next}`)).body;
    expect([rest.items[0].subject, rest.next]).toEqual(['Первое', null]);
    // What was noted of a contact is what one sees of it, wherever it is shown.
    const contactId = newId();
    await house.letter({ from, contactId, threadKey: newId(), subject: 'Третье', channel: 'call', preview: '' });
    const note = (text: string, at: string): Promise<void> =>
      house.app.get(NoteContact).execute({ noted: { contactId, text, notedAt: `2026-11-27T09:${at}:00.000Z` } });
    const shown = async (): Promise<(string | undefined)[]> => {
      type Line = { subject?: string; title?: string; preview: string };
      const of = (lines: Line[]) => lines.find((one) => (one.subject ?? one.title) === 'Третье');
      const line = of((await house.get(`parties/${partyId}/time-line`)).body.items) as Line & { inquiryId: string };
      const story = of((await house.get(`parties/${partyId}/story`)).body.items);
      const inquiry = of((await house.get(`inquiries/${line.inquiryId}`)).body.contacts);
      return [line, story, inquiry].map((one) => one?.preview);
    };
    expect(await shown()).toEqual(['', '', '']);
    await note('Сорок мешков,\nсамовывоз', '02');
    await note('Сорок', '01');
    expect(await shown()).toEqual(Array(3).fill('Сорок мешков,\nсамовывоз'));
    await note('', '03');
    expect(await shown()).toEqual(['', '', '']);
    const gone = await house.ask('DELETE', `parties/${partyId}/points?kind=phone&value=%2B78125550011`);
    expect(gone.status).toBe(204);
    const unknown = await house.ask('DELETE', `parties/${partyId}/points?kind=phone&value=%2B78125550011`);
    expect([unknown.status, unknown.body.code]).toEqual([404, 'sales.contact-point-unknown']);
    for (const url of [`parties/${newId()}`, `parties/${newId()}/time-line`])
      expect((await house.get(url)).body.code).toBe('sales.party-missing');
  });

  it('get a responsible from the head only; one may put oneself down', async () => {
    const partyId = await register('Ответственный');
    const put = (as: 'anna' | 'head', employeeId: unknown) =>
      house.ask('PUT', `parties/${partyId}/responsible`, { as, body: { employeeId } });
    expect((await put('anna', people.anna.id)).status).toBe(403);
    expect((await put('head', people.anna.id)).status).toBe(204);
    expect((await house.get(`parties/${partyId}`)).body.responsible).toEqual({ id: people.anna.id, name: 'Анна' });
    expect((await put('head', newId())).body.code).toBe('sales.employee-unknown');
    expect((await put('head', undefined)).status).toBe(400);
    expect((await put('head', null)).status).toBe(204);
    const own = { kind: 'person', name: 'Свой клиент', points: [], responsibleId: people.anna.id };
    expect((await house.ask('POST', 'parties', { as: 'anna', body: own })).status).toBe(201);
    expect((await house.ask('POST', 'parties', { as: 'boris', body: own })).status).toBe(403);
    const stranger = await house.ask('POST', 'parties', { as: 'head', body: { ...own, responsibleId: newId() } });
    expect([stranger.status, stranger.body.code]).toEqual([422, 'sales.employee-unknown']);
  });

  it('are proposed, merged after a dry run and made two again', async () => {
    const [a, b] = [
      await register('ООО «Вектор Север»', ['email', 'a@vector.ru']),
      await register('Вектор Севера', ['phone', '555-44-33']),
    ];
    const { inquiryId } = await house.letter({
      from: [{ kind: 'phone', value: '+78125554433', name: null }],
      threadKey: newId(),
    });
    const proposals = (await house.get(`duplicate-proposals?partyId=${a}`)).body.items;
    expect(proposals).toMatchObject([{ first: { partyId: a }, second: { partyId: b } }]);
    expect((await house.ask('POST', 'merges', { body: { survivorId: a, absorbedId: b, dryRun: true } })).status).toBe(
      403,
    );

    const dry = await merge({ survivorId: a, absorbedId: b, dryRun: true });
    expect(dry.body).toMatchObject({
      mergeId: null,
      plan: { inquiryIds: [inquiryId], contacts: 1, conflicts: ['two-names'] },
    });
    expect((await house.get(`parties/${b}`)).body.mergedInto).toBeNull();
    const open = await merge({ survivorId: a, absorbedId: b, dryRun: false });
    expect([open.status, open.body.code]).toEqual([409, 'sales.merge-conflicts-open']);
    const done = await merge({ survivorId: a, absorbedId: b, dryRun: false, accept: ['two-names'] });
    expect(done.status).toBe(200);
    expect((await house.get(`inquiries/${inquiryId}`)).body.party.id).toBe(a);
    expect((await house.get(`parties/${b}`)).body.mergedInto).toBe(a);
    expect((await house.get(`duplicate-proposals?partyId=${a}`)).body.items).toEqual([]);
    expect((await house.get(`merges?partyId=${b}`)).body.items).toMatchObject([
      { mergeId: done.body.mergeId, by: { name: 'Глеб' }, movedInquiries: 1, undoneAt: null },
    ]);

    const undo = () => house.ask('POST', `merges/${done.body.mergeId}/undo`, { as: 'head' });
    expect((await undo()).status).toBe(204);
    expect((await house.get(`inquiries/${inquiryId}`)).body.party.id).toBe(b);
    expect((await house.get(`parties/${b}`)).body).toMatchObject({ mergedInto: null, name: 'Вектор Севера' });
    expect((await undo()).body.code).toBe('sales.merge-undone');
    expect((await house.ask('POST', `merges/${newId()}/undo`, { as: 'head' })).body.code).toBe('sales.merge-missing');
    expect((await merge({ survivorId: a, absorbedId: a, dryRun: true })).body.code).toBe('sales.merge-with-itself');
    expect((await merge({ survivorId: a, absorbedId: b })).status).toBe(400);
  });

  it('a pair that was dismissed is not proposed again', async () => {
    const a = await register('ЗАО Меридиан');
    const b = await register('Меридиан');
    const [proposal] = (await house.get(`duplicate-proposals?partyId=${b}`)).body.items;
    const dismiss = () => house.ask('POST', `duplicate-proposals/${proposal.proposalId}/dismissal`, { as: 'head' });
    expect((await dismiss()).status).toBe(204);
    expect((await dismiss()).body.code).toBe('sales.proposal-decided');
    expect((await house.ask('POST', `parties/${a}/duplicates`)).body).toEqual({ proposalIds: [] });
    const renamed = await house.ask('PUT', `parties/${a}/name`, { body: { name: 'Зенит', kind: 'company' } });
    expect(renamed.status).toBe(200);
    expect(await found('зенит')).toEqual(['Зенит']);
  });
});
