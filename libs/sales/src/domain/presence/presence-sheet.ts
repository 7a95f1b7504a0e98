export type PresenceMode = 'viewing' | 'typing';
export interface Present {
  id: string;
  name: string;
  mode: PresenceMode;
}
/** One desk (a window of somebody's browser) says what it does. */
export interface PresenceMark {
  inquiryId: string;
  deskId: string;
  employeeId: string;
  name: string;
  mode: PresenceMode;
}

/** A mark that is not renewed for so long is gone: the desk lost its line, or its owner went away. */
export const presenceSeconds = 30;

/** Who looks at which inquiry, and who types there. Answers with the inquiries whose picture has changed. */
export class PresenceSheet {
  readonly #marks = new Map<string, Map<string, PresenceMark & { until: number }>>();

  mark(mark: PresenceMark, at: Date): boolean {
    const before = this.#picture(mark.inquiryId);
    const desks = this.#marks.get(mark.inquiryId) ?? new Map<string, PresenceMark & { until: number }>();
    desks.set(mark.deskId, { ...mark, until: at.getTime() + presenceSeconds * 1000 });
    this.#marks.set(mark.inquiryId, desks);
    return before !== this.#picture(mark.inquiryId);
  }

  /** The desk leaves one inquiry, or all of them. */
  leave(deskId: string, inquiryId?: string): string[] {
    return this.#without((mark) => mark.deskId === deskId && (inquiryId === undefined || mark.inquiryId === inquiryId));
  }
  expire(at: Date): string[] {
    return this.#without((mark) => mark.until <= at.getTime());
  }

  /** By name; who types in one window and reads in another types. */
  of(inquiryId: string): Present[] {
    const people = new Map<string, Present>();
    for (const { employeeId: id, name, mode } of this.#marks.get(inquiryId)?.values() ?? [])
      if (people.get(id)?.mode !== 'typing') people.set(id, { id, name, mode });
    return [...people.values()].sort((a, b) => (a.name < b.name || (a.name === b.name && a.id < b.id) ? -1 : 1));
  }

  #without(gone: (mark: PresenceMark & { until: number }) => boolean): string[] {
    const changed: string[] = [];
    for (const [inquiryId, desks] of this.#marks) {
      const before = this.#picture(inquiryId);
      for (const [deskId, mark] of desks) if (gone(mark)) desks.delete(deskId);
      if (desks.size === 0) this.#marks.delete(inquiryId);
      if (before !== this.#picture(inquiryId)) changed.push(inquiryId);
    }
    return changed;
  }
  #picture(inquiryId: string): string {
    return JSON.stringify(this.of(inquiryId));
  }
}
