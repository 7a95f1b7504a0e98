/** Keys under which reminders are said; all other speech of the assistant is not ours. */
export const isOfReminders = (speechKey: string): boolean =>
  /^(?:reminder|reminders|morning|reminder-totals):/.test(speechKey);
