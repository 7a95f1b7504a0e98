/** Of `\p{C}` all but control characters, which part words, and what is drawn as nothing. */
const UNSEEN = /[\p{Cf}\p{Cs}\p{Co}\p{Cn}\p{Default_Ignorable_Code_Point}]/gu;

/** A stranger's words on one line: nothing in them that is not seen, or that turns round the words beside them. May be empty. */
export const plainLine = (said: string): string =>
  said
    .replace(UNSEEN, '')
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .trim();
