import { fileRulesFrom, filesConfig, pictureLimitsFrom, pushConfig, pushRulesFrom } from './messenger-push.config.js';

describe('configuration of files and pushes', () => {
  it('is, when absent, files without a scanner and no pushes', () => {
    const files = filesConfig.parse(undefined);
    expect(files.virusScan).toBeUndefined();
    expect(fileRulesFrom(files).values).toEqual({
      ...{ bytes: 50_000_000, perMessage: 10, unsentPerOwner: 30, takesPrograms: false, unsentMs: 86_400_000 },
      deletedMs: 400 * 86_400_000,
    });
    expect(pictureLimitsFrom(files)).toEqual({ pixels: 60_000_000, previewPixels: 480, seconds: 20, atOnce: 2 });
    expect(pushConfig.parse(undefined)).toBeUndefined();
    expect(pushRulesFrom(undefined, 'ru').values.publicKey).toBeNull();
  });
  const push = { publicKey: `B${'a'.repeat(86)}`, subject: 'mailto:it@firm.ru' };
  it('names the secret by its variable', () =>
    expect(pushConfig.parse(push)).toEqual({ ...push, privateKeyEnv: 'PRORAB_PUSH_PRIVATE_KEY', allowHosts: [] }));
  it.each([
    [{ ...push, publicKey: 'secret' }],
    [{ ...push, privateKeyEnv: 'the-key-itself' }],
    [{ ...push, subject: 'it@firm.ru' }],
    [{ ...push, privateKey: 'x' }],
  ])('refuses %j', (wrong) => expect(pushConfig.safeParse(wrong).success).toBe(false));
  it.each([
    ['tcp://127.0.0.1:3310', true],
    ['unix:/run/clamav/clamd.ctl', true],
    ['127.0.0.1:3310', false],
    ['http://clamd/', false],
  ])('of a scanner at %s: %s', (address, fits) =>
    expect(filesConfig.safeParse({ virusScan: { address } }).success).toBe(fits),
  );
});
