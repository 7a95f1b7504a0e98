import { Database, insertAll, marks } from '@prorab/platform';
import { Query } from '@prorab/platform/marks';
import { type Upload, Uploads } from '../../../application/ports/uploads.port.js';

@Query()
export class MikroUploads extends Uploads {
  constructor(private readonly database: Database) {
    super();
  }
  async keep({
    hash,
    name,
    type,
    size,
    uploadedBy,
    uploadedAt,
  }: Upload & { uploadedBy: string | null; uploadedAt: Date }): Promise<void> {
    const row = { hash, name: name.slice(0, 255), type, size, uploaded_by: uploadedBy, uploaded_at: uploadedAt };
    await insertAll(this.database, 'mail_upload', [row], 'keep');
  }
  async find(hashes: readonly string[]): Promise<Upload[]> {
    if (hashes.length === 0) return [];
    const rows = await this.database.all<{ hash: string; name: string; type: string; size: number }>(
      `select hash, name, type, size from mail_upload where hash in (${marks(hashes)})
        union all select hash, name, coalesce(detected_type, 'application/octet-stream') as type, size from mail_attachment where hash in (${marks(hashes)})`,
      [...hashes, ...hashes],
    );
    return [...new Map(rows.reverse().map((r) => [r.hash, { ...r, size: Number(r.size) }])).values()];
  }
}
