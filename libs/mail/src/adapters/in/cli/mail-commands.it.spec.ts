import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DiscoveryService } from '@nestjs/core';
import { CLI_COMMAND, Tables } from '@prorab/platform/marks';
import type { CliCommandHandler, CliCommandMark } from '@prorab/platform/marks';
import { type MailHouse, aMailHouse } from '../http/a-mail-house.builder.js';

const letter = (id: string): string =>
  `From: Ivan <ivan@stroy.ru>\r\nTo: sales@firm.ru\r\nSubject: ${id}\r\nMessage-ID: <${id}@stroy.ru>\r\n\r\nHow much?\r\n`;

describe('the commands of mail', () => {
  let house: MailHouse;
  let folder: string;
  let commands: Map<string, CliCommandHandler>;
  beforeAll(async () => {
    house = await aMailHouse('sqlite');
    folder = await mkdtemp(join(tmpdir(), 'prorab-eml-'));
    commands = new Map(
      house.app
        .get(DiscoveryService, { strict: false })
        .getProviders()
        .flatMap(({ instance, metatype }): [string, CliCommandHandler][] => {
          const mark = metatype && (Reflect.getMetadata(CLI_COMMAND, metatype) as CliCommandMark | undefined);
          return mark ? [[mark.name, instance as CliCommandHandler]] : [];
        }),
    );
  });
  afterAll(async () => {
    await house.close();
    await rm(folder, { recursive: true });
  });
  const cli = async (name: string, ...args: string[]): Promise<string[]> => {
    const lines: string[] = [];
    await commands.get(name)?.run(args, { line: (line) => lines.push(line) });
    return lines;
  };
  const events = async (name: string): Promise<number> => {
    const sql = 'select count(*) as n from platform_event where name = ?';
    return Number((await house.app.get(Tables).all<{ n: number }>(sql, [name]))[0]?.n);
  };

  it('take letters from a file and from a folder, once each', async () => {
    await mkdir(join(folder, 'deep'));
    for (const name of ['a.eml', 'deep/b.EML', 'notes.txt']) await writeFile(join(folder, name), letter(name));
    await cli('import-eml', '--file', join(folder, 'a.eml'), '--mailbox', 'sales');
    expect(await events('sales.contact-received.v1')).toBe(1);
    expect((await cli('import-eml', '--file', folder, '--mailbox', 'sales'))[0]).toMatch(/^Принято: 2, не читается: 0/);
    expect(await events('sales.contact-received.v1')).toBe(2);
    const { body } = await house.ask('GET', '/letters');
    expect((body.items as unknown as { subject: string }[]).map((l) => l.subject).sort()).toEqual([
      'a.eml',
      'deep/b.EML',
    ]);
  });

  it('bring history without an inquiry', async () => {
    await writeFile(join(folder, 'old.eml'), letter('old'));
    await cli('import-eml', '--file', join(folder, 'old.eml'), '--mailbox', 'sales', '--history');
    const { body } = await house.ask('GET', '/letters?search=old');
    expect(body.items).toHaveLength(1);
    expect(await events('sales.contact-received.v1')).toBe(2);
  });

  it.each([
    ['an unknown mailbox', ['--file', '.', '--mailbox', 'nobody'], 'Нет такого ящика: nobody. Есть: sales'],
    ['no file', ['--file', '/nowhere.eml', '--mailbox', 'sales'], 'Нет такого файла: /nowhere.eml'],
    ['nothing said', [], 'Не хватает: --file, --mailbox'],
  ])('refuse %s with the way to call them', async (_, args, said) => {
    await expect(cli('import-eml', ...args)).rejects.toThrow(said);
  });

  it('count server against store at once', async () => {
    expect(await cli('reconcile-mail')).toEqual(['Расхождений нет.']);
  });
});
