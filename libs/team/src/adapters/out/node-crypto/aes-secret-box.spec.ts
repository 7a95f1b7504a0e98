import { secretBoxContract } from '../../../application/ports/secret-box.contract.js';
import { AesSecretBox } from './aes-secret-box.js';

const key = Buffer.alloc(32, 7);
secretBoxContract('AES-256-GCM', () => new AesSecretBox(key));

describe('AES secret box', () => {
  it('seals the same text differently each time, and opens nothing of another key', () => {
    const box = new AesSecretBox(key);
    const sealed = box.seal('SECRET', 'anna');
    expect(box.seal('SECRET', 'anna')).not.toBe(sealed);
    expect(() => new AesSecretBox(Buffer.alloc(32, 8)).open(sealed, 'anna')).toThrow('cannot be read');
  });
});
