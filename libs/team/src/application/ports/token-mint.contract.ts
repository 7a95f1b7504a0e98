import type { TokenMint } from './token-mint.port.js';

export function tokenMintContract(name: string, make: () => TokenMint): void {
  describe(`token mint: ${name}`, () => {
    it('makes tokens and codes that are all different', () => {
      const mint = make();
      const made = Array.from({ length: 200 }, () => [mint.token(), mint.recoveryCode()]).flat();
      expect(new Set(made).size).toBe(400);
      expect(mint.token().length).toBeGreaterThanOrEqual(43);
    });
    it('digests to the same 64 hex digits for the same secret only', () => {
      const mint = make();
      expect(mint.digest('a')).toMatch(/^[0-9a-f]{64}$/);
      expect([mint.digest('a') === mint.digest('a'), mint.digest('a') === mint.digest('b')]).toEqual([true, false]);
    });
  });
}
