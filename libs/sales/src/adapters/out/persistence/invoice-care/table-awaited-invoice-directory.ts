import { Injectable } from '@nestjs/common';
import { Money } from '@prorab/kernel';
import { Tables } from '@prorab/platform/marks';
import { AwaitedInvoices, type BooksAge } from '../../../../application/ports/invoice-care/awaited-invoices.port.js';
import {
  type StoredForgotten,
  forgottenColumns,
  forgottenTables,
} from '../../../../application/queries/invoice-care/forgotten-line.js';
import { pushInWords } from '../../../../application/queries/invoice-care/reason-words.js';
import { watchedOf } from '../../../../application/queries/invoice-care/watched-row.js';
import { type AwaitedInvoiceCard, AwaitedInvoiceDirectory, type ForgottenList } from '../../../../contract/index.js';

/** Straight to the tables. */
@Injectable()
export class TableAwaitedInvoiceDirectory extends AwaitedInvoiceDirectory {
  constructor(
    private readonly tables: Tables,
    private readonly invoices: AwaitedInvoices,
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
    employeeId,
    ownerless,
    limit,
  }: {
    employeeId: string;
    ownerless: boolean;
    limit: number;
  }): Promise<ForgottenList | null> {
    const age = await this.invoices.age();
    if (!age) return null;
    const whose = ownerless ? '(w.whose_id = ? or w.whose_id is null)' : 'w.whose_id = ?';
    const [sum] = await this.tables.all<{ n: number; owed: number | null }>(
      `select count(*) as n, sum(w.owed) as owed from sales_invoice_watch w where w.listed = ? and ${whose}`,
      [true, employeeId],
    );
    const rows = await this.tables.all<StoredForgotten>(
      `select ${forgottenColumns} from ${forgottenTables} where w.listed = ? and ${whose}
       order by w.weight desc, w.invoice_key desc limit ${Math.trunc(limit)}`,
      [true, employeeId],
    );
    return {
      count: Number(sum?.n ?? 0),
      owed: Money.ofKopecks(Number(sum?.owed ?? 0)).toString(),
      lines: rows.map((row) => cardOf(row, age)),
      ...{ source: age.source, asOf: age.asOf.toISOString() },
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
