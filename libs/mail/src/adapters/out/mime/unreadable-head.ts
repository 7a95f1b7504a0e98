import { closeSync, openSync, readSync } from 'node:fs';
import { Headers } from '@zone-eu/mailsplit';
import { HeaderFields } from './header-fields.js';
import type { LetterSource } from './mime-walk.js';

const ENOUGH = 256 * 1024;

/** The beginning of a header that is too big to be read in full: enough for a stub that says who and what. */
export function unreadableHead(source: LetterSource): HeaderFields {
  const bytes = 'bytes' in source ? source.bytes.subarray(0, ENOUGH) : beginningOf(source.path);
  return new HeaderFields(new Headers(Buffer.from(bytes)));
}

function beginningOf(path: string): Buffer {
  const fd = openSync(path, 'r');
  try {
    const bytes = Buffer.alloc(ENOUGH);
    return bytes.subarray(0, readSync(fd, bytes, 0, ENOUGH, 0));
  } finally {
    closeSync(fd);
  }
}
