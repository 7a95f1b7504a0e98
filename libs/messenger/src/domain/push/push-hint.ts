const TITLE = 80;
const TEXT = 140;

/** What a device shows. A hint and no more: the phone lies on the table, and the push goes through somebody else's server. */
export interface PushHint {
  readonly kind: 'message' | 'digest' | 'test';
  /** What a tap opens; null: the desk. */
  readonly conversationId: string | null;
  readonly title: string;
  readonly text: string;
}

export const pushHint = ({ kind, conversationId, title, text }: PushHint): PushHint => ({
  ...{ kind, conversationId },
  ...{ title: shortened(title, TITLE), text: shortened(text, TEXT) },
});

/** One line, cut between characters that people see. */
function shortened(text: string, longest: number): string {
  const line = text
    .slice(0, longest * 20)
    .toWellFormed()
    .replace(/[\u0000-\u001f\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069]+/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  if (line.length <= longest) return line;
  const characters = [...new Intl.Segmenter('ru').segment(line)].map(({ segment }) => segment);
  let cut = '';
  for (const character of characters) {
    if (cut.length + character.length >= longest) break;
    cut += character;
  }
  return `${cut.trimEnd()}…`;
}
