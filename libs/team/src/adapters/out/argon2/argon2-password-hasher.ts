import { hash, verify } from '@node-rs/argon2';
import { PasswordHasher } from '../../../application/ports/password-hasher.port.js';

export interface Argon2Cost {
  memoryKib: number;
  passes: number;
}

/** argon2id (the package's default); the cost is OWASP's first choice, about 30 ms and 19 MiB each. */
export class Argon2PasswordHasher extends PasswordHasher {
  readonly #options: { memoryCost: number; timeCost: number; parallelism: number };
  #decoy: Promise<string> | null = null;

  constructor(
    { memoryKib, passes }: Argon2Cost = { memoryKib: 19_456, passes: 2 },
    private readonly compare: (known: string, password: string) => Promise<boolean> = verify,
  ) {
    super();
    this.#options = { memoryCost: memoryKib, timeCost: passes, parallelism: 1 };
  }

  hash(password: string): Promise<string> {
    return hash(password.normalize('NFC'), this.#options);
  }

  async verify(known: string | null, password: string): Promise<boolean> {
    // Made beforehand by the first call of any kind, so that the first unknown login does not take twice as long.
    this.#decoy ??= this.hash('nobody has this password');
    const decoy = await this.#decoy;
    try {
      const right = await this.compare(known ?? decoy, password.normalize('NFC'));
      return right && known !== null;
    } catch {
      return false;
    }
  }
}
