import 'reflect-metadata';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { makeHttpApp, makeLog, serveBuiltPage } from '@prorab/platform';
import { FillExampleBooks } from '@prorab/sales';
import { LoadCompany, firstStart } from '@prorab/team';
import { AppModule } from './app.module.js';
import { readConfiguration, withEnvironment } from './configuration.js';
import { deskPage } from './desk-page.js';
import { readEnvironment } from './environment.js';
import { serveDemo } from './serve-demo.js';
import { serveWidget } from './serve-widget.js';
import { welcome } from './welcome.js';
import { whyNotStarted } from './why-not-started.js';

/** Beyond `server.stopSeconds`: what that cuts off needs a moment to let go. */
const LETTING_GO_MS = 10_000;

async function main(): Promise<void> {
  const environment = readEnvironment();
  const configuration = withEnvironment(readConfiguration(environment.configFile), environment);
  const log = makeLog(environment.logLevel);
  // A promise that nobody waited for is a fault of ours; it is told, and it does not take the letters in hand with it.
  process.on('unhandledRejection', (error) => log.error({ err: error }, 'a rejection was not handled'));
  const { language, trustProxy, bodyLimitBytes, requestsPerMinute, stopSeconds } = configuration.server;
  const app = await makeHttpApp(
    AppModule.of(configuration, {
      databaseUrl: environment.databaseUrl,
      filesFolder: join(environment.dataFolder, 'files'),
      dataFolder: environment.dataFolder,
      redisUrl: process.env.REDIS_URL || null,
      log,
      metricsToken: environment.metricsToken,
    }),
    { log, language, trustProxy, bodyLimitBytes, requestsPerMinute },
  );
  if (!(await serveBuiltPage(app.getHttpAdapter().getInstance(), deskPage)))
    log.warn({ folder: deskPage.folder }, 'the desk is not built: only the API answers');
  if (!serveWidget(app.getHttpAdapter().getInstance()))
    log.warn('the widget is not built: pages of the sites have no chat');
  serveDemo(app.getHttpAdapter().getInstance(), environment);
  const loaded = await firstStart(app.get(LoadCompany), configuration.team.firstStart);
  if (environment.isExample) await app.get(FillExampleBooks).execute();
  let stopping = false;
  const stop = (signal: NodeJS.Signals): void => {
    if (stopping) return;
    stopping = true;
    log.info({ signal }, 'stopping: finishing what is in hand');
    setTimeout(
      () => {
        log.fatal('did not stop in time; what was in hand is taken up again at the next start');
        process.exit(1);
      },
      stopSeconds * 1000 + LETTING_GO_MS,
    ).unref();
    app.close().then(
      () => process.exit(0),
      (error: unknown) => {
        log.fatal({ err: error }, 'did not stop cleanly');
        process.exit(1);
      },
    );
  };
  process.on('SIGTERM', stop);
  process.on('SIGINT', stop);
  await app.listen(environment.port, environment.host);
  const smtp = configuration.mail.listener.enabled ? configuration.mail.listener.port : null;
  const { port } = app.getHttpServer().address() as AddressInfo;
  const exchange = configuration.telephony.exchange?.url ?? null;
  console.log(welcome({ environment, port, smtp, exchange, company: configuration.team.firstStart, loaded }));
}

main().catch((error: unknown) => {
  console.error(whyNotStarted(error) ?? error);
  process.exit(1);
});
