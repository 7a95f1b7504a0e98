// npm start -- --sandbox: a 1C 7.7 in miniature, and the example company that reads its books.
import { fork } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseDocument } from 'yaml';
import { houseNode, inHouse, root, Stop } from './bootstrap/house.mjs';

const READY_MS = 120_000;

/** @param run starts the product with this environment and resolves with its exit code; the sandbox ends after it */
export async function besideSandbox(run) {
  // Nobody's real data: a folder of its own, and never the database of a real house.
  const folder = resolve(root, process.env.PRORAB_DATA ?? 'data', 'sandbox');
  const orders = join(folder, 'orders-to-1c');
  const { child, ...oneC } = await startSandbox(join(folder, '1c'), orders);
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
    if (child.connected) child.disconnect();
    if (child.exitCode === null && child.signalCode === null) await new Promise((done) => child.once('exit', done));
  }
}

/** It says where it listens by the channel, and ends when that is closed, also by our death. */
function startSandbox(folder, orders) {
  mkdirSync(folder, { recursive: true });
  const args = ['--port', '0', '--folder', folder, '--orders', orders];
  const child = fork(inHouse('apps/sandbox/dist/main.js'), args, { cwd: root, execPath: houseNode, execArgv: [] });
  return new Promise((done, fail) => {
    const late = setTimeout(() => {
      child.kill();
      fail(new Stop(`The sandbox did not start in ${READY_MS / 1000} s.`));
    }, READY_MS);
    child.once('message', (oneC) => {
      clearTimeout(late);
      done({ child, ...oneC });
    });
    child.once('exit', (code, signal) => {
      clearTimeout(late);
      // Once it listened, that is only a word: the product shows by itself that its books do not answer.
      if (child.connected === false && code === 0) return;
      console.error(`The sandbox ended with ${code ?? signal}.`);
      fail(new Stop('The sandbox did not come so far as to listen; see above.'));
    });
  });
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
