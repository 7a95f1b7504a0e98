import { join } from 'node:path';
import { NestFactory } from '@nestjs/core';
import { DiscoveryService } from '@nestjs/core';
import { DomainError } from '@prorab/kernel';
import { checkConfig, configReference, makeLog } from '@prorab/platform';
import {
  CLI_COMMAND,
  type CliCommandHandler,
  type CliCommandMark,
  type CliOutput,
  actingAs,
  defineMessages,
} from '@prorab/platform/marks';
import { AppModule, readConfiguration, readEnvironment, sections } from '@prorab/server-app';

defineMessages({
  'cli.command-unknown': {
    ru: 'Команды «{name}» нет. Есть такие:\n{known}',
    en: 'There is no command «{name}». There are:\n{known}',
  },
});

class CommandUnknown extends DomainError {
  constructor(name: string, commands: string[]) {
    const known = commands.join('\n');
    super('missing', 'cli.command-unknown', `There is no command «${name}». There are:\n${known}`, { name, known });
  }
}

/** Opens the house without its engines, runs one command on its providers, closes it. */
export async function runHouseCommand(name: string, args: string[], out: CliOutput): Promise<void> {
  const environment = readEnvironment();
  // Asked about a wrong file, the house would not even open.
  if (name === 'check-config') return checkConfig({ file: environment.configFile, sections }, out);
  if (name === 'config-keys') return configReference(sections).forEach((line) => out.line(line));
  const log = makeLog(process.env.LOG_LEVEL ?? 'warn', process.stderr);
  const app = await NestFactory.createApplicationContext(
    AppModule.of(readConfiguration(environment.configFile), {
      databaseUrl: environment.databaseUrl,
      dataFolder: environment.dataFolder,
      filesFolder: join(environment.dataFolder, 'files'),
      log,
      works: false,
      // `schema` shows what is still to be done, so it must find it undone.
      migrate: name !== 'schema',
    }),
    { logger: false, abortOnError: false },
  );
  try {
    const commands = commandsOf(app.get(DiscoveryService, { strict: false }));
    const list = commands.map(({ mark }) => `  ${mark.name} ${mark.usage}\n      ${mark.summary}`);
    if (name === 'help') return list.forEach((line) => out.line(line));
    const command = commands.find(({ mark }) => mark.name === name);
    if (!command) throw new CommandUnknown(name, list);
    await actingAs({ kind: 'system', name: `cli:${name}` }, () => command.handler.run(args, out));
  } finally {
    await app.close();
  }
}

function commandsOf(discovery: DiscoveryService): { mark: CliCommandMark; handler: CliCommandHandler }[] {
  return discovery
    .getProviders()
    .flatMap(({ instance, metatype }) => {
      const mark =
        typeof metatype === 'function'
          ? (Reflect.getMetadata(CLI_COMMAND, metatype) as CliCommandMark | undefined)
          : undefined;
      return mark && instance ? [{ mark, handler: instance as CliCommandHandler }] : [];
    })
    .sort((a, b) => a.mark.name.localeCompare(b.mark.name));
}
