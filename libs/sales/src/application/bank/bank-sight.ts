import { UseCase } from '@prorab/platform/marks';
import { type LineJudgement, type LineShare, judgeLine } from '../../domain/bank/line-judgement.js';
import { invoicesIn, partsOf, plainNumber } from '../../domain/bank/purpose-numbers.js';
import { BankEvidence } from '../ports/bank/bank-evidence.port.js';
import { SalesRules } from '../sales-rules.js';

export interface LineInSight {
  readonly id: string;
  readonly on: string;
  readonly amount: number;
  /** What of it no invoice has. */
  readonly left: number;
  readonly purpose: string;
  readonly payerInn: string | null;
  /** Whose the books say that it is. */
  readonly partyKey: string | null;
}
export interface Sight {
  judge(line: LineInSight): LineJudgement;
  /** What was decided of one line is not there for the next. */
  spend(shares: readonly LineShare[]): void;
}

/** Judges lines by what the books know, many at once: the number of questions does not grow with them. */
@UseCase()
export class BankSight {
  constructor(
    private readonly evidence: BankEvidence,
    private readonly rules: SalesRules,
  ) {}

  /** Customers of the books that the payer of each line is. */
  async payersOf(
    lines: readonly Pick<LineInSight, 'id' | 'payerInn' | 'partyKey'>[],
  ): Promise<Map<string, Set<string>>> {
    const byInn = await this.evidence.payersBy([...new Set(lines.flatMap((l) => l.payerInn ?? []))]);
    const byKey = await this.evidence.samePayers([...new Set(lines.flatMap((l) => l.partyKey ?? []))]);
    return new Map(
      lines.map((l) => [
        l.id,
        (l.partyKey === null ? byInn.get(l.payerInn ?? '') : byKey.get(l.partyKey)) ?? new Set(),
      ]),
    );
  }

  async over(lines: readonly LineInSight[]): Promise<Sight> {
    const payers = await this.payersOf(lines);
    const numbersOf = new Map(lines.map((l) => [l.id, numbersIn(l.purpose)]));
    const invoices = await this.evidence.invoices({
      partyKeys: [...new Set([...payers.values()].flatMap((keys) => [...keys]))],
      numbers: [...new Set([...numbersOf.values()].flat())],
      ...{ keys: [], zone: this.rules.ledgerZone },
    });
    const known = new Map(invoices.map((i) => [i.key, i]));
    const [byParty, byNumber] = [new Map<string, string[]>(), new Map<string, string[]>()];
    for (const { key, partyKey, number } of invoices) {
      if (partyKey !== null) byParty.set(partyKey, [...(byParty.get(partyKey) ?? []), key]);
      const plain = plainNumber(number);
      byNumber.set(plain, [...(byNumber.get(plain) ?? []), key]);
    }
    return {
      judge: ({ id, on, amount, left, purpose }) => {
        const mine = payers.get(id) ?? new Set<string>();
        const keys = new Set([
          ...[...mine].flatMap((p) => byParty.get(p) ?? []),
          ...(numbersOf.get(id) ?? []).flatMap((n) => byNumber.get(n) ?? []),
        ]);
        const choice = [...keys].flatMap((key) => known.get(key) ?? []);
        return judgeLine({ on, amount: left, whole: amount, purpose, payers: mine }, choice);
      },
      spend: (shares) => {
        for (const { invoiceKey, amount } of shares) {
          const invoice = known.get(invoiceKey);
          if (invoice) known.set(invoiceKey, { ...invoice, rest: Math.max(0, invoice.rest - amount) });
        }
      },
    };
  }
}

const numbersIn = (purpose: string): string[] => [
  ...new Set(
    invoicesIn(purpose)
      .flatMap((m) => [m.number, partsOf(m.number).body])
      .filter(Boolean),
  ),
];
