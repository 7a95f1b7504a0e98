import { WorkingCalendar } from '@prorab/kernel';
import { SpokenCommands, UnitOfWork, actingAs } from '@prorab/platform/marks';
import { testEngines } from '@prorab/platform/testing';
import { OwnBooks } from '../../../../application/ports/ledger/own-books.port.js';
import type { LedgerFact } from '../../../../application/ports/ledger.port.js';
import { MatchLedgerParties, WatchInvoices, WatchLedger } from '../../../../application/use-cases/index.js';
import { type SalesHouse, aSalesHouse, people } from '../a-sales-house.builder.js';

const hours = '09:00-18:00';
const calendar = new WorkingCalendar({
  zone: 'Europe/Moscow',
  hours: { mon: hours, tue: hours, wed: hours, thu: hours, fri: hours },
});
const party = (key: string, name: string, phones: string): LedgerFact => ({
  ...{ kind: 'party', key, code: key, name, fullName: null, inn: null, phones, email: null, address: null },
  ...{ person: null, marked: false },
});
const bricks = { no: 1, itemKey: null, name: 'Кирпич', quantity: '10', price: '500.00', sum: '5000.00', vat: '0.00' };

describe.each(testEngines())('customers of the books that may be ours, on %s', (engine) => {
  let house: SalesHouse;
  beforeAll(async () => (house = await aSalesHouse(engine)));
  afterAll(() => house.close());

  const invoice = (key: string, partyKey: string, daysAgo: number): LedgerFact => ({
    ...{ kind: 'invoice', key, number: key, at: new Date(house.clock.now().getTime() - daysAgo * 86_400_000) },
    ...{ partyKey, contractKey: null, authorKey: null, posted: true, marked: false, note: null, draft: false },
    ...{ total: '5000.00', vat: '0.00', payBy: null, warehouseKey: null, lines: [bricks] },
  });
  const tell = async (...facts: LedgerFact[]): Promise<void> => {
    await house.app.get(UnitOfWork).run(() => house.app.get(OwnBooks).write(...facts));
    expect(await house.app.get(WatchLedger).execute()).toBe('read');
    await house.app.get(MatchLedgerParties).execute();
    await house.settled();
  };
  const ours = async (name: string, phone: string, responsibleId: string | null = null): Promise<string> => {
    const body = { kind: 'company', name, points: [{ kind: 'phone', value: phone }], responsibleId };
    return (await house.ask('POST', 'parties', { as: 'head', body })).body.partyId as string;
  };
  const ownerOf = async (key: string): Promise<string> =>
    (await house.get(`invoices/${key}`, 'head')).body.party.id as string;
  const proposed = async (): Promise<number> => (await house.get('ledger', 'head')).body.counts.proposed as number;
  const pairsOf = async (partyId: string): Promise<{ proposalId: string; reasons: string[] }[]> =>
    (await house.get(`duplicate-proposals?partyId=${partyId}`)).body.items;
  const merge = async (survivorId: string, absorbedId: string): Promise<string> => {
    const body = { survivorId, absorbedId, dryRun: false, accept: ['two-names', 'two-codes1c'] };
    const merged = await house.ask('POST', 'merges', { as: 'head', body });
    expect(merged.status).toBe(200);
    await house.settled();
    return merged.body.mergeId as string;
  };
  const asked = async (who: string): Promise<readonly string[]> => {
    const { id: employeeId, role } = people.head;
    const context = {
      ...{ employeeId, role, language: 'ru' as const, zone: 'Europe/Moscow', calendar, now: house.clock.now() },
      ...{ room: 'assistant' as const, conversationId: null, messageId: null, phrase: '' },
    };
    const command = house.app.get(SpokenCommands).byId('sales.find-customer');
    const answer = await actingAs({ kind: 'employee', employeeId, role, sessionId: 's' }, async () =>
      command?.handler.run({ who } as never, context),
    );
    return answer?.lines ?? [];
  };

  it('are registered once, though several look at once', async () => {
    const many = Array.from({ length: 40 }, (_, n) => party(`m${n}`, `Артель ${n}`, `+7 495 200-00-${10 + n}`));
    await house.app.get(UnitOfWork).run(() => house.app.get(OwnBooks).write(...many));
    expect(await house.app.get(WatchLedger).execute()).toBe('read');
    const match = house.app.get(MatchLedgerParties);
    await Promise.all(Array.from({ length: 4 }, () => match.execute()));
    const found = await house.database.all("select id from sales_party where name like 'Артель%'");
    expect(found).toHaveLength(40);
    await house.settled();
  });
  it('wait for a person, who sees why and says that it is he: then their invoices are his', async () => {
    const known = await ours('Василёк', '+7 495 111-11-11');
    await tell(party('u1', 'Стройдвор', '(495) 111-11-11'), invoice('i1', 'u1', 0));
    const made = await ownerOf('i1');
    expect(made).not.toBe(known);
    expect(await proposed()).toBe(1);
    for (const id of [known, made]) {
      expect((await house.get(`parties/${id}`)).body.openProposals).toBe(1);
      expect(await pairsOf(id)).toMatchObject([{ reasons: ['point:phone:+74951111111'] }]);
    }
    expect(await asked('Василёк')).toEqual([
      'Василёк · +74951111111 · возможно, тот же, что «Стройдвор»',
      'Один ли это покупатель, решают на странице «Похожие покупатели».',
    ]);
    await merge(known, made);
    expect(await ownerOf('i1')).toBe(known);
    expect(await proposed()).toBe(0);
    expect(await asked('Василёк')).toHaveLength(1);
  });

  it('are somebody else when a person says so, and nobody is asked again', async () => {
    const known = await ours('Ландыш', '+7 495 222-22-22');
    await tell(party('u2', 'Кровля', '(495) 222-22-22'), invoice('i2', 'u2', 0));
    const [pair] = await pairsOf(known);
    const said = await house.ask('POST', `duplicate-proposals/${pair?.proposalId}/dismissal`, { as: 'head' });
    expect(said.status).toBe(204);
    await tell(party('u2', 'Кровля и фасад', '(495) 222-22-22'));
    expect(await ownerOf('i2')).not.toBe(known);
    expect(await proposed()).toBe(0);
    expect(await pairsOf(known)).toEqual([]);
  });

  it('bring the same order twice when they are ours, and take it along when they are not after all', async () => {
    const known = await ours('Пион', '+7 495 333-33-33', people.anna.id);
    await tell(party('u3', 'ПИОН', '(495) 333-33-33'), invoice('i3', 'u3', 7));
    await tell(party('u4', 'Теплица', '(495) 333-33-33'), invoice('i4', 'u4', 5));
    expect(await ownerOf('i3')).toBe(known);
    const made = await ownerOf('i4');
    await house.app.get(WatchInvoices).execute();
    const forgotten = async (whose: string): Promise<string[]> =>
      (await house.get(`forgotten-invoices?${whose}`, 'head')).body.items.map((i: { number: string }) => i.number);
    const care = async (key: string) => (await house.get(`invoices/${key}/care`, 'head')).body;
    const annas = `ownerId=${people.anna.id}`;
    const apart = async (): Promise<void> => {
      expect((await care('i3')).phantomOf).toBeNull();
      expect(await forgotten(annas)).toEqual(['i3']);
      expect(await forgotten('whose=ownerless')).toEqual(['i4']);
    };
    await apart();

    const mergeId = await merge(known, made);
    expect((await care('i3')).phantomOf).toMatchObject({ number: 'i4' });
    expect(await forgotten(annas)).toEqual(['i4']);
    expect(await forgotten('whose=ownerless')).toEqual([]);

    expect((await house.ask('POST', `merges/${mergeId}/undo`, { as: 'head' })).status).toBe(204);
    await house.settled();
    await apart();
  });
});
