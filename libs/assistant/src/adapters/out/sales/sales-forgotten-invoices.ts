import { Injectable } from '@nestjs/common';
import { Money } from '@prorab/kernel';
import { counted } from '@prorab/platform/marks';
import { AwaitedInvoiceDirectory } from '@prorab/sales/contract';
import { type ForgottenInvoiceList, ForgottenInvoices } from '../../../application/ports/forgotten-invoices.port.js';
import { awaitedInWords, booksInWords, rub } from './invoice-words.js';

/** Those that sales watches. */
@Injectable()
export class SalesForgottenInvoices extends ForgottenInvoices {
  constructor(private readonly invoices: AwaitedInvoiceDirectory) {
    super();
  }

  async of({
    language,
    ...asked
  }: {
    employeeIds: readonly string[];
    ownerless: boolean;
    limit: number;
    language: 'ru' | 'en';
  }): Promise<ForgottenInvoiceList | 'late' | null> {
    const found = await this.invoices.forgottenOf(asked);
    if (found?.late) return 'late';
    if (!found || found.count === 0) return null;
    const count = counted(found.count, language, ['счёт', 'счёта', 'счетов'], ['invoice', 'invoices']);
    return {
      count: found.count,
      total: `${count} ${language === 'ru' ? 'на' : 'of'} ${rub(Money.of(found.owed))}`,
      lines: found.lines.map((card) => ({
        ...{ invoiceKey: card.invoiceKey, number: card.number, ownerId: card.ownerId },
        about: [card.partyName, awaitedInWords(card, language)].filter(Boolean).join(' · '),
      })),
      source: booksInWords(found.source, language),
      asOf: new Date(found.asOf),
    };
  }
}
