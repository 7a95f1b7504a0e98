import { Inject } from '@nestjs/common';
import { configReference } from '../config/config-reference.js';
import { CliCommand, type CliCommandHandler, type CliOutput } from '../marks/index.js';
import { readArguments } from './arguments.js';
import type { ConfigSource } from './check-config.js';
import { CONFIG_SOURCE } from './check-config.command.js';

export const configKeysMark = {
  name: 'config-keys',
  summary: 'Показать все ключи company.yaml: что значат, какие бывают, что действует без них',
  usage: '',
};

/** Inside the house; the command line asks `configReference` before it opens one. */
@CliCommand(configKeysMark)
export class ConfigKeysCommand implements CliCommandHandler {
  constructor(@Inject(CONFIG_SOURCE) private readonly source: ConfigSource | null) {}

  async run(args: string[], out: CliOutput): Promise<void> {
    readArguments(configKeysMark, args, {});
    configReference(this.source?.sections ?? []).forEach((line) => out.line(line));
  }
}
