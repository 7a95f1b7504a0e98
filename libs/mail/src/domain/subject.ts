/** Re, Fwd and their relatives as Russian and foreign programs write them, with counters: `Re[2]:`, `RE(3):`, `Re^2:`. */
const PREFIX =
  /^(?:re|fwd?|aw|wg|sv|vs|antw|отв|ответ|на|пересл|переслано|fw|ha|hа|rе)\s*(?:[[(^]\s*\d{1,4}\s*[\])]?)?\s*[::]\s*/iu;
const TICKET = /^[[(]\s*(?:#|№)\s*[\p{L}\p{N}-]{1,40}\s*[\])]\s*/u;
const LABEL = /^\[(?:external|внешний|ext|spam|спам|не проверено)\]\s*/iu;
const FORWARD = /^(?:(?:re|отв)\s*:\s*)*(?:fwd?|fw|пересл\p{L}*|wg)\s*(?:\[\d+\])?\s*:/iu;

/** The subject for people: prefixes off, letters as written. */
export function bareSubject(subject: string): string {
  let rest = subject.slice(0, 1000).replace(/\s+/g, ' ').trim();
  for (let i = 0; i < 50; i++) {
    const next = rest.replace(PREFIX, '').replace(TICKET, '').replace(LABEL, '');
    if (next === rest) break;
    rest = next.trimStart();
  }
  return rest.trim();
}

/** Two subjects are the same conversation when these are equal: case, ё, blanks, prefixes and ticket marks do not count. */
export function subjectKey(subject: string): string {
  return bareSubject(subject)
    .replace(/[[(]\s*(?:#|№)\s*[\p{L}\p{N}-]{1,40}\s*[\])]/gu, ' ')
    .toLowerCase()
    .replaceAll('ё', 'е')
    .replace(/[\s\p{P}]+/gu, ' ')
    .trim();
}

export const looksForwarded = (subject: string): boolean => FORWARD.test(subject.trim());
