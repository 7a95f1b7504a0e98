import { HTML_LATER, type LetterRecord, type Receipt } from '../../domain/letter-record.js';
import {
  type BoundBounce,
  type KeptLetter,
  LetterBook,
  LetterKnown,
  type NewerLetter,
  type Place,
  placeKey,
} from './letter-book.port.js';

export class FakeLetterBook extends LetterBook {
  readonly letters = new Map<string, LetterRecord>();
  readonly receipts = new Map<string, Receipt>();
  readonly bounces = new Map<string, BoundBounce>();

  async takenPlaces(places: readonly Place[]): Promise<ReadonlySet<string>> {
    return new Set(places.map(placeKey).filter((key) => this.receipts.has(key)));
  }
  async withIdentities(identities: readonly string[]): Promise<KeptLetter[]> {
    return [...this.letters.values()].filter((l) => identities.includes(l.identity));
  }
  async add(letters: readonly LetterRecord[]): Promise<void> {
    for (const letter of letters) {
      if ((await this.withIdentities([letter.identity])).length) throw new LetterKnown(letter.identity);
      this.letters.set(letter.id, structuredClone(letter));
    }
  }
  async addReceipts(receipts: readonly Receipt[]): Promise<void> {
    for (const receipt of receipts) {
      for (const [key, old] of this.receipts)
        if (
          old.letterId === receipt.letterId &&
          old.mailbox === receipt.mailbox &&
          old.folder === receipt.folder &&
          old.uidValidity !== receipt.uidValidity
        )
          this.receipts.delete(key);
      const key = placeKey(receipt);
      if (!this.receipts.has(key)) this.receipts.set(key, { ...receipt });
    }
  }
  async bindBounces(bounces: readonly BoundBounce[]): Promise<void> {
    for (const bounce of bounces) this.bounces.set(bounce.letterId, bounce);
  }
  async byId(id: string): Promise<LetterRecord | null> {
    return this.letters.get(id) ?? null;
  }
  async newerInThread(threadId: string, letterId: string | null): Promise<NewerLetter[]> {
    return [...this.letters.values()]
      .filter((l) => l.threadId === threadId && (letterId === null || l.id > letterId))
      .filter((l) => l.answerId === null && (l.kind === 'person' || l.kind === 'form') && l.direction !== 'internal')
      .sort((a, b) => (a.id < b.id ? 1 : -1))
      .slice(0, 20)
      .map(({ id, direction, kind, from, authorId, receivedAt }) => ({
        id,
        direction,
        kind,
        from: from?.name || from?.address || '',
        authorId,
        at: receivedAt,
      }));
  }
  async markAnswered(threadIds: readonly string[]): Promise<void> {
    for (const [id, letter] of this.letters)
      if (threadIds.includes(letter.threadId)) this.letters.set(id, { ...letter, awaiting: false });
  }
  async reclassify(id: string, as: Pick<LetterRecord, 'kind' | 'reasons' | 'awaiting'>): Promise<void> {
    const letter = this.letters.get(id);
    if (letter) this.letters.set(id, { ...letter, ...as });
  }
  async keepHtml(id: string, html: Pick<LetterRecord, 'safeHtml' | 'hasRemoteImages'>): Promise<void> {
    const letter = this.letters.get(id);
    if (letter?.safeHtml === HTML_LATER) this.letters.set(id, { ...letter, ...html });
  }
  async countByDay(mailbox: string, folder: string, since: Date): Promise<ReadonlyMap<string, number>> {
    const days = new Map<string, number>();
    const first = since.toISOString().slice(0, 10);
    for (const r of this.receipts.values()) {
      const day = r.receivedAt.toISOString().slice(0, 10);
      if (r.mailbox === mailbox && r.folder === folder && day >= first) days.set(day, (days.get(day) ?? 0) + 1);
    }
    return days;
  }
}
