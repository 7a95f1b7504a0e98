import { telephonyConfig } from './telephony.config.js';

describe('telephony of company.yaml', () => {
  it('is off when nothing is said', () => {
    expect(telephonyConfig.parse({})).toMatchObject({ lines: [], trunks: [], ring: { group: 'all', lookupMs: 300 } });
    expect(telephonyConfig.parse({}).exchange).toBeUndefined();
    expect(telephonyConfig.parse({ exchange: {} }).exchange).toEqual({
      ...{ url: 'http://127.0.0.1:8088', user: 'prorab', passwordEnv: 'PRORAB_ARI_PASSWORD', application: 'prorab' },
    });
  });
  it('takes numbers as people write them, each once', () => {
    expect(telephonyConfig.parse({ lines: [{ number: '8 (8112) 20-12-34' }] }).lines[0]?.number).toBe('+78112201234');
    expect(() => telephonyConfig.parse({ lines: [{ number: '20-12-34' }] })).toThrow(/city code/);
    expect(() => telephonyConfig.parse({ lines: [{ number: '88112201234' }, { number: '+78112201234' }] })).toThrow(
      /twice/,
    );
  });
  it.each([
    [{ exchange: { password: 'secret' } }],
    [{ exchange: { passwordEnv: 'my secret!' } }],
    [{ exchange: { url: 'http://host/path' } }],
    [{ ring: { lookupMs: 60_000 } }],
    [{ trunks: [{ name: 'a]\nb', server: 'x' }] }],
    [{ trunks: [{ name: 'a', server: 'x\n[y]' }] }],
    [{ trunks: [{ name: 'a', server: 'x', user: 'login-without-a-password' }] }],
    [{ unknown: 1 }],
  ])('refuses %j', (wrong) => {
    expect(() => telephonyConfig.parse(wrong)).toThrow();
  });
});
