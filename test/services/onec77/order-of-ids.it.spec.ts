import { insertAll } from '@prorab/platform';
import fc from 'fast-check';
import { Statement, column, sql, table } from '../../../libs/sales/src/adapters/out/onec77/client/statement.js';
import { inOrder } from '../../../libs/sales/src/adapters/out/onec77/passes/in-order.js';
import { OnecHouse } from './an-onec-house.js';

const SIGNS = ['', 'K', 'S', 'S1', 'ABC', '0', '9Z', 'М', 'ФИЛ'];
/** What deleted documents are found by: the server sorts ids as they are written, and so do our own bases. */
it('ids come in the order of their characters, whatever number and sign they have', async () => {
  const house = await OnecHouse.open();
  try {
    const ids = fc.sample(
      fc
        .tuple(
          fc.oneof(fc.integer({ min: 1, max: 40_000 }), fc.integer({ min: 1, max: 36 ** 6 - 1 })),
          fc.constantFrom(...SIGNS),
        )
        .map(([n, sign]) => n.toString(36).toUpperCase().padStart(6, ' ') + sign.padEnd(3, ' ')),
      { numRuns: 600, seed: 7 },
    );
    const unique = [...new Set(ids)];
    house.run('DELETE FROM SC225');
    for (let at = 0; at < unique.length; at += 100) {
      const rows = unique.slice(at, at + 100).map((id, n) => `('${id}','${at + n}','Склад',0,1,0)`);
      house.run(`INSERT SC225 (ID, CODE, DESCR, ISMARK, VERSTAMP, SP2251) VALUES ${rows.join(',')}`);
    }
    const rows = await house
      .client()
      .all(
        Statement.select(20_000, sql` ${column('k', 'ID')} FROM ${table('SC225', 'k')} ORDER BY ${column('k', 'ID')}`),
      );
    const read = rows.map(([id]) => ({ id: String(id).trimEnd() }));
    expect(read.map((r) => r.id)).toEqual(unique.map((id) => id.trimEnd()).sort((a, b) => (a < b ? -1 : 1)));
    expect(inOrder(read, '', 'warehouse')).toHaveLength(unique.length);
    // Where it were not so, nothing would be deleted by mistake: the reading stops and says why.
    expect(() => inOrder([{ id: '    1Z' }, { id: '    1A' }], '', 'warehouse')).toThrow(/does not sort/);
    // The same of our own base: stamps are compared in its order.
    const stamps = unique.map((id) => ({ kind: 'probe', id: id.trimEnd(), place: '', stamp: '', parts: null }));
    await insertAll(house.house.database, 'sales_onec_stamp', stamps);
    const kept = await house.house.database.all<{ id: string }>(
      "select id from sales_onec_stamp where kind = 'probe' order by id",
    );
    expect(kept.map((r) => r.id)).toEqual(read.map((r) => r.id));
  } finally {
    await house.close();
  }
});
