/** Visitors whose widget is connected, over all instances. Not kept: a restart forgets them, and they come back by themselves. */
export abstract class VisitorsHere {
  /** Holds for 60 s unless it is said again. */
  abstract mark(visit: { visitorId: string; socketId: string }): void;
  abstract leave(visit: { visitorId: string; socketId: string }): void;
  abstract isHere(visitorId: string): boolean;
}
