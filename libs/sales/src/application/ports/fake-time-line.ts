import { TimeLine, type TimeLineEntry } from './time-line.port.js';

export class FakeTimeLine extends TimeLine {
  readonly entries = new Map<string, TimeLineEntry>();
  readonly #notes = new Map<string, { text: string; at: Date }>();
  calls = 0;

  async known(contactIds: readonly string[]): Promise<Map<string, TimeLineEntry['direction']>> {
    this.calls++;
    const found = contactIds.flatMap((id) => this.entries.get(id) ?? []);
    return new Map(found.map((e) => [e.contactId, e.direction]));
  }
  async byId(contactId: string): Promise<TimeLineEntry | null> {
    return this.entries.get(contactId) ?? null;
  }
  async add(...entries: TimeLineEntry[]): Promise<void> {
    this.calls++;
    for (const e of entries) if (!this.entries.has(e.contactId)) this.entries.set(e.contactId, e);
  }
  async ofInquiry(inquiryId: string): Promise<TimeLineEntry[]> {
    const all = [...this.entries.values()].filter((e) => e.inquiryId === inquiryId);
    return all.sort((a, b) => a.at.getTime() - b.at.getTime());
  }
  async moveToInquiry(contactIds: readonly string[], inquiryId: string): Promise<void> {
    for (const id of contactIds) {
      const entry = this.entries.get(id);
      if (entry) this.entries.set(id, { ...entry, inquiryId });
    }
  }
  async idsOfParty(partyId: string): Promise<string[]> {
    return [...this.entries.values()].filter((e) => e.partyId === partyId).map((e) => e.contactId);
  }
  async moveToParty(contactIds: readonly string[], partyId: string): Promise<void> {
    for (const id of contactIds) {
      const entry = this.entries.get(id);
      if (entry) this.entries.set(id, { ...entry, partyId });
    }
  }
  async note(contactId: string, text: string, at: Date): Promise<boolean> {
    const known = this.#notes.get(contactId);
    if (known && known.at >= at) return false;
    this.#notes.set(contactId, { text, at });
    return true;
  }
  async noteOf(contactId: string): Promise<string | null> {
    return this.#notes.get(contactId)?.text ?? null;
  }
  async ofParty(partyId: string, limit: number): Promise<TimeLineEntry[]> {
    const all = [...this.entries.values()].filter((e) => e.partyId === partyId);
    return all.sort((a, b) => b.at.getTime() - a.at.getTime()).slice(0, limit);
  }
}
