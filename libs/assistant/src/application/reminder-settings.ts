/** The company's numbers, from the part `reminders` of the section `assistant`. A class so that it is its own token. */
export class ReminderSettings {
  language: 'ru' | 'en' = 'ru';
  /** Minutes after which a reminder says that it is late. */
  lateAfterMinutes = 5;
  /** More at once are one message. */
  togetherAbove = 3;
  /** Past this many messages a day to one person the rest is gathered. */
  perDay = 10;
  /** Minutes between two gathered messages. */
  gapMinutes = 60;
  /** Lines of a gathered message; the rest by a link. */
  digestLines = 10;
  /** Working minutes without a reaction until the head hears of it. */
  escalateAfterWorkingMinutes = 120;
  /** The owner of an unanswered inquiry is reminded so many working minutes before the answer is late. */
  beforeLateWorkingMinutes = 15;
  /** A repeated reminder that is ignored so many times in a row is proposed for removal. */
  ignoredTimes = 3;
  /** The list of the morning. */
  morningDigest = true;
  /** Reminders that one owner may have at once. */
  mostOpen = 500;
  /** So long it is kept what people were reminded of, and what is done or cancelled. */
  keepDays = 400;
  /** Where the desk is, for links: `https://prorab.example.ru`. */
  deskUrl = '';

  constructor(given: Partial<ReminderSettings> = {}) {
    Object.assign(this, given);
  }
  get link(): string {
    return `${this.deskUrl}/reminders`;
  }
  get linkToForgotten(): string {
    return `${this.deskUrl}/invoices?view=forgotten`;
  }
  /** null: nobody has said where the desk is. */
  linkToChat(conversationId: string): string | null {
    return this.deskUrl ? `${this.deskUrl}/chats/${conversationId}` : null;
  }
  linkToMessage(conversationId: string, messageId: string): string {
    return `${this.deskUrl}/chats/${conversationId}?message=${messageId}`;
  }
}
