import { type Upload, Uploads } from './uploads.port.js';

export class FakeUploads extends Uploads {
  readonly rows = new Map<string, Upload>();
  async keep({ hash, name, type, size }: Upload): Promise<void> {
    if (!this.rows.has(hash)) this.rows.set(hash, { hash, name, type, size });
  }
  async find(hashes: readonly string[]): Promise<Upload[]> {
    return [...new Set(hashes)].flatMap((hash) => this.rows.get(hash) ?? []);
  }
}
