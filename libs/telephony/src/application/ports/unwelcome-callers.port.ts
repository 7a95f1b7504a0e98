/** Numbers whose calls are refused: blocked by a person, or counted because they called too often. */
export abstract class UnwelcomeCallers {
  /** @param number `+79112223344` */
  abstract isBlocked(number: string): Promise<boolean>;
  /** Blocked already: the new word replaces the old one. */
  abstract block(of: { number: string; reason: string; by: string | null; at: Date }): Promise<void>;
  /** @returns false: it was not blocked. What was counted stays. */
  abstract unblock(number: string): Promise<boolean>;
  /** One more call of it was refused. @param number also `hidden`: of those who hide theirs; `line+78112201234`: of many who called this line */
  abstract noteRefused(number: string, at: Date): Promise<void>;
}
