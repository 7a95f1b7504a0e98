import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { tsql } from '../../../../test/services/freetds.js';
import { SqlError } from '../sql-engine.js';
import { numbers, resultSet } from '../testing/result-set.js';
import { ScriptedEngine } from '../testing/scripted-engine.js';
import { TdsServer } from './tds-server.js';

describe.each(['7.1', '7.2', '7.3', '7.4'] as const)('tsql of FreeTDS over TDS %s', (tds) => {
  let engine: ScriptedEngine;
  let server: TdsServer;
  beforeEach(async () => {
    engine = new ScriptedEngine();
    server = await TdsServer.start({ engine, logins: { reader: 'secret' } });
  });
  afterEach(() => server.stop());

  const run = (script: string, password = 'secret'): ReturnType<typeof tsql> =>
    tsql({ ...server.address, user: 'reader', password, database: 'trade', tds }, script);

  it('reads Cyrillic, numbers, dates and nulls', async () => {
    engine.when(/invoices/, () =>
      resultSet(
        {
          id: { type: 'char', length: 9 },
          name: { type: 'varchar', length: 50 },
          note: { type: 'text' },
          total: { type: 'numeric', precision: 14, scale: 2 },
          at: { type: 'datetime' },
          count: { type: 'int', notNull: true },
          wide: { type: 'nvarchar', length: 20 },
        },
        [
          ['    11   ', 'ООО «Ромашка»', 'Кирпич М150', '12000.50', '2024-03-01T10:20:30.000', 3, 'ёжик'],
          ['    12   ', null, null, null, null, 4, null],
        ],
      ),
    );
    const { output } = await run('select * from invoices\ngo\n');
    expect(output).toContain('    11   \tООО «Ромашка»\tКирпич М150\t12000.50\tMar  1 2024 10:20AM\t3\tёжик');
    expect(output).toContain('    12   \tNULL\tNULL\tNULL\tNULL\t4\tNULL');
    expect(output).toContain('(2 rows affected)');
    expect(server.statements().at(-1)).toMatchObject({ kind: 'batch', tds, user: 'reader', rows: 2, outcome: 'done' });
  });

  it('reads long answers and several in a row', async () => {
    engine.when(/numbers/, () => numbers(20_000)).when(/one/, () => resultSet({ n: { type: 'int' } }, [[1]]));
    const { output } = await run('select numbers\ngo\nselect one\ngo\n');
    expect(output.match(/Кирпич № /g)).toHaveLength(20_000);
    expect(output).toContain('(20000 rows affected)');
    expect(output).toContain('(1 row affected)');
  });

  it('shows errors as SQL Server tells them', async () => {
    engine.when(/wrong/, () => {
      throw new SqlError("Invalid object name 'SC172'.", { number: 208 });
    });
    expect((await run('select wrong\ngo\n')).output).toContain(
      'Msg 208 (severity 16, state 1) from PRORAB-SANDBOX Line 1:\n\t"Invalid object name \'SC172\'."',
    );
    expect((await run('select 1\ngo\n', 'wrong')).output).toContain(
      'Msg 18456 (severity 14, state 1) from PRORAB-SANDBOX Line 1:\n\t"Login failed for user \'reader\'."',
    );
  });
});
