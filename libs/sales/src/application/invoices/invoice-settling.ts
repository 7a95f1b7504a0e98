import { Clock, Money, newId } from '@prorab/kernel';
import { ChangeFeed, Jobs, Outbox, UseCase } from '@prorab/platform/marks';
import { InvoiceChanged, InvoiceIssued, InvoicePaid } from '../../contract/index.js';
import {
  type LooseMoney,
  isCountedInvoice,
  isPaidInvoice,
  noLooseMoney,
  paidAtOf,
  reachOf,
  stateOf,
} from '../../domain/invoice/invoice-state.js';
import { looseMoneyOf } from '../../domain/invoice/party-standing.js';
import { sharesOf } from '../../domain/invoice/payment-shares.js';
import {
  type InvoiceAct,
  type InvoicePicture,
  type InvoiceStanding,
  LedgerMirror,
  type MirroredInvoice,
  type Touched,
} from '../ports/ledger/ledger-mirror.port.js';
import { Ledger } from '../ports/ledger.port.js';
import { InquiryMatching } from './inquiry-matching.js';
import { settleCustomersJob } from './settle-customers-job.js';

/** Invoices that one unit of work turns over because money of their customer lies about; those beyond are turned by the next. */
const AT_ONCE = 500;
type Before = ReadonlyMap<string, MirroredInvoice | null>;
const sum = (list: InvoicePicture['shares'], direction: 'in' | 'out'): number =>
  list.reduce((all, s) => all + (s.direction === direction ? s.amount : 0), 0);
const roubles = (kopecks: number): string => Money.ofKopecks(kopecks).toString();

/** Works out anew what is paid, wherever something has changed, and tells of it. Inside the caller's unit of work. */
@UseCase()
export class InvoiceSettling {
  constructor(
    private readonly mirror: LedgerMirror,
    private readonly ledger: Ledger,
    private readonly inquiries: InquiryMatching,
    private readonly outbox: Outbox,
    private readonly feed: ChangeFeed,
    private readonly jobs: Jobs,
    private readonly clock: Clock,
  ) {}

  /** The next of those that one unit of work did not get to. */
  async settleCustomers(partyKeys: readonly string[], how: { silent: boolean }): Promise<void> {
    const none = new Set<string>();
    await this.settle({ payments: none, invoices: none, parties: new Set(partyKeys) }, new Map(), how);
  }

  /** Something else is said of a payment than before. */
  async settlePayment(paymentKey: string): Promise<void> {
    const touched = { payments: new Set([paymentKey]), invoices: new Set<string>(), parties: new Set<string>() };
    await this.settle(touched, new Map(), { silent: false });
  }

  /** `before`: how invoices were whose facts have changed. `silent`: the first reading brings years of invoices; nobody is told. */
  async settle(touched: Touched, before: Before, { silent }: { silent: boolean }): Promise<{ changed: number }> {
    const now = this.clock.now();
    const claims = await this.mirror.claims(touched.payments);
    const moved = await this.mirror.keepShares(new Map(claims.map((c) => [c.key, sharesOf(c)])), now);
    const parties = new Set(touched.parties);
    for (const { partyKey } of claims) if (partyKey !== null) parties.add(partyKey);
    const pictures = await this.mirror.pictures(new Set([...touched.invoices, ...moved]));
    for (const { partyKey } of pictures) if (partyKey !== null) parties.add(partyKey);
    const standings = await this.mirror.standings(parties, this.ledger.source !== 'commerceml');
    const loose = new Map([...standings].map(([key, standing]) => [key, looseMoneyOf(standing)]));
    const settled = await this.keep(pictures, loose, before, now);
    // A buyer may have twenty thousand open invoices: only those are looked at that his loose money reaches now, or does no more.
    const reaches = new Map([...loose].map(([key, money]) => [key, reachOf(money)]));
    const { pictures: astray, left } = await this.mirror.astray(reaches, AT_ONCE);
    settled.push(...(await this.keep(astray, loose, before, now)));
    if (left.length)
      await this.jobs.enqueue({ job: settleCustomersJob, key: newId(), payload: { partyKeys: left, silent } });
    const changes = settled.filter((s) => s.was === null || tellsOtherwise(s.was, s.now));
    const inquiries = await this.inquiries.match(changes.map((c) => c.now));
    const changed = changes.map(({ was, now: n }) => ({
      was,
      now: { ...n, inquiryId: inquiries.get(n.key) ?? n.inquiryId },
    }));
    if (!silent) await this.tell(changed, now);
    return { changed: changed.length };
  }

  /** What a person has said of an invoice is told like any other change. */
  tellChanged(invoice: MirroredInvoice): void {
    this.announce(invoice, InvoiceChanged, this.clock.now());
  }

  private async keep(
    pictures: readonly InvoicePicture[],
    loose: ReadonlyMap<string, LooseMoney>,
    before: Before,
    at: Date,
  ): Promise<{ was: MirroredInvoice | null; now: InvoicePicture }[]> {
    const settled = pictures.map((p) => ({
      was: before.has(p.key) ? (before.get(p.key) ?? null) : p,
      stored: p,
      now: { ...p, ...this.standing(p, loose.get(p.partyKey ?? '') ?? noLooseMoney, at) },
    }));
    await this.mirror.keepStandings(settled.filter((s) => differs(s.stored, s.now)).map(({ now }) => standingOf(now)));
    return settled;
  }

  private standing(p: InvoicePicture, loose: LooseMoney, now: Date): InvoiceStanding {
    const [paid, refunded] = [sum(p.shares, 'in'), sum(p.shares, 'out')];
    const state = stateOf(p, { paid, refunded }, loose);
    const stateSince = state === p.state ? p.stateSince : now;
    return {
      key: p.key,
      paid,
      refunded,
      shipped: p.shipments,
      state,
      stateSince,
      paidAt: paidAtOf(state, p.total, p.shares),
    };
  }

  private async tell(
    changed: readonly { was: MirroredInvoice | null; now: InvoicePicture }[],
    at: Date,
  ): Promise<void> {
    const acts: InvoiceAct[] = [];
    for (const { was, now } of changed) {
      const known = was !== null && was.state !== 'draft';
      if (!isCountedInvoice(now.state) && !known) continue;
      this.announce(now, known ? InvoiceChanged : InvoiceIssued, at);
      if (isPaidInvoice(now.state) && !(was && isPaidInvoice(was.state))) this.announce(now, InvoicePaid, at);
      if (was?.state === now.state) continue;
      const detail = { from: was?.state ?? null, to: now.state, paid: roubles(now.paid - now.refunded) };
      acts.push({ invoiceKey: now.key, at, by: null, kind: known ? 'state' : 'issued', detail });
    }
    await this.mirror.write(acts);
  }

  private announce(
    i: MirroredInvoice,
    event: typeof InvoiceIssued | typeof InvoiceChanged | typeof InvoicePaid,
    at: Date,
  ): void {
    this.outbox.add(
      event.of({
        invoiceKey: i.key,
        number: i.number,
        partyId: i.partyId,
        inquiryId: i.inquiryId,
        employeeId: i.employeeId,
        total: roubles(i.total),
        paid: roubles(i.paid - i.refunded),
        state: i.state,
        issuedAt: i.at.toISOString(),
        at: at.toISOString(),
      }),
    );
    if (event !== InvoicePaid) this.show(i);
  }

  /** No sums: who may see them asks for them. */
  private show(i: MirroredInvoice): void {
    const payload = {
      invoiceKey: i.key,
      state: i.state,
      partyId: i.partyId,
      inquiryId: i.inquiryId,
      employeeId: i.employeeId,
    };
    this.feed.append({ stream: 'invoices', kind: 'invoice-changed', subject: i.key, payload });
  }
}

const standingOf = ({ key, paid, refunded, shipped, state, stateSince, paidAt }: InvoiceStanding): InvoiceStanding => ({
  ...{ key, paid, refunded, shipped, state, stateSince, paidAt },
});
const differs = (a: MirroredInvoice, b: MirroredInvoice): boolean =>
  a.paid !== b.paid ||
  a.refunded !== b.refunded ||
  a.shipped !== b.shipped ||
  a.state !== b.state ||
  a.paidAt?.getTime() !== b.paidAt?.getTime();
/** Something that people see. */
const tellsOtherwise = (a: MirroredInvoice, b: MirroredInvoice): boolean =>
  differs(a, b) ||
  a.total !== b.total ||
  a.number !== b.number ||
  a.at.getTime() !== b.at.getTime() ||
  a.partyId !== b.partyId ||
  a.partyKey !== b.partyKey ||
  a.inquiryId !== b.inquiryId ||
  a.employeeId !== b.employeeId;
