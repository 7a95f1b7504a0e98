import { soundsIn, telephonyConfig } from './telephony.config.js';

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
  it('what is said to whom nobody takes: files of a folder, and no menu that nobody knows of', () => {
    const parse = (nobody: object, sounds: string | undefined = '/etc/prorab/sounds') =>
      telephonyConfig.safeParse({ nobody, sounds });
    const closed = { say: 'closed.wav', callBack: true, thanks: 'thanks.wav' };
    const { data } = parse({ closed, missed: { say: 'closed.wav' } });
    expect(data && soundsIn(data)).toEqual(['closed.wav', 'thanks.wav']);
    expect(data?.nobody.missed).toMatchObject({ voicemail: true, callBack: false });
    expect(parse({ closed: { callBack: true } }).success).toBe(false);
    expect(parse({ closed: { voicemail: false } }).success).toBe(false);
    expect(telephonyConfig.safeParse({ nobody: { closed } }).success).toBe(false);
    expect(telephonyConfig.parse({ nobody: { missed: {} } }).nobody.missed?.voicemail).toBe(true);
    for (const say of ['../closed.wav', 'closed.mp3', 'a,b.wav', 'Закрыто.wav'])
      expect(parse({ closed: { say } }).success).toBe(false);
  });
  it('pools have lines, a fallback that is in none of them, and pages; what is wrong is named', () => {
    const pool = { fallback: '+78112201234', origins: ['https://shop.example/'] };
    const own = { number: '88112201234', branch: 'Псков' };
    const line = { number: '+78112200001', pool: 'site' };
    const wrong = (telephony: object): string[] =>
      telephonyConfig.safeParse(telephony).error?.issues.map(({ path }) => path.join('.')) ?? [];
    expect(telephonyConfig.parse({ lines: [own, line], pools: { site: pool } }).pools).toEqual({
      site: { fallback: '+78112201234', minutes: 15, origins: ['https://shop.example'] },
    });
    expect(wrong({ lines: [own], pools: { site: pool } })).toEqual(['pools.site']);
    expect(wrong({ lines: [own, line] })).toEqual(['lines.1.pool']);
    expect(wrong({ lines: [line], pools: { site: pool } })).toEqual(['pools.site.fallback']);
    const itself = { ...pool, fallback: line.number };
    expect(wrong({ lines: [own, line], pools: { site: itself } })).toEqual(['pools.site.fallback']);
    for (const bad of [{ origins: [] }, { origins: ['shop.example'] }, { minutes: 0 }, { fallback: '20-12-34' }])
      expect(wrong({ lines: [own, line], pools: { site: { ...pool, ...bad } } })).toHaveLength(1);
  });
});
