import fastifyMultipart from '@fastify/multipart';
import { DomainError } from '@prorab/kernel';
import type { FastifyInstance, FastifyRequest } from 'fastify';

export type Multipart = FastifyRequest & Pick<FastifyRequest, 'isMultipart' | 'file'>;
export interface UploadedFile {
  readonly name: string;
  readonly content: AsyncIterable<Uint8Array>;
}

/** Before the routes are used; another context may have brought the same parser already. */
export async function takeMultipart(fastify: FastifyInstance | undefined): Promise<void> {
  if (!fastify || fastify.hasContentTypeParser('multipart/form-data')) return;
  await fastify.register(fastifyMultipart);
}

/** Hands the one file of a form to `take` as it streams in; what is no such form, or torn, is `invalid`. */
export async function oneFileOf<T>(
  request: Multipart,
  { bytes, invalid }: { bytes: number; invalid: () => DomainError },
  take: (file: UploadedFile) => Promise<T>,
): Promise<T> {
  if (!request.isMultipart()) throw invalid();
  // One byte more than the store takes, so that it is the store that refuses and removes what it has.
  const limits = { files: 1, fields: 5, parts: 6, fileSize: bytes + 1 };
  try {
    const file = await request.file({ limits, throwFileSizeLimit: false });
    if (!file) throw invalid();
    return await take({ name: file.filename, content: file.file as AsyncIterable<Uint8Array> });
  } catch (error) {
    throw isMalformed(error) || isGivenUp(request) ? invalid() : error;
  }
}

/** Nobody waits for the answer any more; and whatever broke was the sender's line. */
const isGivenUp = ({ raw }: Multipart): boolean => raw.destroyed && !raw.complete;

/** busboy tells of a torn or wrong multipart body by plain errors without a code, its wrapper by codes of its own; a full disk has another. */
function isMalformed(error: unknown): boolean {
  if (!(error instanceof Error) || error instanceof DomainError) return false;
  const { code } = error as NodeJS.ErrnoException;
  return code === undefined ? error.name === 'Error' : code.startsWith('FST_');
}
