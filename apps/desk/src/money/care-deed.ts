/** What a person does about the payment of an invoice. */
export const careDeeds = ['promise', 'contact', 'snooze', 'refuse'] as const;
export type CareDeed = (typeof careDeeds)[number];
