const UNSEEN = /[\p{Default_Ignorable_Code_Point}\p{Bidi_Control}\p{Cs}\p{Co}\ufff9-\ufffb]/gu;

/** A stranger's words on one line: nothing in them that is not seen, or that turns round the words beside them. May be empty. */
export const plainLine = (said: string): string =>
  said
    .replace(UNSEEN, '')
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .trim();
