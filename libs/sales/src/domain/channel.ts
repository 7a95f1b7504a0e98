/** How a customer reached us. */
export const channels = ['letter', 'call', 'chat', 'order', 'form'] as const;
export type Channel = (typeof channels)[number];
