import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { SqlColumn, SqlEvent, SqlParameter, SqlSession, SqlValue } from '../sql-engine.js';
import { SqlError } from '../sql-engine.js';
import type { Catalog } from './catalog.js';
import { QueryCompiler } from './query-compiler.js';
import { SqlBase } from './sql-base.js';
import { parseBatch } from './statement-parser.js';
import { TsqlEngine } from './tsql-engine.js';

const folder = mkdtempSync(join(tmpdir(), 'prorab-tsql-'));
const base = new SqlBase({
  name: 'base77',
  path: join(folder, 'base.sqlite'),
  identifiers: ({ type }) => type.type === 'char' && [3, 9, 13, 23].includes(Number(type.length)),
});
const other = new SqlBase({ name: 'exchange', path: join(folder, 'exchange.sqlite') });
const engine = new TsqlEngine({
  databases: [base, other],
  writers: { onec: ['base77', 'exchange'], robot: ['exchange'] },
  now: () => new Date('2024-06-18T09:30:00.000Z'),
});
const open = (user: string): SqlSession => engine.open({ user, database: 'base77', application: 'test' });
const writer = open('onec');
const reader = open('prorab_reader');

interface Answer {
  columns: SqlColumn[];
  rows: SqlValue[][];
  messages: string[];
  counts: (number | null)[];
}
function run(sql: string, parameters: SqlParameter[] = [], session = reader): Answer {
  const answer: Answer = { columns: [], rows: [], messages: [], counts: [] };
  for (const event of session.run(sql, parameters, new AbortController().signal) as Iterable<SqlEvent>) {
    if (event.kind === 'columns') answer.columns = event.columns;
    if (event.kind === 'row') answer.rows.push([...event.values]);
    if (event.kind === 'info') answer.messages.push(event.message);
    if (event.kind === 'done') answer.counts.push(event.rowCount);
  }
  return answer;
}
const rows = (sql: string, parameters: SqlParameter[] = []): SqlValue[][] => run(sql, parameters).rows;
const value = (expression: string, parameters: SqlParameter[] = []): SqlValue =>
  rows(`SELECT ${expression}`, parameters)[0]?.[0] ?? null;
const typeOf = (expression: string): unknown => run(`SELECT ${expression} AS x`).columns[0]?.type;
function errorOf(sql: string, session = reader): number | null {
  try {
    run(sql, [], session);
  } catch (error) {
    if (error instanceof SqlError) return error.number;
    throw error;
  }
  return null;
}

beforeAll(() => {
  run(
    `CREATE TABLE T(ROW_ID int IDENTITY PRIMARY KEY, ID char(9) NOT NULL, DESCR char(20) NOT NULL, QTY numeric(14,5) NULL, SUM_ numeric(14,2) NOT NULL,
       D datetime NOT NULL, F tinyint NOT NULL, M bit NOT NULL, NOTE text);
     CREATE UNIQUE INDEX IDD ON T(ID);
     CREATE INDEX DESCR ON T(DESCR, ROW_ID);
     CREATE TABLE L(ID char(9) NOT NULL, LINENO_ smallint NOT NULL, V varchar(30) NOT NULL, PRIMARY KEY(ID,LINENO_));
     INSERT INTO T(ID,DESCR,QTY,SUM_,D,F,M,NOTE) VALUES
       ('     1   ','Ёлка',1.5,10,'20240601',1,0,'первая'),
       ('     2   ','ежевика',NULL,20.25,'20240602',2,1,NULL),
       ('    11   ','Жук',3,-5,'17530101',255,0,''),
       ('    1A   ','ель',0.00001,0.01,'20240618 10:15:30',3,1,'Кабель ВВГ');
     INSERT L VALUES ('     1   ',1,'one'),('     1   ',2,'two  '),('    11   ',1,'Two'),('   ZZ    ',1,'')`,
    [],
    writer,
  );
});
afterAll(() => {
  reader.close();
  writer.close();
  rmSync(folder, { recursive: true });
});

describe('types and what is computed from them', () => {
  it.each<[string, SqlValue, unknown]>([
    ['7/2', 3, { type: 'int' }],
    ['-7/2', -3, { type: 'int' }],
    ['7%3', 1, { type: 'int' }],
    ['6&3', 2, { type: 'int' }],
    ['6|3', 7, { type: 'int' }],
    ['6^3', 5, { type: 'int' }],
    ['1+1.5', '2.5', { type: 'numeric', precision: 3, scale: 1 }],
    ['1.50*2.5', '3.750', { type: 'numeric', precision: 6, scale: 3 }],
    ['2.0/3', '0.666666', { type: 'numeric', precision: 7, scale: 6 }],
    [
      'CAST(CAST(7000 AS numeric(14,2))/CAST(3 AS numeric(13,3)) AS numeric(14,2))',
      '2333.33',
      { type: 'numeric', precision: 14, scale: 2 },
    ],
    ["'a'+'b '", 'ab ', { type: 'varchar', length: 3 }],
    ["'a'+NULL", null, null],
    ['1+NULL', null, { type: 'int' }],
    ["1+'2'", 3, { type: 'int' }],
    ["CAST('a' AS char(3))", 'a  ', { type: 'char', length: 3 }],
    ["CAST('a' AS char(3))+'b'", 'a  b', { type: 'varchar', length: 4 }],
    ["LEFT('абвг',2)", 'аб', { type: 'varchar', length: 2 }],
    ["RIGHT('абвг',2)", 'вг', null],
    ["SUBSTRING('абвг',2,2)", 'бв', null],
    ["SUBSTRING('абвг',0,2)", 'а', null],
    ["LEN('аб  ')", 2, { type: 'int' }],
    ["DATALENGTH('аб  ')", 4, { type: 'int' }],
    ["DATALENGTH(N'аб')", 4, { type: 'int' }],
    ["REPLACE('Абв','б','-')", 'А-в', null],
    ["REPLACE('АБв','б','-')", 'А-в', null],
    ["UPPER('ёж')", 'ЁЖ', null],
    ["LOWER('ЁЖ')", 'ёж', null],
    ["CHARINDEX('Б','абв')", 2, { type: 'int' }],
    ["RTRIM('a ')+LTRIM(' b')", 'ab', null],
    ["ISNULL(NULL,'x')", 'x', null],
    ["ISNULL(CAST(NULL AS varchar(1)),'xyz')", 'x', null],
    ["COALESCE(NULL,NULL,'z')", 'z', null],
    ["NULLIF('a','A ')", null, null],
    ['ROUND(2.555,2)', '2.560', { type: 'numeric', precision: 4, scale: 3 }],
    ['ROUND(-2.5,0)', '-3.0', null],
    ['ABS(-3)', 3, null],
    ['STR(3.14159,6,2)', '  3.14', null],
    ["REPLICATE('ab',3)+SPACE(1)+'.'", 'ababab .', null],
    ["CAST('100.005' AS numeric(14,2))", '100.01', null],
    ['CAST(2.5 AS int)', 2, null],
    ['CAST(-2.5 AS numeric(3,0))', '-3', null],
    ["CAST('20240618' AS datetime)", '2024-06-18T00:00:00.000', { type: 'datetime' }],
    ["CAST('2024-06-18T10:15:30.998' AS datetime)", '2024-06-18T10:15:30.997', null],
    ["CONVERT(char(8),CAST('20240618' AS datetime),112)", '20240618', { type: 'char', length: 8 }],
    ["CONVERT(varchar(10),CAST('20240618' AS datetime),104)", '18.06.2024', null],
    ["DATEADD(month,1,'20240131')", '2024-02-29T00:00:00.000', null],
    ["DATEDIFF(day,'20240601 23:59:59','20240602')", 1, { type: 'int' }],
    ["DATEADD(month,DATEDIFF(month,0,'20240618'),0)", '2024-06-01T00:00:00.000', null],
    ["YEAR('20240618')*10000+MONTH('20240618')*100+DAY('20240618')", 20240618, null],
    ['GETDATE()', '2024-06-18T12:30:00.000', { type: 'datetime' }],
    ['CASE WHEN 1=1 THEN 1 ELSE 2.5 END', '1.0', { type: 'numeric', precision: 11, scale: 1 }],
    ["CASE 2 WHEN 1 THEN 'a' WHEN 2 THEN 'b' END", 'b', null],
    ["CASE WHEN 'ё'='е' THEN 1 ELSE 0 END", 0, null],
    ["CASE WHEN 'Ёж '='ёж' THEN 1 ELSE 0 END", 1, null],
    ["CASE WHEN ' ж'='ж' THEN 1 ELSE 0 END", 0, null],
    ["CASE WHEN 'Розетка' LIKE 'РОЗ[а-г,е]т%' THEN 1 ELSE 0 END", 1, null],
    ["CASE WHEN '50%' LIKE '50!%' ESCAPE '!' THEN 1 ELSE 0 END", 1, null],
    ["CASE WHEN 'abc' LIKE '[^b]_c' THEN 1 ELSE 0 END", 1, null],
    ["CASE WHEN 'ab ' LIKE 'ab' THEN 1 ELSE 0 END", 1, null],
    ["CASE WHEN 'ab' LIKE 'ab ' THEN 1 ELSE 0 END", 0, null],
    ['@@TRANCOUNT', 0, { type: 'int' }],
    ['DB_NAME()', 'base77', { type: 'nvarchar', length: 128 }],
    ["DATABASEPROPERTYEX(DB_NAME(),'Collation')", 'Cyrillic_General_CI_AS', null],
    ["SERVERPROPERTY('Collation')", 'Cyrillic_General_CI_AS', null],
    ['CAST(1 AS bit)', true, { type: 'bit' }],
    ["CAST('0x' AS varchar)", '0x', { type: 'varchar', length: 30 }],
    ['1e2', 100, { type: 'float' }],
    ["N'日本'", '日本', { type: 'nvarchar', length: 2 }],
    ["CAST(N'日本' AS varchar(5))", '??', null],
  ])('%s', (expression, expected, type) => {
    expect(value(expression)).toEqual(expected);
    if (type !== null) expect(typeOf(expression)).toEqual(type);
  });

  it('knows the types of what is summed', () => {
    expect(typeOf('SUM(SUM_) FROM T --')).toEqual({ type: 'numeric', precision: 38, scale: 2 });
    expect(
      run('SELECT SUM(SUM_), COUNT(*), COUNT(QTY), MIN(DESCR), MAX(DESCR), AVG(F), COUNT_BIG(*) FROM T').rows,
    ).toEqual([['25.26', 4, 3, 'ежевика             ', 'Жук                 ', 65, 4n]]);
  });
});

describe('queries', () => {
  it.each<[string, SqlValue[][]]>([
    ['SELECT TOP 1 ID FROM T ORDER BY D', [['    11   ']]],
    ['SELECT TOP (2) F FROM T ORDER BY F DESC', [[255], [3]]],
    // ё stands after е and before ж; NULL comes first
    ['SELECT RTRIM(DESCR) FROM T ORDER BY DESCR', [['ежевика'], ['Ёлка'], ['ель'], ['Жук']]],
    ['SELECT QTY FROM T ORDER BY QTY', [[null], ['0.00001'], ['1.50000'], ['3.00000']]],
    ["SELECT F FROM T WHERE ID='    1A'", [[3]]],
    ["SELECT F FROM T WHERE ID='1A'", []],
    ["SELECT F FROM T WHERE id='    1a   '", [[3]]],
    ["SELECT F FROM T WHERE DESCR='ЕЛЬ'", [[3]]],
    ["SELECT F FROM T WHERE D='20240601'", [[1]]],
    ["SELECT F FROM T WHERE D BETWEEN '20240601' AND '20240602' ORDER BY 1", [[1], [2]]],
    ["SELECT F FROM T WHERE NOTE LIKE '%ввг%'", [[3]]],
    ['SELECT F FROM T WHERE NOTE IS NULL', [[2]]],
    ['SELECT F FROM T WHERE NOT (F & 1 = 1) ORDER BY F', [[2]]],
    ["SELECT F FROM T WHERE ID IN ('     1   ','    11   ') ORDER BY F", [[1], [255]]],
    ['SELECT F FROM T WHERE ID NOT IN (SELECT ID FROM L) ORDER BY F', [[2], [3]]],
    ['SELECT F FROM T t WHERE EXISTS (SELECT * FROM L WHERE L.ID=t.ID AND LINENO_>1)', [[1]]],
    [
      'SELECT t.F, l.LINENO_ FROM T t (NOLOCK) JOIN L l WITH (NOLOCK) ON l.ID=t.ID ORDER BY t.F, l.LINENO_',
      [
        [1, 1],
        [1, 2],
        [255, 1],
      ],
    ],
    [
      'SELECT t.F, l.LINENO_ FROM T t LEFT JOIN L l ON l.ID=t.ID WHERE t.F<10 ORDER BY 1,2',
      [
        [1, 1],
        [1, 2],
        [2, null],
        [3, null],
      ],
    ],
    ['SELECT t.F, l.ID FROM T t RIGHT JOIN L l ON l.ID=t.ID WHERE t.F IS NULL', [[null, '   ZZ    ']]],
    ['SELECT COUNT(*) FROM T t FULL JOIN L l ON l.ID=t.ID', [[6]]],
    ['SELECT COUNT(*) FROM T, L', [[16]]],
    ['SELECT COUNT(*) FROM T CROSS JOIN L', [[16]]],
    ['SELECT x.n FROM (SELECT ID, COUNT(*) n FROM L GROUP BY ID HAVING COUNT(*)>1) x', [[2]]],
    ['WITH a AS (SELECT F FROM T WHERE F<3), b(g) AS (SELECT F+1 FROM a) SELECT g FROM b ORDER BY g DESC', [[3], [2]]],
    ["SELECT V, COUNT(*) FROM L WHERE V LIKE 'TWO' GROUP BY V", [['two  ', 2]]],
    ["SELECT COUNT(DISTINCT V) FROM L WHERE V<>''", [[2]]],
    ["SELECT DISTINCT V FROM L WHERE V LIKE 't%'", [['two  ']]],
    ['SELECT 1 UNION SELECT 1 UNION ALL SELECT 2', [[1], [2]]],
    ['SELECT 1 AS a UNION ALL SELECT 2.5 ORDER BY a DESC', [['2.5'], ['1.0']]],
    ["SELECT NULL UNION ALL SELECT 'x'", [[null], ['x']]],
    ["SELECT 'a' UNION SELECT 'A '", [['a']]],
    ['SELECT (SELECT MAX(LINENO_) FROM L WHERE L.ID=T.ID) FROM T ORDER BY F', [[2], [null], [null], [1]]],
    [
      'SELECT n, F FROM (SELECT F, ROW_NUMBER() OVER (ORDER BY F DESC) AS n FROM T) x WHERE n<=2 ORDER BY n',
      [
        [1n, 255],
        [2n, 3],
      ],
    ],
    ['SELECT F FROM T ORDER BY F OFFSET 1 ROWS FETCH NEXT 2 ROWS ONLY', [[2], [3]]],
    [
      'SELECT LEFT(ID,6) AS k, SUM(F) FROM T GROUP BY LEFT(ID,6) HAVING SUM(F)>2 ORDER BY k',
      [
        ['    11', 255],
        ['    1A', 3],
      ],
    ],
    ['SELECT name FROM sys.tables ORDER BY name', [['L'], ['T']]],
    [
      "SELECT COLUMN_NAME, DATA_TYPE, CHARACTER_MAXIMUM_LENGTH, NUMERIC_PRECISION, NUMERIC_SCALE FROM INFORMATION_SCHEMA.COLUMNS WHERE TABLE_NAME='T' AND ORDINAL_POSITION IN (2,4)",
      [
        ['ID', 'char', 9, null, null],
        ['QTY', 'numeric', null, 14, 5],
      ],
    ],
    [
      "SELECT c.name FROM sys.columns c JOIN sys.tables t ON t.object_id=c.object_id WHERE t.name='L' ORDER BY column_id",
      [['ID'], ['LINENO_'], ['V']],
    ],
    ['SELECT t.* FROM L t WHERE t.LINENO_=2', [['     1   ', 2, 'two  ']]],
    ["SELECT CASE WHEN OBJECT_ID('dbo.T') IS NULL THEN 0 ELSE 1 END, OBJECT_ID('nothing')", [[1, null]]],
    ['SELECT a = F FROM [dbo].[T] WHERE "F" = 1', [[1]]],
  ])('%s', (sql, expected) => {
    expect(rows(sql)).toEqual(expected);
  });

  it('takes parameters of the types that they have', () => {
    const parameter = (type: SqlParameter['type'], given: SqlValue): SqlParameter[] => [
      { name: '@p', type, value: given },
    ];
    expect(rows('SELECT F FROM T WHERE ID=@p', parameter({ type: 'char', length: 9 }, '    1A   '))).toEqual([[3]]);
    expect(rows('SELECT F FROM T WHERE DESCR=@P', parameter({ type: 'nvarchar', length: 20 }, 'ёлка'))).toEqual([[1]]);
    expect(rows('SELECT F FROM T WHERE D>=@p', parameter({ type: 'datetime' }, '2024-06-18T00:00:00.000'))).toEqual([
      [3],
    ]);
    expect(
      rows('SELECT F FROM T WHERE SUM_=@p', parameter({ type: 'numeric', precision: 18, scale: 4 }, '20.2500')),
    ).toEqual([[2]]);
    expect(rows('SELECT TOP (@p) F FROM T ORDER BY F', parameter({ type: 'int' }, 1))).toEqual([[1]]);
    expect(rows('SELECT @p', parameter({ type: 'bigint' }, 9007199254740993n))).toEqual([[9007199254740993n]]);
  });

  it('finds by an index what is looked for by an identifier, a name, and a prefix', () => {
    const plan = explain;
    expect(plan("SELECT F FROM T WHERE ID='     1   '")).toContain('T.IDD');
    expect(plan("SELECT F FROM T WHERE DESCR='Ёлка'")).toContain('T.DESCR');
    expect(plan("SELECT F FROM T JOIN L ON T.ID=SUBSTRING('    '+L.ID,5,9)")).toContain('T.IDD');
    expect(plan("SELECT V FROM L WHERE ID>='     1   ' AND ID<='    1Z'")).toMatch(
      /SEARCH .* PRIMARY KEY \(ID>\? AND ID<\?\)/,
    );
  });
});

describe('batches', () => {
  it('runs statements one after the other, with variables, IF and PRINT', () => {
    const answer = run(
      `SET NOCOUNT ON; SET TRANSACTION ISOLATION LEVEL READ UNCOMMITTED
       SET LOCK_TIMEOUT 500
       DECLARE @a int, @b varchar(20) = 'x'
       SELECT @a = MAX(F) FROM T
       IF @a > 100 BEGIN SET @b = @b + 'y'; PRINT 'large' END ELSE PRINT 'small'
       SELECT @a, @b`,
    );
    expect(answer.rows).toEqual([[255, 'xy']]);
    expect(answer.messages).toEqual(['large']);
    expect(answer.counts.every((count) => count === null)).toBe(true);
  });

  it('writes for a login that may, and takes it back', () => {
    run(
      "BEGIN TRAN; UPDATE T SET F=F+1, DESCR='Жуки' WHERE ID='    11   ' AND F<255; UPDATE T SET SUM_ -= 1 WHERE F=1",
      [],
      writer,
    );
    expect(run('SELECT SUM_ FROM T WHERE F=1', [], writer).rows).toEqual([['9.00']]);
    expect(rows('SELECT SUM_ FROM T WHERE F=1')).toEqual([['10.00']]);
    run('ROLLBACK', [], writer);
    expect(
      run('DELETE FROM L WHERE ID=@p', [{ name: '@p', type: { type: 'char', length: 9 }, value: '   ZZ    ' }], writer)
        .counts,
    ).toEqual([1]);
    expect(run("INSERT L SELECT ID, F, 'n' FROM T WHERE F=2; SELECT @@ROWCOUNT", [], writer).rows).toEqual([[1]]);
  });

  it('moves to another database and back', () => {
    const session = open('onec');
    run(
      'USE exchange; CREATE TABLE Q(ID int IDENTITY(1,1) PRIMARY KEY, KEY_ varchar(40) NOT NULL UNIQUE, STATE tinyint NOT NULL DEFAULT 0, BODY nvarchar(max))',
      [],
      session,
    );
    run("INSERT Q(KEY_,BODY) VALUES ('a',N'日')", [], session);
    expect(run('SELECT ID, KEY_, STATE, BODY, SCOPE_IDENTITY() FROM Q', [], session).rows).toEqual([
      [1, 'a', 0, '日', '1'],
    ]);
    expect(errorOf("INSERT Q(KEY_) VALUES ('A ')", session)).toBe(2627);
    const robot = open('robot');
    expect(errorOf('DELETE FROM T', robot)).toBe(229);
    expect(run('USE exchange; UPDATE Q SET STATE=1', [], robot).counts).toEqual([null, 1]);
    robot.close();
    session.close();
  });

  it('stops when it is told to', () => {
    const abort = new AbortController();
    const events = (reader.run('SELECT F FROM T', [], abort.signal) as Iterable<SqlEvent>)[Symbol.iterator]();
    events.next();
    events.next();
    abort.abort();
    expect(events.next().done).toBe(true);
    expect(rows('SELECT 1')).toEqual([[1]]);
  });
});

it('closes in the midst of rows that nobody takes any more', () => {
  const session = open('prorab_reader');
  const events = (session.run('SELECT F FROM T', [], new AbortController().signal) as Iterable<SqlEvent>)[
    Symbol.iterator
  ]();
  events.next();
  events.next();
  session.close();
  expect(events.next().done).toBe(true);
});

describe('errors, by the numbers of SQL Server', () => {
  it.each<[number, string]>([
    [102, 'SELECT 1 +'],
    [102, 'SELEC * FROM T'],
    [102, 'SELECT (1=1)'],
    [156, 'SELECT FROM T'],
    [105, "SELECT 'abc"],
    [113, 'SELECT 1 /* abc'],
    [137, 'SELECT @x'],
    [134, 'DECLARE @a int, @a int'],
    [195, 'SELECT NOSUCH(1)'],
    [174, "SELECT LEFT('a')"],
    [155, 'SELECT DATEADD(eon,1,GETDATE())'],
    [207, 'SELECT NOPE FROM T'],
    [207, 'SELECT t.NOPE FROM T t'],
    [208, 'SELECT * FROM NOPE'],
    [208, 'SELECT * FROM master.dbo.T'],
    [209, 'SELECT ID FROM T, L'],
    [4104, 'SELECT x.ID FROM T t'],
    [8120, 'SELECT ID, COUNT(*) FROM T'],
    [8120, 'SELECT F, COUNT(*) FROM T GROUP BY ID'],
    [147, 'SELECT ID FROM T WHERE COUNT(*)>1'],
    [4145, 'SELECT 1 FROM T WHERE F'],
    [402, "SELECT 1 FROM T WHERE NOTE='a'"],
    [8117, 'SELECT SUM(M) FROM T'],
    [8117, 'SELECT SUM(DESCR) FROM T'],
    [245, 'SELECT 1 FROM T WHERE DESCR=1'],
    [245, "SELECT CAST('x' AS int)"],
    [8114, "SELECT CAST('x' AS numeric(5,2))"],
    [8115, 'SELECT CAST(1000 AS numeric(3,0)), CAST(1000 AS numeric(2,0))'],
    [8115, 'SELECT 2147483647+1'],
    // its scale of 16 leaves no room in the 63 bits that SQLite holds exactly; cast at once, it is computed (above)
    [8115, 'SELECT CAST(7000 AS numeric(14,2))/CAST(3 AS numeric(13,3))'],
    [8115, 'SELECT CAST(256 AS tinyint)'],
    [241, "SELECT CAST('nonsense' AS datetime)"],
    [242, "SELECT CAST('20240231' AS datetime)"],
    [8134, 'SELECT 1/0'],
    [8134, 'SELECT F/(F-F) FROM T'],
    [512, 'SELECT (SELECT F FROM T)'],
    [116, 'SELECT (SELECT F, M FROM T WHERE F=1)'],
    [205, 'SELECT 1 UNION SELECT 1,2'],
    [8155, 'SELECT * FROM (SELECT 1) x'],
    [8156, 'SELECT * FROM (SELECT 1 a, 2 a) x'],
    [1033, 'SELECT * FROM (SELECT F FROM T ORDER BY F) x'],
    [145, 'SELECT DISTINCT F FROM T ORDER BY ID'],
    [108, 'SELECT F FROM T ORDER BY 2'],
    [2812, 'EXEC sp_who2'],
    [2812, 'sp_help T'],
    [229, "INSERT L VALUES ('     9   ',1,'x')"],
    [229, 'UPDATE T SET F=1'],
    [229, 'DELETE FROM T'],
    [262, 'CREATE TABLE X(A int)'],
    [911, 'USE nowhere'],
    [3902, 'COMMIT'],
    [3903, 'ROLLBACK TRAN'],
    [191, `SELECT ${'('.repeat(300)}1${')'.repeat(300)}`],
    [50000, 'SELECT F FROM T EXCEPT SELECT 1'],
    [50000, 'SELECT TOP 10 PERCENT F FROM T'],
    [50000, "SELECT 1 WHERE 'a' = 'b' COLLATE Latin1_General_BIN"],
    [50000, 'SET FMTONLY ON'],
  ])('%i: %s', (number, sql) => {
    expect(errorOf(sql)).toBe(number);
  });

  it.each<[number, string]>([
    [2714, 'CREATE TABLE T(A int)'],
    [3701, 'DROP TABLE NOPE'],
    [213, "INSERT L VALUES ('     9   ',1)"],
    [544, "INSERT T(ROW_ID,ID,DESCR,SUM_,D,F,M) VALUES (1,'','',0,'',0,0)"],
    [515, 'INSERT L(ID,LINENO_) VALUES (NULL,1)'],
    [2627, "INSERT L VALUES ('     1   ',1,'x')"],
    [8152, "INSERT L VALUES ('     9   ',1,REPLICATE('x',31))"],
    [50000, "INSERT L VALUES ('     a   ',1,'x')"],
  ])('%i for one who writes: %s', (number, sql) => {
    expect(errorOf(sql, writer)).toBe(number);
  });

  it('leaves the session fit for work', () => {
    expect(errorOf('SELECT 1/0')).toBe(8134);
    expect(value('@@ERROR')).toBe(8134);
    expect(value('1')).toBe(1);
  });

  it('refuses a database that is not there', () => {
    expect(() => engine.open({ user: 'x', database: 'nope', application: '' })).toThrow(
      expect.objectContaining({ number: 4060 }),
    );
  });
});

/** The plan that SQLite makes of it: shows whether an index is of use. */
function explain(sql: string): string {
  const connection = base.connect();
  try {
    const { sql: compiled } = compileQuery(sql, base.catalogOf(connection));
    const plan = connection.prepare(`EXPLAIN QUERY PLAN ${compiled}`).all() as { detail: string }[];
    return plan.map(({ detail }) => detail).join('\n');
  } finally {
    connection.close();
  }
}

function compileQuery(sql: string, catalog: Catalog): { sql: string } {
  const [statement] = parseBatch(sql);
  if (statement?.kind !== 'select') throw new Error('not a query');
  return new QueryCompiler({ variable: () => null }, catalog, base.name).query(statement.query);
}
