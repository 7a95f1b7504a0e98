import { HkdfSecrets } from './hkdf-secrets.js';

describe('secrets that follow from the key of the house', () => {
  const of = (purpose: string, key = 7): string => new HkdfSecrets(Buffer.alloc(32, key)).of(purpose);

  it('are strong, and the same tomorrow', () => {
    expect(of('telephony.phone.305')).toMatch(/^[\w-]{43}$/);
    // Worked out once and written down: phones that are set up would fall silent if it ever changed.
    expect(of('telephony.phone.305')).toBe('OPSPW3pCjmEDMLZfo18UtNWAhh9lFT0dsbDQXe5Kgn0');
  });
  it('differ by purpose and by house', () => {
    const some = [
      of('telephony.phone.305'),
      of('telephony.phone.306'),
      of('mail.phone.305'),
      of('telephony.phone.305', 8),
    ];
    expect(new Set(some).size).toBe(some.length);
  });
});
