import { LedgerUnfit } from '../../../application/ports/ledger/ledger-errors.js';
import { basicFits, exchangeSecretsIn } from './exchange-secrets.js';

const names = { userEnv: 'SPEC_EXCHANGE_USER', passwordEnv: 'SPEC_EXCHANGE_PASSWORD' };
const basic = (bytes: Uint8Array | string): string => `Basic ${Buffer.from(bytes).toString('base64')}`;

describe('the secrets of the exchange', () => {
  afterEach(() => {
    delete process.env[names.userEnv];
    delete process.env[names.passwordEnv];
  });
  it.each([
    [undefined, 'long-enough-password', names.userEnv],
    ['1c', undefined, names.passwordEnv],
    ['1c', 'kratko', names.passwordEnv],
  ])('without them (%s, %s) there is no start, and the variable is named, not its value', (user, password, named) => {
    if (user) process.env[names.userEnv] = user;
    if (password) process.env[names.passwordEnv] = password;
    const read = (): unknown => exchangeSecretsIn(names);
    expect(read).toThrow(LedgerUnfit);
    expect(read).toThrow(named);
    expect(read).not.toThrow(/kratko|long-enough/);
  });
  it('fit in UTF-8 and in the code page of Windows, and nothing else does', () => {
    Object.assign(process.env, { [names.userEnv]: 'обмен', [names.passwordEnv]: 'дуб-трава-47-лось' });
    const secrets = exchangeSecretsIn(names);
    const right = 'обмен:дуб-трава-47-лось';
    const table = new TextDecoder('windows-1251').decode(Uint8Array.from({ length: 256 }, (_, i) => i));
    expect(basicFits(basic(right), secrets)).toBe(true);
    expect(basicFits(basic(Uint8Array.from(right, (sign) => table.indexOf(sign))), secrets)).toBe(true);
    for (const wrong of [`${right} `, 'обмен:', ':', 'дуб-трава-47-лось'])
      expect(basicFits(basic(wrong), secrets)).toBe(false);
    for (const header of [undefined, '', 'Basic', 'Basic !!!', `Bearer ${right}`, basic('a'.repeat(5_000))])
      expect(basicFits(header, secrets)).toBe(false);
  });
});
