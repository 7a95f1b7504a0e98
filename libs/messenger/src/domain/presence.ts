/** As people know it from ICQ. `invisible`: works, and the others see «offline». */
export const presenceStatuses = ['online', 'away', 'busy', 'invisible'] as const;
export type PresenceStatus = (typeof presenceStatuses)[number];
export const presenceTextLimit = 140;

/** What a person says of himself. */
export interface PresenceWord {
  readonly employeeId: string;
  readonly status: PresenceStatus;
  readonly text: string | null;
  /** When his last desk went dark; null: never had one. */
  readonly lastSeenAt: Date | null;
}
export interface PresenceSeen {
  employeeId: string;
  status: 'online' | 'away' | 'busy' | 'offline';
  text: string | null;
  /** null while a desk is open, and for who never had one. */
  lastSeenAt: Date | null;
}
/** How his desks are: none, all of them untouched for a while, or one in use. */
export type DeskState = 'none' | 'idle' | 'active';

/** What others see. One that is invisible looks like one who left at the moment at which he became so. */
export function seenByOthers(word: PresenceWord, desk: DeskState): PresenceSeen {
  const { employeeId, text, lastSeenAt } = word;
  if (desk === 'none' || word.status === 'invisible') return { employeeId, status: 'offline', text, lastSeenAt };
  const status = word.status === 'online' && desk === 'idle' ? 'away' : word.status;
  return { employeeId, status, text, lastSeenAt: null };
}
