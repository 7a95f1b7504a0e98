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
  it('does the same work for nobody as for somebody, so that the time tells nothing', async () => {
    const compared: string[] = [];
    const hasher = new Argon2PasswordHasher(undefined, async (known) => {
      compared.push(known);
      return false;
    });
    await hasher.verify(null, 'y');
    await hasher.verify(await hasher.hash('x'), 'y');
    const costs = compared.map((hash) => hash.split('$').slice(0, 4).join('$'));
    expect(costs).toHaveLength(2);
    expect(costs[0]).toBe(costs[1]);
  });
});
