import { SecretUnreadable } from '../../domain/team-errors.js';
import { SecretBox } from './secret-box.port.js';

export class FakeSecretBox extends SecretBox {
  seal(plain: string, about: string): string {
    return Buffer.from(JSON.stringify([about, plain])).toString('base64url');
  }
  open(sealed: string, about: string): string {
    try {
      const [whose, plain] = JSON.parse(Buffer.from(sealed, 'base64url').toString()) as [string, string];
      if (whose === about) return plain;
    } catch {
      throw new SecretUnreadable();
    }
    throw new SecretUnreadable();
  }
}
