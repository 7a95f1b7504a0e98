import { describeLedger } from '../../../libs/sales/src/application/ports/ledger/ledger.contract.js';
import { OnecHouse } from './an-onec-house.js';

const key = (n: number): string => n.toString(36).toUpperCase();
const id = (n: number): string => key(n).padStart(6, ' ').padEnd(9, ' ');
const FIRST = 60_000;
const DOCUMENTS = [
  '_1SJOURN',
  'DH305',
  'DH310',
  'DT310',
  'DH320',
  'DT320',
  'DH330',
  'DH340',
  'RA410',
  'RG410',
  'RA420',
  'RG420',
  'RA430',
  'RG430',
  '_1SCRDOC',
];

const journal = (n: number, kind: number, day = '20240610'): string =>
  `(4500,'${id(n)}',${kind},1,'${day}63VDPC${id(n)}','       ${kind}2024    ','${String(n).padStart(10, '0')}',1,0,0,1,0,0,0,'     3   ','     1   ',2)`;
const head = (n: number, roubles: string): string =>
  `('${id(n)}','   0     0   ','    11   ','    15   ','17530101','     1   ','    DY   ',1,1,${roubles},0,'')`;
const line = (n: number, roubles: string): string => `('${id(n)}',1,'    25   ',10,120,${roubles},0)`;
const into = {
  journal: `INSERT _1SJOURN (IDJOURNAL,IDDOC,IDDOCDEF,APPCODE,DATE_TIME_IDDOC,DNPREFIX,DOCNO,CLOSED,ISMARK,ACTCNT,VERSTAMP,RF410,RF420,RF430,SP70,SP75,DS80) VALUES `,
  head: `INSERT DH310 VALUES `,
  line: `INSERT DT310 VALUES `,
};

describeLedger('1C 7.7', async () => {
  const house = await OnecHouse.open();
  let next = FIRST;
  const changes = (invoice: string, sql: string): void => {
    const raw = invoice.padStart(6, ' ').padEnd(9, ' ');
    house.run(
      `${sql.replaceAll('@id', `'${raw}'`)}; UPDATE _1SJOURN SET VERSTAMP = VERSTAMP + 1 WHERE IDDOC = '${raw}'; UPDATE _1SUSERS SET NETCHGCN = NETCHGCN + 1`,
    );
  };
  const issues = (numbers: readonly number[], roubles: string): void => {
    const all = (row: (n: number) => string): string => numbers.map(row).join(',');
    house.run(
      `${into.journal}${all((n) => journal(n, 310))}; ${into.head}${all((n) => head(n, roubles))}; ${into.line}${all((n) => line(n, roubles))}`,
    );
  };
  return {
    ledger: house.ledger(),
    work: house.house.work,
    reopened: async () => house.ledger(),
    begin: async () => {
      house.run(DOCUMENTS.map((table) => `DELETE FROM ${table}`).join('; '));
      issues([next], '1200');
      return key(next++);
    },
    happens: {
      sumBecomes: async (invoice, roubles) =>
        changes(invoice, `UPDATE DH310 SET SP3108 = ${roubles} WHERE IDDOC = @id`),
      isUnposted: async (invoice) => changes(invoice, 'UPDATE _1SJOURN SET CLOSED = 0 WHERE IDDOC = @id'),
      isMarked: async (invoice) => changes(invoice, 'UPDATE _1SJOURN SET ISMARK = 1 WHERE IDDOC = @id'),
      movesBack: async (invoice) =>
        changes(
          invoice,
          "UPDATE _1SJOURN SET DATE_TIME_IDDOC = '20240510' + SUBSTRING(DATE_TIME_IDDOC, 9, 15) WHERE IDDOC = @id",
        ),
      isDeleted: async (invoice) =>
        changes(
          invoice,
          'DELETE FROM DH310 WHERE IDDOC = @id; DELETE FROM DT310 WHERE IDDOC = @id; DELETE FROM _1SJOURN WHERE IDDOC = @id',
        ),
      isPaid: async (invoice, roubles) => {
        const n = next++;
        house.run(
          `${into.journal}${journal(n, 330)}; INSERT DH330 VALUES ('${id(n)}','  8M${invoice.padStart(6, ' ')}   ','    11   ','    15   ',${roubles},''); UPDATE _1SUSERS SET NETCHGCN = NETCHGCN + 1`,
        );
        return key(n);
      },
      more: async (count) => {
        for (let left = count; left > 0; left -= 200) {
          issues(
            Array.from({ length: Math.min(left, 200) }, () => next++),
            '100',
          );
        }
      },
    },
    close: () => house.close(),
  };
});
