import type { OneTimeCodes } from './one-time-codes.port.js';

const at = new Date('2026-11-23T06:00:10.000Z');
const step = Math.floor(at.getTime() / 30_000);
const later = (seconds: number): Date => new Date(at.getTime() + seconds * 1000);

/** @param codeAt what the authenticator shows at an instant */
export function oneTimeCodesContract(
  name: string,
  make: () => { codes: OneTimeCodes; codeAt: (secret: string, at: Date) => Promise<string> },
): void {
  describe(`one-time codes: ${name}`, () => {
    it('tell the step of a code, one step of drift forgiven', async () => {
      const { codes, codeAt } = make();
      const secret = codes.newSecret();
      const code = await codeAt(secret, at);
      const steps = await Promise.all([0, 30, -30, 90, -90].map((s) => codes.stepOf(secret, code, later(s))));
      expect(steps).toEqual([step, step, step, null, null]);
    });
    it('take nothing else for a code, and throw at nothing', async () => {
      const { codes } = make();
      const secret = codes.newSecret();
      for (const code of ['', 'abcdef', '12345', '1234567', '<b>', '１２３４５６'])
        expect(await codes.stepOf(secret, code, at)).toBeNull();
    });
    it('find no code right where there is no secret', async () => {
      const { codes, codeAt } = make();
      const code = await codeAt(codes.newSecret(), at);
      expect(await codes.stepOf('', code, at)).toBeNull();
    });
    it('name the account in the address for the QR code', () => {
      const { codes } = make();
      const secret = codes.newSecret();
      const uri = codes.enrolmentUri(secret, 'anna@a.ru');
      expect(uri).toMatch(/^otpauth:\/\/totp\//);
      expect(uri).toContain(`secret=${secret}`);
      expect(decodeURIComponent(uri)).toContain('anna@a.ru');
      expect(codes.newSecret()).not.toBe(secret);
    });
  });
}
