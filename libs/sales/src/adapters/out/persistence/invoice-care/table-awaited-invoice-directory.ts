import { Injectable } from '@nestjs/common';
import { Clock, Money } from '@prorab/kernel';
import { marks } from '@prorab/platform';
import { Tables } from '@prorab/platform/marks';
import { AwaitedInvoices, type BooksAge } from '../../../../application/ports/invoice-care/awaited-invoices.port.js';
import {
  type StoredForgotten,
  forgottenColumns,
  forgottenTables,
} from '../../../../application/queries/invoice-care/forgotten-line.js';
import { ForgottenCounting } from '../../../../application/queries/invoice-care/forgotten-counting.query.js';
import { SalesRules } from '../../../../application/sales-rules.js';
import { pushInWords } from '../../../../application/queries/invoice-care/reason-words.js';
import { watchedOf } from '../../../../application/queries/invoice-care/watched-row.js';
import { type AwaitedInvoiceCard, AwaitedInvoiceDirectory, type ForgottenList } from '../../../../contract/index.js';

/** Straight to the tables. */
@Injectable()
export class TableAwaitedInvoiceDirectory extends AwaitedInvoiceDirectory {
  constructor(
    private readonly tables: Tables,
    private readonly invoices: AwaitedInvoices,
    private readonly counting: ForgottenCounting,
    private readonly rules: SalesRules,
    private readonly clock: Clock,
  ) {
    super();
  }

  async byKey(invoiceKey: string): Promise<AwaitedInvoiceCard | null> {
    const age = await this.invoices.age();
    const [row] = await this.tables.all<StoredForgotten>(
      `select ${forgottenColumns} from ${forgottenTables} where w.invoice_key = ?`,
      [invoiceKey],
    );
    return row && age ? cardOf(row, age) : null;
  }

  async forgottenOf({
    employeeIds,
    ownerless,
    limit,
  }: {
    employeeIds: readonly string[];
    ownerless: boolean;
    limit: number;
  }): Promise<ForgottenList | null> {
    const age = await this.invoices.age();
    if (!age || employeeIds.length === 0) return null;
    const own = `w.whose_id in (${marks(employeeIds)})`;
    const whose = ownerless ? `(${own} or w.whose_id is null)` : own;
    const [sum] = await this.tables.all<{ n: number; owed: number | null }>(
      `select count(*) as n, sum(w.owed) as owed from sales_invoice_watch w where w.listed = ? and ${whose}`,
      [true, ...employeeIds],
    );
    const rows = await this.tables.all<StoredForgotten>(
      `select ${forgottenColumns} from ${forgottenTables} where w.listed = ? and ${whose}
       order by w.weight desc, w.invoice_key desc limit ${Math.trunc(limit)}`,
      [true, ...employeeIds],
    );
    return {
      count: Number(sum?.n ?? 0),
      owed: Money.ofKopecks(Number(sum?.owed ?? 0)).toString(),
      lines: rows.map((row) => cardOf(row, age)),
      ...{ source: age.source, asOf: age.asOf.toISOString() },
      late:
        this.clock.now().getTime() - age.asOf.getTime() > this.rules.ledgerLagLimitMinutes * 60_000 ||
        (await this.counting.execute()),
    };
  }
}

function cardOf(row: StoredForgotten, { source, asOf }: BooksAge): AwaitedInvoiceCard {
  const { invoiceKey, whoseId, days, told, chance, because, owed } = watchedOf(row);
  return {
    ...{ invoiceKey, number: row.number, partyName: row.party_name ?? row.books_name, ownerId: whoseId, days, chance },
    owed: Money.ofKopecks(owed).toString(),
    told: told && { step: told.step, to: told.to, at: told.at.toISOString() },
    because: { ru: because.map((p) => pushInWords(p, 'ru')), en: because.map((p) => pushInWords(p, 'en')) },
    ...{ source, asOf: asOf.toISOString() },
  };
}
