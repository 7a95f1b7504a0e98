// The 1C of the sandbox in a process of its own, as built. Does what it is asked by messages: `{ id, does, with }`.
import { Chance, OrderRobot, WorkingDay, startSandbox } from '@prorab/sandbox-app';

const options = JSON.parse(process.argv[2] ?? '{}');
const { until, ...size } = options.size ?? {};
const sandbox = await startSandbox({
  ...options,
  ...(options.size ? { size: { ...size, ...(until ? { until: new Date(until) } : {}) } } : {}),
});
const { server, user, base } = sandbox;
const day = new WorkingDay(base, user, new Chance(options.seed ?? 7));
const raw = (value) => (typeof value === 'string' ? value.trimEnd() : value);

/** What 1C has, straight from its tables, by the names of its dictionary; nothing of the product is in the way. */
function everything() {
  const column = (header, name) => `"${base.names.column(header, name)}"`;
  const table = (header) => `"${base.names.table(header).sql}"`;
  const documents = (kind, extra) => {
    const header = `Документ ${kind}`;
    const list = extra.map((name) => `h.${column(header, name)} as "${name}"`).join(', ');
    return user.reading((connection) =>
      connection
        .prepare(
          `select h.IDDOC as id, j.ISMARK as marked, j.CLOSED & 1 as posted, j.DATE_TIME_IDDOC as moment, ${list}
           from ${table(header)} h join "_1SJOURN" j on j.IDDOC = h.IDDOC order by h.IDDOC`,
        )
        .all()
        .map((row) => Object.fromEntries(Object.entries(row).map(([name, value]) => [name, raw(value)]))),
    );
  };
  const count = (header, where = '1 = 1') =>
    user.reading((connection) =>
      connection
        .prepare(`select count(*) from ${table(header)} where ${where}`)
        .pluck()
        .get(),
    );
  const invoices = documents('ЗаявкаПокупателя', ['Сумма', 'СуммаНДС', 'СуммаВклНДС', 'УчитыватьНДС', 'ВидОперации']);
  const payment = ['Сумма'];
  return {
    invoices,
    shipments: documents('Реализация', payment),
    payments: [...documents('СтрокаВыпискиПриход', payment), ...documents('ПКО', payment)],
    lines: count('Документ (Мн.ч.) ЗаявкаПокупателя'),
    parties: count('Справочник Контрагенты', 'ISFOLDER = 2'),
  };
}

const abilities = {
  everything,
  deed: ({ name, args }) => user[name](...args),
  /** Several in a row, one transaction each as in 1C. */
  deeds: ({ list }) => list.map(({ name, args }) => user[name](...args)),
  play: ({ events }) => Array.from({ length: events }, () => day.next()),
  /** The robot session looks into the exchange folder once. */
  robot: ({ folder }) => new OrderRobot(base, user, folder).look(),
  invoicesOf: ({ key }) =>
    user.reading((connection) =>
      connection
        .prepare(
          `select h.IDDOC from "${base.names.table('Документ ЗаявкаПокупателя').sql}" h
           where h."${base.names.column('Документ ЗаявкаПокупателя', 'Комментарий')}" like ?`,
        )
        .pluck()
        .all(`${key}%`),
    ),
  party: (details) => user.newParty(details),
  item: (details) => user.newItem(details),
  statements: ({ from = 0 }) => ({
    forgotten: server.log.forgotten,
    all: server.statements().length,
    list: server.statements().slice(from),
  }),
  hang: ({ matching, nth }) =>
    void server.faults.atStatement({ kind: 'hang' }, { matching: new RegExp(matching), nth }),
  async cut() {
    server.faults.atConnect({ times: Infinity });
    await server.dropConnections();
  },
  lift: () => server.faults.liftAll(),
};

process.on('message', async ({ id, does, with: given }) => {
  try {
    process.send({ id, result: await abilities[does](given) });
  } catch (error) {
    process.send({ id, error: String(error?.stack ?? error) });
  }
});
process.once('disconnect', () => void sandbox.stop().then(() => process.exit(0)));
process.send({
  id: 0,
  result: { ...sandbox.address, dictionary: sandbox.dictionary, login: sandbox.logins.prorab_reader },
});
