import { type TestHouse, openTestHouse, testEngines } from '@prorab/platform/testing';
import { SalesRules } from '../../../application/sales-rules.js';
import { act, anInquiry, minutesLater } from '../../../domain/inquiry/an-inquiry.builder.js';
import { aParty, since } from '../../../domain/party/a-party.builder.js';
import { merge, planMerge } from '../../../domain/party/merge.js';
import { salesTables } from '../../../sales.tables.js';
import { MikroInquiryBook } from './mikro-inquiry-book.js';
import { MikroPartyBook } from './mikro-party-book.js';
import { MikroTimeLine } from './mikro-time-line.js';
import { TableInquiryDirectory } from './table-inquiry-directory.js';
import { TablePartyDirectory } from './table-party-directory.js';

describe.each(testEngines())('what neighbours may ask on %s', (engine) => {
  let house: TestHouse;
  beforeAll(async () => (house = await openTestHouse(engine, [salesTables])));
  afterAll(() => house.close());

  it('inquiries: by id, by contact, by thread, where an open one wins over a later closed one', async () => {
    const [open, closed] = [anInquiry({ threadKey: 't-1' }, 1), anInquiry({ threadKey: 't-1' }, 2)];
    open.planNextStep({ text: 'Позвонить', due: minutesLater(30) }, act(minutesLater(1)));
    closed.markSpam(act(minutesLater(1)));
    await house.work.run(async () => {
      await new MikroInquiryBook(house.database).save(open, closed);
      const { partyId } = open.state;
      const entry = {
        partyId,
        channel: 'letter',
        direction: 'in',
        at: since,
        subject: '',
        preview: '',
        threadKey: 't-1',
        employeeId: null,
      } as const;
      await new MikroTimeLine(house.database).add(
        { ...entry, contactId: 'c-1', inquiryId: open.id },
        { ...entry, contactId: 'c-2', inquiryId: null },
      );
    });
    const directory = new TableInquiryDirectory(house.tables);
    expect(await directory.byId(closed.id)).toMatchObject({
      number: 2,
      status: 'spam',
      respondBy: null,
      nextStep: null,
    });
    expect(await directory.byId(open.id)).toMatchObject({
      respondBy: open.state.respondBy?.toISOString(),
      nextStep: { text: 'Позвонить', due: minutesLater(30).toISOString() },
    });
    expect(await directory.byId('nobody')).toBeNull();
    expect([(await directory.byNumber(2))?.inquiryId, await directory.byNumber(999_999)]).toEqual([closed.id, null]);
    expect([...(await directory.byContactIds(['c-1', 'c-2', 'c-3'])).entries()]).toMatchObject([
      ['c-1', { number: 1, status: 'waiting' }],
    ]);
    expect((await directory.byThreadKeys(['t-1', 't-2'])).get('t-1')).toMatchObject({ number: 1 });
    expect([(await directory.byThreadKeys([])).size, (await directory.byContactIds([])).size]).toEqual([0, 0]);
  });

  it('parties: in any spelling of the contact point; one that was merged away answers with the survivor', async () => {
    const [one, two] = [aParty('Ромашка', ['phone', '+78121234567']), aParty('Ромашка', ['email', 'a@x.ru'])];
    const book = new MikroPartyBook(house.database);
    await house.work.run(() => book.save(one, two));
    merge(
      one,
      two,
      planMerge(one, two, { inquiryIds: [], contacts: 0 }),
      { accepted: [], movedContactIds: [], silent: false },
      { at: since, by: null },
    );
    await house.work.run(() => book.save(two, one));
    const directory = new TablePartyDirectory(house.tables, new SalesRules());
    expect(await directory.byContactPoint({ kind: 'phone', value: '123-45-67' })).toMatchObject({
      partyId: one.id,
      points: [{ kind: 'phone' }, { kind: 'email' }],
    });
    expect(await directory.byContactPoint({ kind: 'email', value: 'A@X.ru' })).toMatchObject({ partyId: one.id });
    expect(await directory.byId(two.id)).toMatchObject({ partyId: one.id });
    expect([await directory.byId('nobody'), await directory.byContactPoint({ kind: 'inn', value: '1' })]).toEqual([
      null,
      null,
    ]);
  });
});
