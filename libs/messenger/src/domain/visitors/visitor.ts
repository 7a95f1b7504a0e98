import { plainLine } from '@prorab/kernel';

/** Who somebody is for the site that he is logged in to; the site has signed it. */
export interface SiteIdentity {
  readonly id: string;
  readonly name: string | null;
  readonly email: string | null;
}
/** Where a visitor came from when he was here first. */
export interface VisitSource {
  readonly referrer: string | null;
  readonly utm: Readonly<Record<string, string>>;
}
export interface VisitorRecord {
  readonly id: string;
  readonly site: string;
  /** The site's own id of a logged-in person. A visitor has one and keeps it: another person is another visitor. */
  readonly identityId: string | null;
  /** Signed by the site, or a hint that the visitor typed. */
  readonly name: string | null;
  readonly email: string | null;
  readonly phone: string | null;
  readonly city: string | null;
  readonly source: VisitSource | null;
  readonly createdAt: Date;
  readonly lastSeenAt: Date;
  /** When he was last invited to talk. */
  readonly invitedAt: Date | null;
  /** The visitor that this one has turned out to be. */
  readonly mergedInto: string | null;
}
const dayMs = 86_400_000;
/** null: he has said none. */
const nameOf = (said: string | null): string | null => plainLine(said ?? '') || null;

/** One browser of a person without a name, or one logged-in person in all his browsers. */
export class Visitor {
  #state: VisitorRecord;
  private constructor(state: VisitorRecord) {
    this.#state = state;
  }
  static restore = (state: VisitorRecord): Visitor => new Visitor(state);
  static come(of: { id: string; site: string; city: string | null; at: Date }): Visitor {
    const { at, ...rest } = of;
    const nothing = { identityId: null, name: null, email: null, phone: null, source: null } as const;
    return new Visitor({ ...rest, ...nothing, createdAt: at, lastSeenAt: at, invitedAt: null, mergedInto: null });
  }
  get id(): string {
    return this.#state.id;
  }
  get state(): VisitorRecord {
    return this.#state;
  }
  /** Whether the person may be the one behind this visitor: nobody was yet, or he himself. */
  mayBe(identity: SiteIdentity): boolean {
    return this.#state.identityId === null || this.#state.identityId === identity.id;
  }
  become(identity: SiteIdentity): void {
    const { name, email } = this.#state;
    this.#set({ identityId: identity.id, name: nameOf(identity.name) ?? name, email: identity.email ?? email });
  }
  /** What he typed himself. What the site has signed stands above it. */
  hint({ name, email, phone }: { name: string | null; email: string | null; phone: string | null }): void {
    const signed = this.#state.identityId !== null;
    const { name: oldName, email: oldEmail, phone: oldPhone } = this.#state;
    this.#set({
      name: signed && oldName ? oldName : (nameOf(name) ?? oldName),
      email: signed && oldEmail ? oldEmail : (email ?? oldEmail),
      phone: phone ?? oldPhone,
    });
  }
  seen(at: Date, source: VisitSource | null = null): void {
    this.#set({ lastSeenAt: at, source: this.#state.source ?? source });
  }
  /** Once a day at most. @returns whether he may be invited now */
  invite(at: Date): boolean {
    const { invitedAt } = this.#state;
    if (invitedAt && at.getTime() - invitedAt.getTime() < dayMs) return false;
    this.#set({ invitedAt: at });
    return true;
  }
  mergeInto(visitorId: string): void {
    this.#set({ mergedInto: visitorId });
  }
  #set(part: Partial<VisitorRecord>): void {
    this.#state = { ...this.#state, ...part };
  }
}
