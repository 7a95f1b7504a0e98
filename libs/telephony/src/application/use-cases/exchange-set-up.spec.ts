import { FakeAuditLog, FakeUnitOfWork } from '@prorab/platform/testing';
import { FakeExchangeFiles } from '../ports/fake-exchange-files.js';
import { FakeLines } from '../ports/fake-lines.js';
import { FakePhones } from '../ports/fake-phones.js';
import { ShowPhonePassword } from './show-phone-password.use-case.js';
import { WriteExchangeFiles } from './write-exchange-files.use-case.js';

function aHouse() {
  const [phones, lines, files, audit] = [
    new FakePhones(),
    new FakeLines(),
    new FakeExchangeFiles(),
    new FakeAuditLog(),
  ];
  const work = new FakeUnitOfWork();
  const write = new WriteExchangeFiles(phones, lines, files, audit, work);
  const show = new ShowPhonePassword(phones, audit, work);
  phones.add({ employeeId: 'of-211', extension: '211', name: 'Павел', branchId: 'pskov', answers: true });
  phones.add({ employeeId: 'of-100', extension: '100', name: 'Виктор', branchId: 'pskov', answers: false });
  phones.add({ employeeId: 'of-201', extension: '201', name: 'Ольга', branchId: 'spb', answers: true });
  return { lines, files, audit, write, show };
}

describe('the set-up of the exchange', () => {
  it('knows everybody’s phone, and rings those of the branch who take calls', async () => {
    const { lines, files, write } = aHouse();
    lines.add({ number: '+78112201234', branchId: 'pskov' });
    lines.add({ number: '+78001002030', branchId: null });
    expect(await write.execute({ folder: '/f' })).toMatchObject({ phones: 3, lines: 2, withoutPeople: [] });
    expect(files.written.get('/f')).toEqual({
      phones: [
        {
          extension: '100',
          name: 'Виктор',
          password: 'PasswordOfThePhone000100',
          webPassword: 'PasswordInBrowser0000100',
        },
        {
          extension: '201',
          name: 'Ольга',
          password: 'PasswordOfThePhone000201',
          webPassword: 'PasswordInBrowser0000201',
        },
        {
          extension: '211',
          name: 'Павел',
          password: 'PasswordOfThePhone000211',
          webPassword: 'PasswordInBrowser0000211',
        },
      ],
      groups: [
        { number: '+78112201234', extensions: ['211'] },
        { number: '+78001002030', extensions: ['201', '211'] },
      ],
    });
  });
  it('names the numbers that nobody would take', async () => {
    const { lines, write } = aHouse();
    lines.add({ number: '+78162112233', branchId: 'novgorod' });
    expect((await write.execute({ folder: '/f' })).withoutPeople).toEqual(['+78162112233']);
  });
  it('is written down, without a password', async () => {
    const { audit, write, show } = aHouse();
    await write.execute({ folder: '/f' });
    expect(await show.execute({ extension: '201' })).toEqual({ name: 'Ольга', password: 'PasswordOfThePhone000201' });
    expect(audit.entries.map(({ action, subject }) => [action, subject])).toEqual([
      ['telephony.exchange-files-written', 'telephony.exchange'],
      ['telephony.phone-password-shown', 'telephony.phone.201'],
    ]);
    expect(JSON.stringify(audit.entries)).not.toContain('PasswordOfThePhone');
  });
  it('has no password for a phone of nobody, and then nothing is written down', async () => {
    const { audit, show } = aHouse();
    await expect(show.execute({ extension: '999' })).rejects.toMatchObject({ code: 'telephony.phone-missing' });
    expect(audit.entries).toEqual([]);
  });
});
