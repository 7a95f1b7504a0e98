import { Clock } from '@prorab/kernel';
import { Query, Tables } from '@prorab/platform/marks';
import { LedgerReadings } from '../../ports/ledger/ledger-readings.port.js';
import { OrderExchange } from '../../ports/ledger/order-exchange.port.js';
import { Ledger, type LedgerSource } from '../../ports/ledger.port.js';
import { SalesRules } from '../../sales-rules.js';

export interface LedgerStateView {
  source: LedgerSource;
  /** `other-books`: those of another source are shown, and a person has not said yet that these take their place. */
  state: 'never-read' | 'first-reading' | 'ok' | 'failing' | 'late' | 'other-books';
  /** When the books last answered. */
  answeredAt: string | null;
  lagSeconds: number | null;
  lagLimitSeconds: number;
  /** When they were last read whole, and where people work. */
  allAt: string | null;
  recentAt: string | null;
  /** In Russian; null: the last attempt went well. */
  failure: string | null;
  /** Orders may be given to them: the exchange is set up. */
  takesOrders: boolean;
  /** A whole reading is wanted and has not begun. */
  wanted: boolean;
  /** `proposed`: pairs that wait for a person's word, one of which is a customer of the books. */
  counts: { parties: number; unmatched: number; proposed: number; items: number; invoices: number; payments: number };
}

/** How far the mirror is behind the books, what is wrong, and how much it holds. */
@Query()
export class LedgerState {
  constructor(
    private readonly tables: Tables,
    private readonly ledger: Ledger,
    private readonly readings: LedgerReadings,
    private readonly orders: OrderExchange,
    private readonly rules: SalesRules,
    private readonly clock: Clock,
  ) {}

  async execute(): Promise<LedgerStateView> {
    const all = await this.readings.all();
    const reading = all.find((r) => r.source === this.ledger.source) ?? null;
    const [counts] = await this.tables.all<Record<keyof LedgerStateView['counts'], number>>(
      `select (select count(*) from sales_ledger_party where gone_at is null) as parties,
         (select count(*) from sales_ledger_party where matched = 'new') as unmatched,
         (select count(*) from sales_duplicate_proposal d where d.state = 'open' and exists
           (select 1 from sales_ledger_party l where l.party_id in (d.first_id, d.second_id))) as proposed,
         (select count(*) from sales_ledger_item where gone_at is null) as items,
         (select count(*) from sales_invoice where state <> 'void') as invoices,
         (select count(*) from sales_ledger_payment where gone_at is null) as payments`,
    );
    const limit = this.rules.ledgerLagLimitMinutes * 60;
    const answered = reading?.checkedAt ?? null;
    const lag = answered && Math.max(0, Math.round((this.clock.now().getTime() - answered.getTime()) / 1000));
    const state = (): LedgerStateView['state'] => {
      if (!reading) return 'never-read';
      if (reading.failure && !answered && all.some((r) => r.checkedAt !== null)) return 'other-books';
      if (lag !== null && lag > limit) return 'late';
      if (reading.failure) return 'failing';
      return reading.allAt ? 'ok' : 'first-reading';
    };
    const n = (name: keyof LedgerStateView['counts']): number => Number(counts?.[name] ?? 0);
    return {
      ...{ source: this.ledger.source, state: state(), lagSeconds: lag, lagLimitSeconds: limit },
      answeredAt: answered?.toISOString() ?? null,
      allAt: reading?.allAt?.toISOString() ?? null,
      recentAt: reading?.recentAt?.toISOString() ?? null,
      failure: reading?.failure ?? null,
      takesOrders: this.orders.open,
      wanted: reading?.wantedAt != null,
      counts: {
        ...{ parties: n('parties'), unmatched: n('unmatched'), proposed: n('proposed') },
        ...{ items: n('items'), invoices: n('invoices'), payments: n('payments') },
      },
    };
  }
}
