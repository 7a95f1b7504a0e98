import type Database from 'better-sqlite3';
import type { LedgerFact } from '../../../libs/sales/src/application/ports/ledger.port.js';

/**
 * What the example base says, read straight from the file it lies in, thing by thing and as slowly as it likes. It shares nothing with the
 * reader: tables and columns are those of the example, written down from the reference.
 */
export function truthOf(db: Database.Database, today: string): Map<string, LedgerFact> {
  const facts = new Map<string, LedgerFact>();
  const add = (fact: LedgerFact): void => void facts.set(`${fact.kind} ${fact.key}`, fact);
  const rows = (query: string): Row[] => db.prepare(query).all() as Row[];
  const one = (query: string, ...of: unknown[]): Row | undefined => db.prepare(query).get(...of) as Row | undefined;

  for (const w of rows('SELECT * FROM SC225'))
    add({ kind: 'warehouse', key: key(w.ID)!, name: text(w.DESCR)!, marked: yes(w.ISMARK) });
  for (const a of rows('SELECT * FROM SC230'))
    add({ kind: 'author', key: key(a.ID)!, login: text(a.CODE)!, name: text(a.DESCR)! });
  for (const i of rows('SELECT * FROM SC220 WHERE ISFOLDER = 2')) {
    const article = text(i.SP2201);
    add({
      kind: 'item',
      key: key(i.ID)!,
      code: text(i.CODE),
      article,
      name: text(i.DESCR)!,
      unit: null,
      marked: yes(i.ISMARK),
    });
  }
  for (const k of rows('SELECT * FROM SC210 WHERE ISFOLDER = 2')) {
    const kind = String(k.SP2101).slice(0, 4);
    const behind = String(k.SP2101).slice(4).trimEnd();
    const company = kind === '  5W' ? one('SELECT * FROM SC212 WHERE ID = ?', behind) : undefined;
    const person = kind === '  5X' ? one('SELECT * FROM SC213 WHERE ID = ?', behind) : undefined;
    add({
      kind: 'party',
      key: key(k.ID)!,
      code: text(k.CODE),
      name: text(k.DESCR)!,
      fullName: text(company?.SP2122),
      inn: text(company?.SP2121) ?? text(person?.SP2131),
      phones: text(company?.SP2123) ?? text(person?.SP2132),
      email: text(k.SP2103),
      address: text(company?.SP2124),
      person: kind === '  5W' ? false : kind === '  5X' ? true : null,
      marked: yes(k.ISMARK),
    });
  }
  for (const g of rows('SELECT * FROM SC216')) {
    const partyKey = key(g.PARENTEXT);
    if (partyKey) add({ kind: 'contract', key: key(g.ID)!, partyKey, name: text(g.DESCR)!, marked: yes(g.ISMARK) });
  }
  for (const p of rows('SELECT * FROM SC240 WHERE ISMARK = 0')) {
    const value = one(
      'SELECT * FROM "_1SCONST" WHERE ID = 2401 AND OBJID = ? AND "DATE" <= ? ORDER BY "DATE" DESC, "TIME" DESC, DOCID DESC, ROW_ID DESC LIMIT 1',
      p.ID,
      `${today}T00:00:00.000`,
    );
    if (!value) continue;
    const price = Number(value.VALUE).toFixed(2);
    const since = String(value.DATE).slice(0, 10);
    add({
      kind: 'price',
      key: key(p.ID)!,
      itemKey: key(p.PARENTEXT)!,
      type: key(p.SP2402) === '1' ? 'Розничная' : (key(p.SP2402) ?? ''),
      price,
      since,
    });
  }

  for (const j of rows('SELECT * FROM "_1SJOURN"')) {
    const id = String(j.IDDOC);
    const head = (table: string): Row | undefined => one(`SELECT * FROM ${table} WHERE IDDOC = ?`, id);
    const of = (h: Row, party: string, contract: string) => ({
      key: key(id)!,
      number: String(j.DOCNO).trim(),
      at: instant(String(j.DATE_TIME_IDDOC)),
      partyKey: key(h[party]),
      contractKey: key(h[contract]),
      authorKey: key(j.SP70),
      posted: (Number(j.CLOSED) & 1) === 1,
      marked: yes(j.ISMARK),
      note: text(h.SP600),
    });
    const invoice = j.IDDOCDEF === 310 ? head('DH310') : undefined;
    if (invoice && ['    DY', '    DX'].includes(String(invoice.SP3106))) {
      const onTop = invoice.SP3111 === 1 && invoice.SP3112 === 0;
      add({
        ...{ kind: 'invoice', ...of(invoice, 'SP3102', 'SP3103') },
        total: money(Number(invoice.SP3108) + (onTop ? Number(invoice.SP3109) : 0)),
        vat: money(invoice.SP3109),
        payBy: day(invoice.SP3104),
        draft: String(invoice.SP3106) === '    DX',
        warehouseKey: key(invoice.SP3105),
        lines: (db.prepare('SELECT * FROM DT310 WHERE IDDOC = ? ORDER BY LINENO_').all(id) as Row[]).map((l) => ({
          ...{ no: Number(l.LINENO_), itemKey: key(l.SP3107), name: null, quantity: decimal(l.SP3110, 3) },
          ...{ price: money(l.SP3113), sum: money(l.SP3108), vat: money(l.SP3109) },
        })),
      });
    }
    const shipment = j.IDDOCDEF === 320 ? head('DH320') : undefined;
    if (shipment) {
      const base = String(shipment.SP3201);
      add({
        ...{ kind: 'shipment', ...of(shipment, 'SP3202', 'SP3203'), total: money(shipment.SP3208) },
        invoiceKey: base.startsWith('  8M') ? key(base.slice(4)) : (parentOf(rows, id, ['  8M'])?.key ?? null),
        lines: (db.prepare('SELECT * FROM DT320 WHERE IDDOC = ? ORDER BY LINENO_').all(id) as Row[]).map((l) => ({
          ...{ no: Number(l.LINENO_), itemKey: key(l.SP3205), name: null, quantity: decimal(l.SP3206, 3) },
          ...{ price: money(l.SP3207), sum: money(l.SP3208), vat: '0.00' },
        })),
      });
    }
    for (const [kind, table, columns, means] of PAYMENTS) {
      const payment = j.IDDOCDEF === kind ? head(table) : undefined;
      if (!payment) continue;
      const [base, party, contract, sum] = columns;
      const named = String(payment[base]);
      const found =
        named.startsWith('  8M') || named.startsWith('  8W')
          ? { kind: named.slice(0, 4), key: key(named.slice(4))! }
          : parentOf(rows, id, ['  8M', '  8W']);
      add({
        ...{ kind: 'payment', ...of(payment, party, contract), means, direction: 'in', amount: money(payment[sum]) },
        base: found ? { kind: found.kind === '  8M' ? 'invoice' : 'shipment', key: found.key } : null,
      });
    }
  }
  for (const m of rows('SELECT r.*, j.IDDOCDEF AS kind FROM RA420 r JOIN "_1SJOURN" j ON j.IDDOC = r.IDDOC')) {
    const owner = one('SELECT * FROM SC216 WHERE ID = ?', m.SP4202);
    const against = String(m.SP4204);
    const roles: Record<string, 'shipment' | 'payment'> = { '  8W': 'shipment', '  96': 'payment', '  9G': 'payment' };
    add({
      kind: 'settlement',
      key: `${key(m.IDDOC)}/${m.LINENO_}/${m.ACTNO}`,
      partyKey: owner ? key(owner.PARENTEXT) : null,
      contractKey: key(m.SP4202),
      document: {
        kind: m.kind === 320 ? 'shipment' : m.kind === 330 || m.kind === 340 ? 'payment' : 'other',
        key: key(m.IDDOC)!,
      },
      against: key(against.slice(4))
        ? { kind: roles[against.slice(0, 4)] ?? 'other', key: key(against.slice(4))! }
        : null,
      amount: money(m.DEBKRED ? -Number(m.SP4205) : m.SP4205),
    });
  }

  const present = String(one('SELECT CURDATE FROM "_1SSYSTEM"')?.CURDATE).slice(0, 7);
  const at = (table: string): Row[] => rows(`SELECT * FROM ${table} WHERE PERIOD = '${present}-01T00:00:00.000'`);
  const stock = new Map<string, [number, number]>();
  const put = (item: unknown, warehouse: unknown, n: 0 | 1, quantity: unknown): void => {
    const id = `${key(item)}/${key(warehouse)}`;
    const sums = stock.get(id) ?? [0, 0];
    sums[n] += Number(quantity);
    stock.set(id, sums);
  };
  for (const r of at('RG410')) put(r.SP4102, r.SP4103, 0, r.SP4104);
  for (const r of at('RG430')) put(r.SP4301, r.SP4302, 1, r.SP4304);
  for (const [id, [quantity, reserved]] of stock) {
    const [itemKey = '', warehouseKey = ''] = id.split('/');
    if (quantity || reserved)
      add({
        kind: 'stock',
        key: id,
        itemKey,
        warehouseKey,
        quantity: decimal(quantity, 5),
        reserved: decimal(reserved, 5),
      });
  }
  const debts = new Map<string, number>();
  for (const r of at('RG420')) debts.set(String(r.SP4202), (debts.get(String(r.SP4202)) ?? 0) + Number(r.SP4205));
  for (const [contract, sum] of debts) {
    const partyKey = key(one('SELECT * FROM SC216 WHERE ID = ?', contract)?.PARENTEXT);
    if (sum && partyKey)
      add({ kind: 'debt', key: key(contract)!, partyKey, contractKey: key(contract), amount: money(sum) });
  }
  return facts;
}

type Row = Record<string, unknown>;
const PAYMENTS = [
  [330, 'DH330', ['SP3301', 'SP3302', 'SP3303', 'SP3304'], 'bank'],
  [340, 'DH340', ['SP3401', 'SP3402', 'SP3403', 'SP3404'], 'cash'],
] as const;
const text = (of: unknown): string | null => String(of ?? '').trim() || null;
const yes = (of: unknown): boolean => Number(of) === 1;
/** `'   104K'` → `104.K` */
function key(of: unknown): string | null {
  const id = String(of ?? '').padEnd(9);
  const number = id.slice(0, 6).trim();
  const sign = id.slice(6, 9).trim();
  return number === '' || number === '0' ? null : number + (sign && `.${sign}`);
}
const decimal = (scaled: unknown, places: number): string =>
  String(Number((Number(scaled) / 10 ** places).toFixed(places)));
const money = (kopecks: unknown): string => (Number(kopecks) / 100).toFixed(2).replace(/^-(0\.00)$/, '$1');
const day = (of: unknown): string | null => (String(of).startsWith('1753') ? null : String(of).slice(0, 10));
/** Moscow has been three hours ahead since 2014. */
function instant(moment: string): Date {
  const [y, m, d] = [moment.slice(0, 4), moment.slice(4, 6), moment.slice(6, 8)];
  const ms = Math.floor(Number.parseInt(moment.slice(8, 14).trim(), 36) / 10);
  return new Date(Date.parse(`${y}-${m}-${d}T00:00:00+03:00`) + ms);
}
function parentOf(
  rows: (query: string) => Row[],
  child: string,
  kinds: string[],
): { kind: string; key: string } | undefined {
  const parents = rows('SELECT * FROM "_1SCRDOC" WHERE MDID = 0').filter((r) => r.CHILDID === child);
  return kinds
    .flatMap((kind) => parents.filter((p) => String(p.PARENTVAL).slice(2, 6) === kind))
    .map((p) => ({ kind: String(p.PARENTVAL).slice(2, 6), key: key(String(p.PARENTVAL).slice(6, 15))! }))[0];
}
