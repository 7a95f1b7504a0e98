import { createReadStream } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { DomainError } from '@prorab/kernel';
import { ArgumentsWrong, readArguments } from '@prorab/platform';
import { CliCommand } from '@prorab/platform/marks';
import type { CliCommandHandler, CliOutput } from '@prorab/platform/marks';
import { MailSettings } from '../../../application/mail-settings.js';
import { ImportEmlFile } from '../../../application/use-cases/import-eml-file.use-case.js';

const mark = {
  name: 'import-eml',
  summary: 'Принять письма из файлов .eml: как пришедшие сейчас или, с --history, как старую переписку',
  usage: '--file <письмо.eml или папка> --mailbox <имя ящика> [--history]',
};

/** Letters that lie as files. The same file twice changes nothing; one that cannot be read does not stop those behind it. */
@CliCommand(mark)
export class ImportEmlCommand implements CliCommandHandler {
  constructor(
    private readonly importFile: ImportEmlFile,
    private readonly settings: MailSettings,
  ) {}

  async run(args: string[], out: CliOutput): Promise<void> {
    const options = { file: { type: 'string' }, mailbox: { type: 'string' }, history: { type: 'boolean' } } as const;
    const { file, mailbox, history = false } = readArguments(mark, args, options, ['file', 'mailbox']);
    const known = this.settings.values.mailboxes.map(({ name }) => name);
    if (!known.includes(mailbox))
      throw new ArgumentsWrong(mark, `Нет такого ящика: ${mailbox}. Есть: ${known.join(', ')}`);
    const paths = await lettersIn(file);
    if (paths.length === 0) throw new ArgumentsWrong(mark, `Писем .eml здесь нет: ${file}`);
    let [taken, refused] = [0, 0];
    for (const path of paths) {
      try {
        const { size } = await stat(path);
        const open = (): AsyncIterable<Uint8Array> => createReadStream(path);
        await this.importFile.execute({ name: path.slice(-200), mailbox, size, open, history });
        taken++;
      } catch (error) {
        // A full disk or a base that is away is no fault of the letter: the rest would fare no better.
        if (!(error instanceof DomainError) || error.kind === 'unavailable') throw error;
        refused++;
        out.line(`Не читается: ${path} (${error.message})`);
      }
    }
    out.line(`Принято: ${taken}, не читается: ${refused}. Что уже было, осталось одним письмом.`);
  }
}

async function lettersIn(path: string): Promise<string[]> {
  const found = await stat(path).catch((error: unknown) => {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') throw new ArgumentsWrong(mark, `Нет такого файла: ${path}`);
    throw error;
  });
  if (!found.isDirectory()) return [path];
  const names = await readdir(path, { recursive: true });
  return names
    .filter((name) => name.toLowerCase().endsWith('.eml'))
    .sort()
    .map((name) => join(path, name));
}
