import { INVISIBLE } from './file-name.js';

/** A stranger's words on one line: nothing in them that is not seen, or that turns round the words beside them. May be empty. */
export const plainLine = (said: string): string =>
  said
    .replace(/\p{Cs}/gu, '')
    .replace(INVISIBLE, '')
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .trim();
