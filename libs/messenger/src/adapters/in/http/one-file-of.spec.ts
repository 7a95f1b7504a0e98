import { UploadInvalid } from '../../../domain/files/file-errors.js';
import { type Multipart, oneFileOf } from './one-file-of.js';

const requestOf = (raw: { complete: boolean; destroyed: boolean }): Multipart =>
  ({
    raw,
    isMultipart: () => true,
    file: async () => ({ filename: 'смета.pdf', file: [] }),
  }) as unknown as Multipart;
const aborted = Object.assign(new Error('aborted'), { code: 'ECONNRESET' });

describe('the one file of a form', () => {
  it('that its sender gave up is his affair, not a fault of ours', async () => {
    const given = oneFileOf(requestOf({ complete: false, destroyed: true }), 1_000, () => Promise.reject(aborted));
    await expect(given).rejects.toBeInstanceOf(UploadInvalid);
  });
  it('that a connection of ours has failed is not his', async () => {
    const given = oneFileOf(requestOf({ complete: true, destroyed: false }), 1_000, () => Promise.reject(aborted));
    await expect(given).rejects.toBe(aborted);
  });
});
