import { type Colleague, Colleagues } from './colleagues.port.js';
import { Inquiries, type InquiryGlance } from './inquiries.port.js';

/** People whom a spec hires and dismisses. */
export class FakeColleagues extends Colleagues {
  readonly people = new Map<string, Colleague>();

  hire(employeeId: string, over: Partial<Colleague> = {}): Colleague {
    const rest = { name: employeeId.slice(-4), role: 'manager', branchId: 'spb', active: true };
    const colleague = { ...rest, ...over, employeeId };
    this.people.set(employeeId, colleague);
    return colleague;
  }
  async all(): Promise<Colleague[]> {
    return [...this.people.values()].sort((a, b) => a.name.localeCompare(b.name, 'ru'));
  }
  async atWorkHere(employeeId: string): Promise<Colleague | null> {
    const found = this.people.get(employeeId);
    return found?.active ? found : null;
  }
}

/** Inquiries that a spec puts down, with the contacts that made them. */
export class FakeInquiries extends Inquiries {
  readonly rows = new Map<string, InquiryGlance>();
  readonly contacts = new Map<string, string>();

  put(glance: InquiryGlance, ...contactIds: string[]): InquiryGlance {
    this.rows.set(glance.inquiryId, glance);
    for (const id of contactIds) this.contacts.set(id, glance.inquiryId);
    return glance;
  }
  async byId(inquiryId: string): Promise<InquiryGlance | null> {
    return this.rows.get(inquiryId) ?? null;
  }
  async byContact(contactId: string): Promise<InquiryGlance | null> {
    return this.rows.get(this.contacts.get(contactId) ?? '') ?? null;
  }
}
