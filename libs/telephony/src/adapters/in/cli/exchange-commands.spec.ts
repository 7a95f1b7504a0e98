import { FakeAuditLog, FakeUnitOfWork } from '@prorab/platform/testing';
import { FakeExchangeFiles } from '../../../application/ports/fake-exchange-files.js';
import { FakeLines } from '../../../application/ports/fake-lines.js';
import { FakePhones } from '../../../application/ports/fake-phones.js';
import { ShowPhonePassword } from '../../../application/use-cases/show-phone-password.use-case.js';
import { WriteExchangeFiles } from '../../../application/use-cases/write-exchange-files.use-case.js';
import { AsteriskFilesCommand } from './asterisk-files.command.js';
import { PhonePasswordCommand } from './phone-password.command.js';

function aTerminal() {
  const [phones, lines, files] = [new FakePhones(), new FakeLines(), new FakeExchangeFiles()];
  const [audit, work] = [new FakeAuditLog(), new FakeUnitOfWork()];
  phones.add({ employeeId: 'of-211', extension: '211', name: 'Павел', branchId: 'pskov', answers: true });
  lines.add({ number: '+78162112233', branchId: 'novgorod' });
  const commands = {
    files: new AsteriskFilesCommand(new WriteExchangeFiles(phones, lines, files, audit, work)),
    password: new PhonePasswordCommand(new ShowPhonePassword(phones, audit, work)),
  };
  const said: string[] = [];
  const run = (name: keyof typeof commands, ...args: string[]) =>
    commands[name].run(args, { line: (text) => said.push(text) });
  return { run, said, files };
}

describe('the commands that set up the exchange', () => {
  it('write the files, say what they are, and print no password', async () => {
    const { run, said, files } = aTerminal();
    await run('files', '/srv/prorab');
    expect(files.textOf('/srv/prorab')).toContain('PasswordOfThePhone000211');
    expect(said.join('\n')).toMatch(/телефонов: 1, номеров: 1\n {2}\+78162112233: в филиале никто/);
    expect(said.join('\n')).not.toContain('PasswordOfThePhone');
  });
  it('show what one phone logs in with', async () => {
    const { run, said } = aTerminal();
    await run('password', '211');
    expect(said.slice(0, 3)).toEqual(['Телефон: Павел', '  имя     211', '  пароль  PasswordOfThePhone000211']);
  });
  it.each([
    ['files', [], 'Не хватает: <папка>'],
    ['files', ['--folder', 'x'], 'Нет такого параметра: --folder'],
    ['files', ['a', 'b'], 'Лишнее слово: b'],
    ['password', [], 'Не хватает: <добавочный>'],
  ] as const)('refuse %s %j with the usage', async (name, args, problem) => {
    const { run, said } = aTerminal();
    await expect(run(name, ...args)).rejects.toThrow(problem);
    expect(said).toEqual([]);
  });
});
