export abstract class TokenMint {
  /** 256 random bits, URL-safe. */
  abstract token(): string;
  /** For people to write down: 80 random bits in groups, without letters that look alike. */
  abstract recoveryCode(): string;
  /** SHA-256 in hex; enough for what is random, too fast for passwords. */
  abstract digest(secret: string): string;
}
