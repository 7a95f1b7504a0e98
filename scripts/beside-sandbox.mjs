// npm start -- --sandbox: a 1C 7.7 in miniature, and the example company that reads its books.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseDocument } from 'yaml';
import { startBeside } from './beside.mjs';
import { inHouse, root } from './bootstrap/house.mjs';

/** @param run starts the product with this environment and resolves with its exit code; the sandbox ends after it */
export async function besideSandbox(run) {
  // Nobody's real data: a folder of its own, and never the database of a real house.
  const folder = resolve(root, process.env.PRORAB_DATA ?? 'data', 'sandbox');
  const orders = join(folder, 'orders-to-1c');
  mkdirSync(join(folder, '1c'), { recursive: true });
  const args = ['--port', '0', '--folder', join(folder, '1c'), '--orders', orders];
  const { told: oneC, end } = await startBeside('The sandbox', 'apps/sandbox/dist/main.js', args);
  const company = join(folder, 'company.example.yaml');
  writeFileSync(company, companyOn(oneC, orders));
  console.log(whatToLookAt(oneC, folder));
  try {
    return await run({
      PRORAB_DATA: folder,
      PRORAB_CONFIG: company,
      DATABASE_URL: `sqlite:${join(folder, 'prorab.db')}`,
      MSSQL_URL: `mssql://prorab_reader:${oneC.login}@${oneC.host}:${oneC.port}/base77`,
    });
  } finally {
    await end();
  }
}

/** The example company, with 1C for its books. */
function companyOn({ dictionary }, orders) {
  const company = parseDocument(readFileSync(inHouse('config/company.example.yaml'), 'utf8'));
  company.commentBefore = ' Written anew by each `npm start -- --sandbox`: the example company on a 1C in miniature.';
  company.setIn(['sales', 'ledger'], {
    source: 'onec77',
    authors: { ivanova: 'olga', petrov: 'ivan', manager1: 'elena', manager2: 'pavel', manager3: 'nina' },
    onec77: { dds: dictionary, mapping: inHouse('config/onec77/example.yaml') },
  });
  company.setIn(['sales', 'orderExchange'], { folder: orders });
  return company.toString();
}

const whatToLookAt = ({ host, port, login }, folder) => `
  1С в миниатюре работает рядом: ${host}:${port}, база base77; в ней кто-то выписывает счета, оплачивает, двигает, удаляет.
  Что он делает, видно здесь строками «1C: …»; секунд через десять это же видно у Прораба:
    рабочий стол, «Счета»     войдите как olga или head: новые счета и оплаты приходят сами
    состояние чтения          GET /api/sales/ledger, /health/ready
    Ава                       «забытые счета», «остаток кирпич», «что с оплатой …»
    сама база                 TDSVER=7.4 tsql -H ${host} -p ${port} -U prorab_reader -P ${login} -D base77
  База и данные лежат в ${folder}; удалите папку, чтобы начать сначала.
`;
