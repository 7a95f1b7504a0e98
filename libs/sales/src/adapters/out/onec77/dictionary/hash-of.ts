import { createHash } from 'node:crypto';

/** By which a file that was read is known again. */
export const hashOf = (content: Uint8Array | string): string => createHash('sha256').update(content).digest('hex');
