import { Injectable } from '@nestjs/common';
import { Database, type SqlRow, insertAll, marks } from '@prorab/platform';
import { instant, instantOrNull } from '@prorab/platform/marks';
import { InvoiceCareBook } from '../../../../application/ports/invoice-care/invoice-care-book.port.js';
import {
  type CareAct,
  type CareActKind,
  type CareRecord,
  InvoiceCare,
  untouched,
} from '../../../../domain/invoice-care/invoice-care.js';

interface Stored {
  invoice_key: string;
  owner_id: string | null;
  disowned: unknown;
  promised_on: string | null;
  snoozed_until: unknown;
  refused_reason: string | null;
  refused_note: string | null;
  contacted_at: unknown;
  counts_itself: unknown;
  told_step: number | null;
  told_to: 'manager' | 'head' | null;
  told_at: unknown;
}
interface StoredAct {
  id: string;
  invoice_key: string;
  kind: CareActKind;
  at: unknown;
  by_id: string | null;
  note: string | null;
  before_state: string;
  undone: unknown;
}
const rowOf = (c: CareRecord): SqlRow => ({
  ...{ invoice_key: c.invoiceKey, owner_id: c.ownerId, disowned: c.disowned, promised_on: c.promisedOn },
  ...{
    snoozed_until: c.snoozedUntil,
    refused_reason: c.refused?.reason ?? null,
    refused_note: c.refused?.note ?? null,
  },
  ...{ contacted_at: c.contactedAt, counts_itself: c.countsItself },
  ...{ told_step: c.told?.step ?? null, told_to: c.told?.to ?? null, told_at: c.told?.at ?? null },
});
const recordOf = (r: Stored): CareRecord => ({
  invoiceKey: r.invoice_key,
  ownerId: r.owner_id,
  disowned: Boolean(r.disowned),
  promisedOn: r.promised_on,
  snoozedUntil: instantOrNull(r.snoozed_until),
  refused: r.refused_reason === null ? null : { reason: r.refused_reason, note: r.refused_note },
  contactedAt: instantOrNull(r.contacted_at),
  countsItself: Boolean(r.counts_itself),
  told:
    r.told_step === null || r.told_to === null ? null : { step: r.told_step, to: r.told_to, at: instant(r.told_at) },
});

const dates: readonly string[] = ['snoozedUntil', 'contactedAt'];
/** What a person's act has changed; instants come out of JSON as text. */
function actOf(r: StoredAct): CareAct {
  const before = JSON.parse(r.before_state) as Record<string, unknown>;
  for (const name of dates) if (typeof before[name] === 'string') before[name] = instant(before[name]);
  const { id, kind, note, by_id: byId } = r;
  return { id, kind, note, byId, at: instant(r.at), before: before as CareAct['before'], undone: Boolean(r.undone) };
}

@Injectable()
export class MikroInvoiceCareBook extends InvoiceCareBook {
  constructor(private readonly database: Database) {
    super();
  }

  async takeForChange(keys: readonly string[]): Promise<Map<string, InvoiceCare>> {
    if (keys.length === 0) return new Map();
    const sorted = [...new Set(keys)].sort();
    await insertAll(
      this.database,
      'sales_invoice_care',
      sorted.map((key) => rowOf(untouched(key))),
      'keep',
    );
    const rows = await this.database.all<Stored>(
      `select * from sales_invoice_care where invoice_key in (${marks(sorted)}) order by invoice_key${this.database.forUpdate}`,
      sorted,
    );
    const acts = await this.database.all<StoredAct>(
      `select * from sales_invoice_care_history where invoice_key in (${marks(sorted)}) and kind <> 'told' order by invoice_key, id`,
      sorted,
    );
    // The last of a key stays in the map.
    const last = new Map(acts.map((act) => [act.invoice_key, actOf(act)]));
    return new Map(
      rows.map((row) => {
        const act = last.get(row.invoice_key);
        const undoable = act && act.kind !== 'undone' && !act.undone ? act : null;
        return [row.invoice_key, InvoiceCare.restore(recordOf(row), undoable)];
      }),
    );
  }

  async of(keys: readonly string[]): Promise<Map<string, InvoiceCare>> {
    if (keys.length === 0) return new Map();
    const rows = await this.database.all<Stored>(
      `select * from sales_invoice_care where invoice_key in (${marks(keys)})`,
      keys,
    );
    const known = new Map(rows.map((row) => [row.invoice_key, recordOf(row)]));
    return new Map(keys.map((key) => [key, InvoiceCare.restore(known.get(key) ?? untouched(key), null)]));
  }

  async promisedSince(day: string, { after, limit }: { after: string | null; limit: number }): Promise<string[]> {
    const rows = await this.database.all<{ invoice_key: string }>(
      `select invoice_key from sales_invoice_care where promised_on >= ? and invoice_key > ?
       order by invoice_key limit ${Math.trunc(limit)}`,
      [day, after ?? ''],
    );
    return rows.map((r) => r.invoice_key);
  }

  async store(...cares: readonly InvoiceCare[]): Promise<void> {
    await insertAll(
      this.database,
      'sales_invoice_care',
      cares.map(({ state }) => rowOf(state)),
      { replaceBy: 'invoice_key' },
    );
    const undone = cares.flatMap(({ undid }) => undid?.id ?? []);
    if (undone.length > 0)
      await this.database.run(`update sales_invoice_care_history set undone = ? where id in (${marks(undone)})`, [
        true,
        ...undone,
      ]);
    const acts = cares.flatMap(({ state, acts: some }) =>
      some.map((act) => ({
        ...{ id: act.id, invoice_key: state.invoiceKey, kind: act.kind, at: act.at, by_id: act.byId, note: act.note },
        ...{ before_state: JSON.stringify(act.before), undone: act.undone },
      })),
    );
    await insertAll(this.database, 'sales_invoice_care_history', acts);
  }
}
