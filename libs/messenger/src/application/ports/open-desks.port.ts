import type { DeskState } from '../../domain/presence.js';

export interface DesksOf {
  employeeId: string;
  state: Exclude<DeskState, 'none'>;
  /** When one of them was used last. */
  activeAt: Date;
}
/** Desks that are connected, over all instances. Not kept: a restart forgets them, and they come back by themselves. */
export abstract class OpenDesks {
  /** Opened, or still open: holds for 60 s unless it is said again. `active`: a person used it just now. */
  abstract mark(desk: { employeeId: string; deskId: string; active: boolean }): Promise<void>;
  abstract close(desk: { employeeId: string; deskId: string }): Promise<void>;
  abstract of(employeeId: string): Promise<DesksOf | null>;
  abstract all(): Promise<DesksOf[]>;
  /** Told when somebody comes, goes, falls idle or wakes. @returns stops it */
  abstract onChange(listener: (change: { employeeId: string; state: DeskState }) => void): () => void;
}
