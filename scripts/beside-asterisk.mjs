// npm start -- --asterisk: a private Asterisk on the configuration that is given to people, and the example company on the phone.
import { randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseDocument } from 'yaml';
import { startBeside } from './beside.mjs';
import { inHouse, root, Stop } from './bootstrap/house.mjs';
import { runNode } from './bootstrap/run-node.mjs';

/** The customer calls from here: the exchange knows a provider by its address. */
const CUSTOMER = { address: '127.0.0.2', port: 5070 };
const LINES = [
  { number: '+78125550142', branch: 'Петербург' },
  { number: '+78112201234', branch: 'Псков' },
];
/** At work at any hour, see company.example.yaml. */
const PHONE = '204';
const OTHER = '201';

/**
 * @param run starts the product with this environment and resolves with its exit code; Asterisk ends after it
 * @param given environment that something else beside the product has made already
 */
export async function besideAsterisk(run, given = {}) {
  // Nobody's real data: a folder of its own, and never the database of a real house.
  const folder = given.PRORAB_DATA ?? resolve(root, process.env.PRORAB_DATA ?? 'data', 'asterisk');
  const [company, files] = [join(folder, 'company.example.yaml'), join(folder, 'asterisk-files')];
  const env = {
    DATABASE_URL: `sqlite:${join(folder, 'prorab.db')}`,
    ...given,
    PRORAB_DATA: folder,
    PRORAB_CONFIG: company,
    PRORAB_ARI_PASSWORD: randomBytes(18).toString('hex'),
  };
  mkdirSync(folder, { recursive: true });
  const before = readFileSync(given.PRORAB_CONFIG ?? inHouse('config/company.example.yaml'), 'utf8');
  writeFileSync(company, companyOn(before, {}));
  // The files name the phones of the staff: the staff comes first.
  await command(env, 'first-start');
  await command(env, 'asterisk-files', files);
  const args = ['--folder', join(folder, 'exchange'), '--files', files, '--config', inHouse('config/asterisk')];
  const { told, end } = await startBeside('Asterisk', 'apps/sandbox/dist/asterisk/main.js', args);
  try {
    writeFileSync(company, companyOn(before, { url: told.url, records: told.calls }));
    console.log(howToCall(told, passwordsIn(files), folder));
    return await run(env);
  } finally {
    await end();
  }
}

async function command(env, ...args) {
  // What they say is for somebody who has an Asterisk of his own.
  const code = await runNode([inHouse('apps/cli/dist/main.js'), ...args], {
    env,
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  if (code !== 0) throw new Stop(`"npm run cli -- ${args[0]}" failed; see above.`, { code });
}

function companyOn(text, exchange) {
  const company = parseDocument(text);
  const server = `${CUSTOMER.address}:${CUSTOMER.port}`;
  company.commentBefore = ' Written anew by each `npm start -- --asterisk`: the example company on a private Asterisk.';
  company.setIn(['telephony'], {
    exchange,
    lines: LINES,
    trunks: [{ name: 'customers', server, addresses: [CUSTOMER.address] }],
  });
  return company.toString();
}

/** Extension to password, as Asterisk was told. */
function passwordsIn(files) {
  const text = readFileSync(join(files, 'pjsip-phones.conf'), 'utf8');
  return [...text.matchAll(/^username = (\d+)\npassword = (\S+)$/gm)].map(([, extension, password]) => [
    extension,
    password,
  ]);
}

function howToCall({ host, sipPort, console: own }, phones, folder) {
  const customer = `sipp ${host}:${sipPort} -i ${CUSTOMER.address} -p ${CUSTOMER.port} -sf apps/sandbox/src/asterisk/customer.xml`;
  const passwordOf = (phone) => phones.find(([extension]) => extension === phone)?.[1];
  return `
  Asterisk работает рядом, только на этой машине: SIP ${host}:${sipPort} (UDP). Позвонить на него так:
    1. телефон                любой SIP-телефон на этой машине: сервер ${host}:${sipPort}, имя ${PHONE}, пароль ${passwordOf(PHONE)}
                              (Антон Дежнёв, он на работе в любой час; остальные телефоны ниже)
    2. рабочий стол           войдите как duty или head: карточка звонка появится, пока телефон звонит
    3. клиент звонит          ${customer} -s ${LINES[0].number.slice(1)} -key from 79112223344 -d 15000 -m 1
                              (sipp: apt install sip-tester; телефон в терминале: apt install baresip-core)
    вы звоните                на рабочем столе «Позвонить» у карточки: сначала зазвонит ваш телефон; или наберите номер на самом телефоне.
                              Трубку за клиента берёт: sipp -sn uas -i ${CUSTOMER.address} -p ${CUSTOMER.port} -m 1
    передать, удержать        кнопки в карточке разговора на рабочем столе; второй телефон: имя ${OTHER}, пароль ${passwordOf(OTHER)}
    телефон в браузере        наушники внизу слева на рабочем столе; страницу откройте по адресу localhost
    между собой               с телефона наберите добавочный коллеги
    звонки                    GET /api/telephony/calls, /health/ready
    сам Asterisk              ${own} "core show channels"
  Номера: ${LINES.map(({ number, branch }) => `${number} ${branch}`).join(', ')}. Телефоны, имя и пароль:
${columns(phones.map(([extension, secret]) => `${extension} ${secret}`))}
  Данные лежат в ${folder}; записи и журнал Asterisk при каждом запуске начинаются заново.
`;
}

function columns(cells) {
  const lines = [];
  for (let i = 0; i < cells.length; i += 3) lines.push(`    ${cells.slice(i, i + 3).join('    ')}`);
  return lines.join('\n');
}
