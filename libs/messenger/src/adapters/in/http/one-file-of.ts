import { type Multipart, type UploadedFile, oneFileOf as oneFile } from '@prorab/platform';
import { UploadInvalid } from '../../../domain/files/file-errors.js';

export { type Multipart, type UploadedFile, takeMultipart } from '@prorab/platform';

/** Hands the one file of a form to `take` as it streams in. @throws UploadInvalid */
export const oneFileOf = <T>(request: Multipart, bytes: number, take: (file: UploadedFile) => Promise<T>): Promise<T> =>
  oneFile(request, { bytes, invalid: () => new UploadInvalid() }, take);
