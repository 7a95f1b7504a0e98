export interface VisitRecord {
  readonly id: string;
  readonly visitorId: string;
  readonly url: string;
  readonly title: string;
  readonly at: Date;
}
/** Pages that visitors looked at. */
export abstract class VisitBook {
  /** Adds the page and keeps the newest `keep` of this visitor. */
  abstract add(visit: VisitRecord, keep: number): Promise<void>;
  /** Newest first. */
  abstract of(visitorId: string): Promise<VisitRecord[]>;
  abstract move(from: string, to: string): Promise<void>;
}
