import { passwordHasherContract } from '../../../application/ports/password-hasher.contract.js';
import { Argon2PasswordHasher } from './argon2-password-hasher.js';

passwordHasherContract('argon2, cheap', () => new Argon2PasswordHasher({ memoryKib: 64, passes: 1 }));

describe('argon2', () => {
  it('is argon2id at the cost of the house', async () => {
    expect(await new Argon2PasswordHasher().hash('x')).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
  });
  it('takes both spellings of й', async () => {
    const hasher = new Argon2PasswordHasher({ memoryKib: 64, passes: 1 });
    expect(await hasher.verify(await hasher.hash('й'), 'й')).toBe(true);
  });
  it('takes about as long for nobody as for somebody', async () => {
    const hasher = new Argon2PasswordHasher();
    const known = await hasher.hash('x');
    await hasher.verify(null, 'warm');
    const median = async (hash: string | null): Promise<number> => {
      const times: number[] = [];
      for (let i = 0; i < 7; i++) {
        const start = performance.now();
        await hasher.verify(hash, 'y');
        times.push(performance.now() - start);
      }
      return times.sort((a, b) => a - b)[3] ?? 0;
    };
    const [nobody, somebody] = [await median(null), await median(known)];
    // Wide, for a busy machine; skipping the work would be a ratio of a thousand.
    expect(nobody / somebody).toBeGreaterThan(0.3);
    expect(nobody / somebody).toBeLessThan(3);
  });
});
