import { Inject } from '@nestjs/common';
import { CliCommand, type CliCommandHandler, type CliOutput } from '../marks/index.js';
import { readArguments } from './arguments.js';
import { type ConfigSource, checkConfig } from './check-config.js';

/** The configuration that the house was opened with, null if it was not told. */
export const CONFIG_SOURCE = Symbol('source of the configuration');

export const checkConfigMark = {
  name: 'check-config',
  summary: 'Проверить company.yaml и назвать всё, что в нём неверно',
  usage: '',
};

/** Inside the house; the command line asks `checkConfig` before it opens one. */
@CliCommand(checkConfigMark)
export class CheckConfigCommand implements CliCommandHandler {
  constructor(@Inject(CONFIG_SOURCE) private readonly source: ConfigSource | null) {}

  async run(args: string[], out: CliOutput): Promise<void> {
    readArguments(checkConfigMark, args, {});
    if (this.source) checkConfig(this.source, out);
    else out.line('Настройка верна: с ней всё открылось.');
  }
}
