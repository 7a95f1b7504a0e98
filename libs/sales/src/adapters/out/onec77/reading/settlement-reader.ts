import { Money } from '@prorab/kernel';
import type { LedgerSettlement } from '../../../../application/ports/ledger.port.js';
import type { OnecClient, SqlRow } from '../client/onec-client.js';
import {
  type Fragment,
  MAX_ROWS,
  Statement,
  column,
  decimal,
  joined,
  nothing,
  sql,
  table,
} from '../client/statement.js';
import { keyOfId, moneyTextOf } from '../encoding/index.js';
import type { OnecNames, SettlementNames } from '../mapping/index.js';
import { bit, keyIn, raw, reference, whole } from './cells.js';
import { ListsInOrder, readOn } from './in-parts.js';
import type { Range } from './journal-reader.js';
import type { Broken } from './broken.js';

type DocumentRole = 'shipment' | 'payment' | 'other';

/** The movements by which documents change what customers owe. */
export class SettlementReader {
  constructor(
    private readonly client: OnecClient,
    private readonly names: OnecNames,
    private readonly register: SettlementNames,
    private readonly roleOf: (kind: number) => string | null,
  ) {}

  async read(
    ids: readonly string[],
    range: Range | null,
    roleOfDocument: (id: string) => DocumentRole,
    broken: Broken,
    signal?: AbortSignal,
  ): Promise<Map<string, LedgerSettlement[]>> {
    const { register } = this;
    const m = (name: string): Fragment => column('m', name);
    const { join, party } = this.#party();
    const select = joined(
      [
        ...[m('IDDOC'), m('LINENO_'), m('ACTNO'), m('DEBKRED'), decimal(m(register.amount.column))],
        register.contract ? m(register.contract.column) : sql`NULL`,
        register.against ? m(register.against.column) : sql`NULL`,
        party,
      ],
      ', ',
    );
    const order = joined([m('IDDOC'), m('LINENO_'), m('ACTNO')], ', ');
    const found = new ListsInOrder<LedgerSettlement>();
    await readOn(
      ids,
      range,
      (where, take) =>
        this.client.each(
          Statement.select(
            MAX_ROWS,
            sql` ${select} FROM ${table(register.movements, 'm')}${join} WHERE ${where(m('IDDOC'), m('LINENO_'), m('ACTNO'))} ORDER BY ${order}`,
          ),
          take,
          signal,
        ),
      (row) => {
        const id = raw(row[0]);
        const movement = this.#safely(id, broken, () => this.#read(id, row, roleOfDocument));
        if (movement) found.add(id, movement);
      },
    );
    return found.all;
  }
  /** The customer of a movement: its own, or the one that the contract belongs to. */
  #party(): { join: Fragment; party: Fragment } {
    const { party, contract } = this.register;
    if (party) return { join: nothing, party: column('m', party.column) };
    const contracts = this.names.contract;
    if (!contract || !contracts || contract.length !== 9) return { join: nothing, party: sql`NULL` };
    return {
      join: sql` LEFT JOIN ${table(contracts.table, 'g')} ON ${column('g', 'ID')} = ${column('m', contract.column)}`,
      party: column('g', contracts.party.column),
    };
  }
  #read(
    id: string,
    [, line, act, credit, amount, contract, against, party]: SqlRow,
    roleOfDocument: (id: string) => DocumentRole,
  ): LedgerSettlement {
    const { register, names } = this;
    const document = keyOfId(id) ?? '';
    const sum = moneyTextOf(raw(amount));
    const debt = register.against ? reference(register.against, against) : null;
    const role = debt && this.roleOf(debt.kind ?? 0);
    const partyColumn = register.party ?? names.contract?.party ?? null;
    return {
      kind: 'settlement',
      key: `${document}/${whole(line)}/${whole(act)}`,
      partyKey: partyColumn ? keyIn(partyColumn, party, names.party.kind) : null,
      contractKey: register.contract ? keyIn(register.contract, contract, names.contract?.kind ?? null) : null,
      document: { kind: roleOfDocument(id), key: document },
      against: debt ? { kind: role === 'shipment' || role === 'payment' ? role : 'other', key: debt.key } : null,
      amount: bit(credit) ? Money.of(sum).negate().toString() : sum,
    };
  }
  #safely(id: string, broken: Broken, read: () => LedgerSettlement): LedgerSettlement | null {
    try {
      return read();
    } catch (error) {
      broken(this.register.name, id, error);
      return null;
    }
  }
}
