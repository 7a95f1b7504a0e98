import { Injectable } from '@nestjs/common';
import { newId } from '@prorab/kernel';
import { Database, inPortions, insertAll, marks } from '@prorab/platform';
import { instantOrNull } from '@prorab/platform/marks';
import {
  BankLineBook,
  type BankImport,
  type NewBankLine,
} from '../../../../application/ports/bank/bank-line-book.port.js';
import { BankLineMissing } from '../../../../domain/bank/bank-errors.js';
import { BankLine, type BankLineRecord } from '../../../../domain/bank/bank-line.js';
import type { LineShare } from '../../../../domain/bank/line-judgement.js';
import { updateAll } from '../update-all.js';

interface Stored {
  id: string;
  origin: BankLineRecord['origin'];
  natural_key: string;
  number: string;
  on_day: string;
  amount: number | string;
  payer_name: string | null;
  payer_inn: string | null;
  payer_account: string | null;
  purpose: string;
  import_id: string | null;
  state: BankLineRecord['state'];
  payment_key: string | null;
  decided_by: BankLineRecord['decidedBy'];
  decided_by_id: string | null;
  decided_at: unknown;
  held: unknown;
  note: string | null;
}
const columns = `id, origin, natural_key, number, on_day, amount, payer_name, payer_inn, payer_account, purpose, import_id, state, payment_key,
  decided_by, decided_by_id, decided_at, held, note`;
const never = new Date(0);

@Injectable()
export class MikroBankLineBook extends BankLineBook {
  constructor(private readonly database: Database) {
    super();
  }

  async add(lines: readonly NewBankLine[], at: Date): Promise<number> {
    const byKey = new Map(lines.map((l) => [l.naturalKey, l]));
    const known = await inPortions([...byKey.keys()], (part) =>
      this.database.all<{ natural_key: string }>(
        `select natural_key from sales_bank_line where natural_key in (${marks(part)})`,
        part,
      ),
    );
    for (const { natural_key } of known) byKey.delete(natural_key);
    const rows = [...byKey.values()].map((l) => ({
      ...{ id: newId(), origin: l.origin, natural_key: l.naturalKey, number: l.number, on_day: l.on, amount: l.amount },
      ...{ payer_name: l.payerName, payer_inn: l.payerInn, payer_account: l.payerAccount, purpose: l.purpose },
      ...{ import_id: l.importId, state: 'open', payment_key: l.paymentKey, decided_by: null, decided_by_id: null },
      ...{ decided_at: null, held: false, note: null, looked_at: never, added_at: at },
    }));
    // Somebody else may bring the same file at the same moment.
    await insertAll(this.database, 'sales_bank_line', rows, 'keep');
    return rows.length;
  }

  async take(id: string): Promise<BankLine> {
    const [line] = await this.locked([id]);
    if (!line) throw new BankLineMissing(id);
    return line;
  }
  async due({ soon, late }: { soon: Date; late: Date }, limit: number): Promise<string[]> {
    const due = (state: string): string =>
      `select id, looked_at from (select id, looked_at from sales_bank_line where state = '${state}' and looked_at <= ? order by looked_at, id limit ${Math.trunc(limit)}) ${state}_lines`;
    const rows = await this.database.all<{ id: string }>(
      `select id from (${['open', 'waiting', 'tied', 'covered'].map(due).join(' union all ')}) due order by looked_at, id limit ${Math.trunc(limit)}`,
      [soon, soon, late, late],
    );
    return rows.map((r) => r.id);
  }
  takeAll(ids: readonly string[]): Promise<BankLine[]> {
    return this.locked(ids);
  }
  async takeOfPayments(paymentKeys: readonly string[]): Promise<BankLine[]> {
    const rows = await inPortions(paymentKeys, (part) =>
      this.database.all<{ id: string }>(`select id from sales_bank_line where payment_key in (${marks(part)})`, part),
    );
    return this.locked([...new Set(rows.map((r) => r.id))]);
  }
  async keep(lines: readonly BankLine[], lookedAt: Date | null): Promise<void> {
    const states = lines.map((l) => l.state);
    const rows = states.map((l) => ({
      ...{ id: l.id, state: l.state, payment_key: l.paymentKey, decided_by: l.decidedBy, decided_by_id: l.decidedById },
      ...{ decided_at: l.decidedAt, held: l.held, note: l.note, ...(lookedAt ? { looked_at: lookedAt } : {}) },
    }));
    await updateAll(this.database, 'sales_bank_line', 'id', rows);
    await this.dropShares(states.map((l) => l.id));
    await insertAll(
      this.database,
      'sales_bank_line_share',
      states.flatMap((l) => l.shares.map((s) => ({ line_id: l.id, invoice_key: s.invoiceKey, amount: s.amount }))),
    );
  }
  async remove(ids: readonly string[]): Promise<void> {
    await this.dropShares(ids);
    await this.each(ids, 'delete from sales_bank_line where id');
  }
  async noteImport({ at, byId, fault, ...done }: BankImport): Promise<void> {
    const row = {
      ...{ id: done.id, at, by_id: byId, file_name: done.fileName.slice(0, 255), file_hash: done.fileHash },
      ...{
        added: done.added,
        known: done.known,
        others: done.others,
        fault: fault && JSON.stringify(fault).slice(0, 200),
      },
    };
    await insertAll(this.database, 'sales_bank_import', [row]);
  }

  /** In the order of the ids that are asked for. */
  private async locked(ids: readonly string[]): Promise<BankLine[]> {
    const rows = await inPortions([...ids].sort(), (part) =>
      this.database.all<Stored>(
        `select ${columns} from sales_bank_line where id in (${marks(part)}) order by id${this.database.forUpdate}`,
        part,
      ),
    );
    const shares = await inPortions(ids, (part) =>
      this.database.all<{ line_id: string; invoice_key: string; amount: number | string }>(
        `select line_id, invoice_key, amount from sales_bank_line_share where line_id in (${marks(part)}) order by invoice_key`,
        part,
      ),
    );
    const of = new Map<string, LineShare[]>();
    for (const s of shares)
      of.set(s.line_id, [...(of.get(s.line_id) ?? []), { invoiceKey: s.invoice_key, amount: Number(s.amount) }]);
    const found = new Map(rows.map((r) => [r.id, BankLine.restore(recordOf(r, of.get(r.id) ?? []))]));
    return ids.flatMap((id) => found.get(id) ?? []);
  }
  private dropShares(ids: readonly string[]): Promise<void> {
    return this.each(ids, 'delete from sales_bank_line_share where line_id');
  }
  private async each(ids: readonly string[], head: string): Promise<void> {
    await inPortions(ids, async (part) => {
      await this.database.run(`${head} in (${marks(part)})`, part);
      return [];
    });
  }
}

const recordOf = (r: Stored, shares: readonly LineShare[]): BankLineRecord => ({
  ...{
    id: r.id,
    origin: r.origin,
    naturalKey: r.natural_key,
    number: r.number,
    on: r.on_day,
    amount: Number(r.amount),
  },
  ...{ payerName: r.payer_name, payerInn: r.payer_inn, payerAccount: r.payer_account, purpose: r.purpose },
  ...{ importId: r.import_id, state: r.state, paymentKey: r.payment_key, shares, decidedBy: r.decided_by },
  ...{ decidedById: r.decided_by_id, decidedAt: instantOrNull(r.decided_at), held: Number(r.held) === 1, note: r.note },
});
