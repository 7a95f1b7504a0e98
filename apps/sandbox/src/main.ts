import { parseArgs } from 'node:util';
import { A_LITTLE, SANDBOX_LOGINS, startSandbox } from './start-sandbox.js';

const { values } = parseArgs({
  options: {
    port: { type: 'string', default: '14330' },
    folder: { type: 'string' },
    orders: { type: 'string' },
    parties: { type: 'string', default: String(A_LITTLE.parties) },
    documents: { type: 'string', default: String(A_LITTLE.documents) },
    movements: { type: 'string', default: String(A_LITTLE.movements) },
    every: { type: 'string', default: '15' },
    quiet: { type: 'boolean', default: false },
  },
});

const tell = (what: string): void => console.log(`${new Date().toISOString()} 1C: ${what}`);
const sandbox = await startSandbox({
  port: Number(values.port),
  ...(values.folder === undefined ? {} : { folder: values.folder }),
  size: { parties: Number(values.parties), documents: Number(values.documents), movements: Number(values.movements) },
  play: values.quiet ? null : { every: Number(values.every) * 1000, tell },
  orders: values.orders === undefined ? null : { folder: values.orders, tell },
}).catch((error: NodeJS.ErrnoException) => {
  if (error.code !== 'EADDRINUSE') throw error;
  console.error(`Port ${values.port} is taken by somebody else; say another: npm run sandbox -- --port 14331`);
  process.exit(1);
});
const { host, port } = sandbox.address;
console.log(`1C 7.7 on SQL Server in miniature listens at ${host}:${port}, database base77.`);
console.log(
  `  reads only: prorab_reader / ${SANDBOX_LOGINS.prorab_reader}; as 1C itself: onec / ${SANDBOX_LOGINS.onec}`,
);
console.log(`  the exchange table: prorab_exchange / ${SANDBOX_LOGINS.prorab_exchange}, database prorab_exchange`);
console.log(`  its dictionary: ${sandbox.dictionary}`);
console.log(
  `  try: TDSVER=7.4 tsql -H ${host} -p ${port} -U prorab_reader -P ${SANDBOX_LOGINS.prorab_reader} -D base77`,
);
const stop = (): void => void sandbox.stop().then(() => process.exit(0));
process.once('SIGTERM', stop);
if (process.send) {
  // Started by `npm start -- --sandbox`: it lives as long as the product, which has still to read while Ctrl-C lets it finish.
  process.on('SIGINT', () => undefined);
  process.once('disconnect', stop);
  if (!process.connected) stop();
  else process.send({ host, port, dictionary: sandbox.dictionary, login: SANDBOX_LOGINS.prorab_reader });
} else process.once('SIGINT', stop);
