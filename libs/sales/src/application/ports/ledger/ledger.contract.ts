import type { UnitOfWork } from '@prorab/platform/marks';
import type { Ledger, LedgerFact, LedgerInvoice, LedgerPage, LedgerThing } from '../ledger.port.js';
import { ledgerKinds } from '../ledger.port.js';

/** Books in which a spec can make something happen. */
export interface LedgerBench {
  ledger: Ledger;
  work: UnitOfWork;
  /** The same books through a new object, as after a restart; what was kept is remembered. */
  reopened(): Promise<Ledger>;
  /** A customer, one item, an author if the books know such, and an invoice of 1200.00 roubles to that customer. @returns its key */
  begin(): Promise<string>;
  /** What happens to that invoice in the books. A base that cannot do it says null. */
  happens: {
    sumBecomes(invoiceKey: string, roubles: string): Promise<void>;
    isUnposted: ((invoiceKey: string) => Promise<void>) | null;
    isMarked(invoiceKey: string): Promise<void>;
    /** Dated a month back. */
    movesBack: ((invoiceKey: string) => Promise<void>) | null;
    isDeleted: ((invoiceKey: string) => Promise<void>) | null;
    /** @returns the key of the payment */
    isPaid(invoiceKey: string, roubles: string): Promise<string>;
    /** So many more invoices. */
    more(count: number): Promise<void>;
  };
  close(): Promise<void>;
}

/** What every ledger promises, whatever books stand behind it. */
export function describeLedger(name: string, make: () => Promise<LedgerBench>): void {
  describe(`ledger: ${name}`, () => {
    let bench: LedgerBench;
    let invoice: string;
    beforeEach(async () => {
      bench = await make();
      invoice = await bench.begin();
    });
    afterEach(() => bench.close());

    const pagesOf = async (how: 'recent' | 'all', keep: boolean, ledger = bench.ledger): Promise<LedgerPage[]> => {
      const pages: LedgerPage[] = [];
      for await (const page of ledger.changes(how)) {
        pages.push(page);
        if (keep) await bench.work.run(() => page.keep());
      }
      return pages;
    };
    const factsOf = async (how: 'recent' | 'all', keep: boolean, ledger?: Ledger): Promise<LedgerFact[]> =>
      (await pagesOf(how, keep, ledger)).flatMap((p) => [...p.facts]);
    const invoicesIn = (facts: readonly LedgerFact[]): LedgerInvoice[] =>
      facts.filter((f): f is LedgerInvoice => f.kind === 'invoice' && !('gone' in f));
    const documents = new Set(['invoice', 'shipment', 'payment', 'settlement']);
    const ofDocuments = (facts: readonly LedgerFact[]): LedgerFact[] => facts.filter((f) => documents.has(f.kind));

    it('brings everything at first, references before the documents that name them', async () => {
      const facts = await factsOf('recent', false);
      expect(invoicesIn(facts)).toMatchObject([{ key: invoice, total: expect.stringMatching(/^1200(\.00?)?$/) }]);
      const at = (kind: LedgerThing['kind']): number => facts.findIndex((f) => f.kind === kind);
      expect(at('party')).toBeGreaterThanOrEqual(0);
      expect(at('party')).toBeLessThan(at('invoice'));
      expect(facts.every((f) => ledgerKinds.includes(f.kind) && f.key.length > 0 && f.key.length <= 80)).toBe(true);
    });
    it('what was not kept comes again, what was kept does not', async () => {
      expect(await factsOf('recent', false)).not.toEqual([]);
      expect(invoicesIn(await factsOf('recent', true))).toHaveLength(1);
      expect(await factsOf('recent', true)).toEqual([]);
      expect(await factsOf('all', true)).toEqual([]);
    });
    it('remembers over a restart what was kept', async () => {
      await factsOf('all', true);
      await bench.happens.sumBecomes(invoice, '1300.00');
      const facts = await factsOf('recent', true, await bench.reopened());
      expect(invoicesIn(facts)).toMatchObject([{ key: invoice }]);
      expect(await factsOf('recent', true, await bench.reopened())).toEqual([]);
    });
    it.each(['recent', 'all'] as const)('brings what has changed since (%s)', async (how) => {
      await factsOf('all', true);
      const before = await bench.ledger.pulse();
      expect(await bench.ledger.pulse()).toBe(before);
      await bench.happens.sumBecomes(invoice, '1350.00');
      expect(await bench.ledger.pulse()).not.toBe(before);
      expect(invoicesIn(await factsOf(how, true))).toMatchObject([
        { key: invoice, total: expect.stringMatching(/^1350(\.00?)?$/) },
      ]);
      await bench.happens.isMarked(invoice);
      expect(invoicesIn(await factsOf(how, true))).toMatchObject([{ key: invoice, marked: true }]);
    });
    it('brings a document that is posted no more', async () => {
      const { isUnposted } = bench.happens;
      await factsOf('all', true);
      await isUnposted?.(invoice);
      const told = invoicesIn(await factsOf('recent', true)).map((i) => i.posted);
      expect(told).toEqual(isUnposted ? [false] : []);
    });
    it('brings a document that was moved to another day', async () => {
      const { movesBack } = bench.happens;
      const [before] = invoicesIn(await factsOf('all', true));
      await movesBack?.(invoice);
      const [after] = invoicesIn(await factsOf('recent', true));
      if (movesBack) expect(after?.at.getTime()).toBeLessThan(before?.at.getTime() ?? 0);
      else expect(after).toBeUndefined();
    });
    it('tells what was deleted for good', async () => {
      const { isDeleted } = bench.happens;
      await factsOf('all', true);
      await isDeleted?.(invoice);
      const gone = (await factsOf('all', true)).filter((f) => 'gone' in f && f.kind === 'invoice');
      expect(gone.map((f) => f.key)).toEqual(isDeleted ? [invoice] : []);
      expect(ofDocuments(await factsOf('all', true))).toEqual([]);
    });
    it('brings a payment with the document it was entered for', async () => {
      await factsOf('all', true);
      const payment = await bench.happens.isPaid(invoice, '500.00');
      const facts = await factsOf('recent', true);
      expect(facts.filter((f) => f.kind === 'payment')).toMatchObject([
        {
          key: payment,
          amount: expect.stringMatching(/^500(\.00?)?$/),
          direction: 'in',
          base: { kind: 'invoice', key: invoice },
        },
      ]);
    });
    it('asks for single documents past what was kept, and leaves out those that are not there', async () => {
      await factsOf('all', true);
      const again = await bench.ledger.again([
        { kind: 'invoice', key: invoice },
        { kind: 'payment', key: invoice },
        { kind: 'invoice', key: 'nothing/like/it' },
      ]);
      expect(again).toMatchObject([{ kind: 'invoice', key: invoice }]);
      expect(await bench.ledger.again([])).toEqual([]);
    });
    it('gives pages of at most a thousand facts, and a failure between them loses nothing', async () => {
      await bench.happens.more(2_200);
      const seen = new Set<string>();
      for await (const page of bench.ledger.changes('all')) {
        expect(page.facts.length).toBeLessThanOrEqual(1_000);
        if (seen.size > 500) break;
        for (const f of page.facts) seen.add(`${f.kind} ${f.key}`);
        await bench.work.run(() => page.keep());
      }
      for (const f of await factsOf('all', true)) seen.add(`${f.kind} ${f.key}`);
      expect([...seen].filter((id) => id.startsWith('invoice '))).toHaveLength(2_201);
      expect(await factsOf('recent', true)).toEqual([]);
    });
    it('a page whose unit of work failed comes again', async () => {
      for await (const page of bench.ledger.changes('all'))
        await expect(
          bench.work.run(async () => {
            await page.keep();
            throw new Error('the base is full');
          }),
        ).rejects.toThrow('full');
      expect(invoicesIn(await factsOf('all', true))).toHaveLength(1);
    });
    it('stops when it is told to', async () => {
      const stop = new AbortController();
      stop.abort();
      const read = async (): Promise<void> => {
        for await (const page of bench.ledger.changes('all', stop.signal)) await bench.work.run(() => page.keep());
      };
      await expect(read()).rejects.toThrow();
      expect(invoicesIn(await factsOf('all', true))).toHaveLength(1);
    });
    it('forgets what was kept, and brings everything again', async () => {
      await factsOf('all', true);
      await bench.work.run(() => bench.ledger.forget());
      expect(invoicesIn(await factsOf('all', true))).toMatchObject([{ key: invoice }]);
    });
  });
}
