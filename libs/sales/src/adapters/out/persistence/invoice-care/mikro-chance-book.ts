import { Injectable } from '@nestjs/common';
import { newId } from '@prorab/kernel';
import { Database, inPortions, insertAll, marks } from '@prorab/platform';
import { instant, instantOrNull } from '@prorab/platform/marks';
import { ChanceBook, type LearnedChance } from '../../../../application/ports/invoice-care/chance-book.port.js';
import { all, sql } from '../../../../application/queries/sql-text.js';
import type { ChanceModel } from '../../../../domain/invoice-care/chance/chance-model.js';
import type { PastInvoice } from '../../../../domain/invoice-care/chance/past-looks.js';

interface StoredInvoice {
  id: string;
  party_key: string | null;
  party_id: string | null;
  at: unknown;
  total: number;
  paid_at: unknown;
  refused_reason: string | null;
  channel: string | null;
  place: string | null;
}
/** Contacts of one customer that are looked through. */
const CONTACTS_AT_ONCE = 50_000;

@Injectable()
export class MikroChanceBook extends ChanceBook {
  constructor(private readonly database: Database) {
    super();
  }

  async latest(): Promise<LearnedChance | null> {
    const [row] = await this.database.all<{ trained_at: unknown; invoices: number; model: string | null }>(
      'select trained_at, invoices, model from sales_chance_model order by trained_at desc limit 1',
    );
    if (!row) return null;
    const model = row.model === null ? null : (JSON.parse(row.model) as ChanceModel);
    return { trainedAt: instant(row.trained_at), invoices: row.invoices, model };
  }
  async keep({ trainedAt, invoices, model }: LearnedChance): Promise<void> {
    const row = { id: newId(), trained_at: trainedAt, invoices, model: model && JSON.stringify(model) };
    await insertAll(this.database, 'sales_chance_model', [row]);
  }

  async past({ since, before, limit }: { since?: Date; before?: Date; limit: number }): Promise<PastInvoice[]> {
    const dated = all([
      ...(since ? [sql('i.at >= ?', since)] : []),
      ...(before ? [sql('i.at < ?', before)] : []),
      sql("i.state not in ('draft', 'void', 'not-tied') and i.phantom_of is null"),
    ]);
    const rows = await this.database.all<StoredInvoice>(
      `select i.id, i.party_key, i.party_id, i.at, i.total, i.paid_at, c.refused_reason, q.channel,
         coalesce(p.branch_id, q.branch_id) as place from sales_invoice i left join sales_party p on p.id = i.party_id
       left join sales_invoice_care c on c.invoice_key = i.id left join sales_inquiry q on q.id = i.inquiry_id
       where ${dated.text} order by i.at desc, i.id desc limit ${Math.trunc(limit)}`,
      dated.params,
    );
    const contacts = await this.#contactsOf([...new Set(rows.flatMap((r) => r.party_id ?? []))]);
    return rows.map((r): PastInvoice => {
      const at = instant(r.at);
      return {
        ...{ key: r.id, partyKey: r.party_key ?? r.id, at, total: Number(r.total), paidAt: instantOrNull(r.paid_at) },
        ...{ refused: r.refused_reason !== null, channel: r.channel, place: r.place },
        contacts: contacts.get(r.party_id ?? '') ?? [],
      };
    });
  }

  async #contactsOf(partyIds: readonly string[]): Promise<Map<string, Date[]>> {
    const rows = await inPortions(partyIds, (part) =>
      this.database.all<{ party_id: string; at: unknown }>(
        `select party_id, at from sales_time_line where party_id in (${marks(part)})
         and channel in ('letter', 'call', 'chat') order by at limit ${CONTACTS_AT_ONCE}`,
        part,
      ),
    );
    const byParty = new Map<string, Date[]>();
    for (const { party_id, at } of rows) {
      const own = byParty.get(party_id);
      if (own) own.push(instant(at));
      else byParty.set(party_id, [instant(at)]);
    }
    return byParty;
  }
}
