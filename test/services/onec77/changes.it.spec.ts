import type { LedgerFact } from '../../../libs/sales/src/application/ports/ledger.port.js';
import { OnecHouse } from './an-onec-house.js';

let house: OnecHouse;
beforeEach(async () => {
  house = await OnecHouse.open();
  await house.read(house.ledger());
});
afterEach(() => house.close());

const told = (facts: readonly LedgerFact[]): string[] =>
  facts.map((f) => `${'gone' in f ? 'gone ' : ''}${f.kind} ${f.key}`);
const touched = (id: string): string =>
  `UPDATE _1SJOURN SET VERSTAMP = VERSTAMP + 1 WHERE IDDOC = '${id}'; UPDATE _1SUSERS SET NETCHGCN = NETCHGCN + 1;`;
const INVOICE = '  144H   ';
const SHIPMENT = '  144L   ';

describe.each(['recent', 'all'] as const)('%s', (how) => {
  /** What is told of it, by a reader that has just been started. */
  const after = async (sql: string): Promise<LedgerFact[]> => {
    const before = await house.ledger().pulse();
    house.run(sql);
    if (sql.includes('NETCHGCN')) expect(await house.ledger().pulse()).not.toBe(before);
    const facts = await house.read(house.ledger(), how);
    // Kept is kept.
    expect(await house.read(house.ledger(), how)).toEqual([]);
    return facts;
  };

  it('nothing, when nothing has happened', async () => {
    expect(await after('')).toEqual([]);
  });
  it('a document that was changed', async () => {
    const facts = await after(`UPDATE DH310 SET SP3108 = 13000 WHERE IDDOC = '${INVOICE}'; ${touched(INVOICE)}`);
    expect(facts).toMatchObject([{ kind: 'invoice', key: '144H', total: '13000.00', lines: [{ no: 1 }] }]);
  });
  it('one that was moved out of sight, back in date', async () => {
    const moved = '2023010163VDPC  144H   ';
    const facts = await after(
      `UPDATE _1SJOURN SET DATE_TIME_IDDOC = '${moved}' WHERE IDDOC = '${INVOICE}'; ${touched(INVOICE)}`,
    );
    expect(facts).toMatchObject([{ kind: 'invoice', key: '144H', at: new Date('2023-01-01T07:15:30Z') }]);
  });
  it('one that was moved within its days', async () => {
    const facts = await after(
      `UPDATE _1SJOURN SET DATE_TIME_IDDOC = '20240608     0  144H   ' WHERE IDDOC = '${INVOICE}'; ${touched(INVOICE)}`,
    );
    expect(facts).toMatchObject([{ kind: 'invoice', key: '144H', at: new Date('2024-06-07T21:00:00Z') }]);
  });
  it('one that is posted no more, and its movements with it', async () => {
    const facts = await after(
      `UPDATE _1SJOURN SET CLOSED = 0, ACTCNT = 0, RF410 = 0, RF420 = 0 WHERE IDDOC = '${SHIPMENT}'; DELETE FROM RA420 WHERE IDDOC = '${SHIPMENT}'; ${touched(SHIPMENT)}`,
    );
    expect(told(facts)).toEqual(['shipment 144L', 'gone settlement 144L/0/2']);
    expect(facts[0]).toMatchObject({ posted: false });
  });
  it('one that was marked', async () => {
    const facts = await after(`UPDATE _1SJOURN SET ISMARK = 1 WHERE IDDOC = '${INVOICE}'; ${touched(INVOICE)}`);
    expect(facts).toMatchObject([{ kind: 'invoice', key: '144H', marked: true }]);
  });
  it('one that was deleted for good, with its movements', async () => {
    const facts = await after(
      `DELETE FROM _1SJOURN WHERE IDDOC = '${SHIPMENT}'; DELETE FROM DH320 WHERE IDDOC = '${SHIPMENT}'; DELETE FROM DT320 WHERE IDDOC = '${SHIPMENT}';
       DELETE FROM RA420 WHERE IDDOC = '${SHIPMENT}'; UPDATE _1SUSERS SET NETCHGCN = NETCHGCN + 1;`,
    );
    expect(told(facts)).toEqual(['gone shipment 144L', 'gone settlement 144L/0/2']);
  });
  it('an invoice that is another operation now', async () => {
    const facts = await after(`UPDATE DH310 SET SP3106 = '    DZ   ' WHERE IDDOC = '${INVOICE}'; ${touched(INVOICE)}`);
    expect(told(facts)).toEqual(['gone invoice 144H']);
    const back = await after(`UPDATE DH310 SET SP3106 = '    DX   ' WHERE IDDOC = '${INVOICE}'; ${touched(INVOICE)}`);
    expect(back).toMatchObject([{ kind: 'invoice', key: '144H', draft: true }]);
  });
  it('a customer, a new one, and one that was deleted', async () => {
    const facts = await after(
      `UPDATE SC210 SET DESCR = 'Ромашка плюс', VERSTAMP = VERSTAMP + 1 WHERE ID = '    11   ';
       INSERT SC210 (ID, PARENTID, CODE, DESCR, ISFOLDER, ISMARK, VERSTAMP, SP2101, SP2102, SP2103, SP2104) VALUES ('   106K  ','     1   ','00001302','Новый',2,0,1,'   0     0   ','     0   ','','');
       DELETE FROM SC210 WHERE ID = '   105   '; UPDATE _1SUSERS SET NETCHGCN = NETCHGCN + 1`,
    );
    expect(told(facts).sort()).toEqual(['gone party 105', 'party 106.K', 'party 11']);
  });
  it('the company behind a customer', async () => {
    const facts = await after(
      `UPDATE SC212 SET SP2123 = '8 800 555-35-35', VERSTAMP = VERSTAMP + 1 WHERE ID = '     5   '; UPDATE _1SUSERS SET NETCHGCN = NETCHGCN + 1`,
    );
    expect(facts).toMatchObject([{ kind: 'party', key: '11', phones: '8 800 555-35-35' }]);
  });
  it('a price, from a row of the history', async () => {
    const facts = await after(
      `INSERT _1SCONST (OBJID, ID, [DATE], [VALUE], DOCID, [TIME], ACTNO, LINENO_, TVALUE) VALUES ('    2G   ',2401,'20240615','131.50','     0   ',0,0,0,'   ')`,
    );
    expect(facts).toMatchObject([{ kind: 'price', key: '2G', price: '131.50', since: '2024-06-15' }]);
  });
  it('a price whose day has come', async () => {
    expect(
      await after(
        `INSERT _1SCONST (OBJID, ID, [DATE], [VALUE], DOCID, [TIME], ACTNO, LINENO_, TVALUE) VALUES ('    2G   ',2401,'20240620','140','     0   ',0,0,0,'   ')`,
      ),
    ).toEqual([]);
    const before = await house.ledger().pulse();
    house.clock.advance({ days: 2 });
    expect(await house.ledger().pulse()).not.toBe(before);
    expect(await house.read(house.ledger(), how)).toMatchObject([
      { kind: 'price', price: '140.00', since: '2024-06-20' },
    ]);
  });
  it('stock, reserve and debts by the totals, when a document has moved them', async () => {
    const facts = await after(
      `UPDATE RG410 SET SP4104 = 149.5 WHERE PERIOD = '20240601' AND SP4102 = '    25   '; UPDATE RG430 SET SP4304 = 0; UPDATE RG420 SET SP4205 = 0; ${touched('  144G   ')}`,
    );
    expect(facts).toMatchObject([
      { kind: 'stock', key: '25/1', quantity: '149.5', reserved: '0' },
      { kind: 'debt', key: '15', gone: true },
    ]);
  });
});

it('prices of a base that were edited in place, and documents of long ago, are found by looking at everything', async () => {
  house.run(
    `UPDATE _1SCONST SET [VALUE] = '121' WHERE [DATE] = '20240601'; UPDATE _1SJOURN SET DATE_TIME_IDDOC = '2022010163VDPC  144I   ' WHERE IDDOC = '  144I   '; ${touched('  144I   ')}`,
  );
  await house.read(house.ledger());
  house.run(`UPDATE DH310 SET SP3108 = 1 WHERE IDDOC = '  144I   '; ${touched('  144I   ')}`);
  expect(told(await house.read(house.ledger(), 'recent'))).toEqual([]);
  expect(told(await house.read(house.ledger(), 'all'))).toEqual(['price 2G', 'invoice 144I']);
});
it('what was not kept comes again, page by page', async () => {
  house.run(`UPDATE SC210 SET VERSTAMP = 9, DESCR = 'А' WHERE ID = '    11   '; ${touched(INVOICE)}`);
  for (let n = 0; n < 2; n++) {
    const facts: LedgerFact[] = [];
    for await (const page of house.ledger().changes('recent')) facts.push(...page.facts);
    expect(told(facts)).toEqual(['party 11', 'invoice 144H']);
  }
});
it('a row that 1C would not have written is told in the log and stops nothing', async () => {
  house.run(`UPDATE DH310 SET SP3102 = 'X' WHERE IDDOC = '${INVOICE}'; ${touched(INVOICE)} ${touched('  144I   ')}`);
  expect(told(await house.read(house.ledger()))).toEqual(['invoice 144I']);
  expect(house.warnings.join()).toContain('Документ.ЗаявкаПокупателя');
  // It is not asked for again until it changes.
  house.warnings.length = 0;
  expect(await house.read(house.ledger())).toEqual([]);
  expect(house.warnings).toEqual([]);
});
it('single documents, past everything kept', async () => {
  const ledger = house.ledger();
  house.run(`UPDATE DH310 SET SP3108 = 5 WHERE IDDOC = '${INVOICE}'`);
  const again = await ledger.again([
    { kind: 'invoice', key: '144H' },
    { kind: 'payment', key: '144N' },
    { kind: 'shipment', key: '144H' },
    { kind: 'invoice', key: 'ZZZ' },
    { kind: 'invoice', key: 'not/of/1c' },
  ]);
  expect(again).toMatchObject([
    { kind: 'invoice', key: '144H', total: '5.00' },
    { kind: 'payment', key: '144N', amount: '5000.00' },
  ]);
});
