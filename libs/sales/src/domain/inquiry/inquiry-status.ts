export const inquiryStatuses = [
  'waiting',
  'assigned',
  'in-work',
  'answered',
  'closed-won',
  'closed-lost',
  'spam',
  /** Goes on in another inquiry: neither won nor lost. */
  'linked',
] as const;
export type InquiryStatus = (typeof inquiryStatuses)[number];

export type InquiryMove =
  | 'assign'
  | 'take'
  | 'return'
  | 'answer'
  | 'hear'
  | 'win'
  | 'lose'
  | 'spam'
  | 'unspam'
  | 'reopen'
  | 'link'
  | 'absorb'
  | 'separate';

/** What may follow what. A status that is not named under a move cannot make it. */
export const moves: Readonly<Record<InquiryMove, Readonly<Partial<Record<InquiryStatus, InquiryStatus>>>>> = {
  assign: { waiting: 'assigned', assigned: 'assigned', 'in-work': 'assigned', answered: 'answered' },
  take: { waiting: 'in-work', assigned: 'in-work', answered: 'in-work' },
  return: { assigned: 'waiting', 'in-work': 'waiting', answered: 'waiting' },
  answer: { waiting: 'answered', assigned: 'answered', 'in-work': 'answered', answered: 'answered' },
  /** The customer says something more. */
  hear: { waiting: 'waiting', assigned: 'assigned', 'in-work': 'in-work', answered: 'in-work', spam: 'spam' },
  win: { assigned: 'closed-won', 'in-work': 'closed-won', answered: 'closed-won' },
  lose: { waiting: 'closed-lost', assigned: 'closed-lost', 'in-work': 'closed-lost', answered: 'closed-lost' },
  spam: { waiting: 'spam', assigned: 'spam', 'in-work': 'spam', answered: 'spam' },
  unspam: { spam: 'waiting' },
  reopen: { 'closed-won': 'waiting', 'closed-lost': 'waiting' },
  link: { waiting: 'linked', assigned: 'linked', 'in-work': 'linked', answered: 'linked' },
  /** Another one comes to it, and owes an answer. */
  absorb: { waiting: 'waiting', assigned: 'assigned', 'in-work': 'in-work', answered: 'in-work' },
  separate: { linked: 'waiting' },
};

export const openStatuses: readonly InquiryStatus[] = ['waiting', 'assigned', 'in-work', 'answered'];
/** Those that weigh on their owner. */
export const heldStatuses = ['assigned', 'in-work', 'answered'] as const;
export const isOpen = (status: InquiryStatus): boolean => openStatuses.includes(status);
export const isClosed = (status: InquiryStatus): boolean => status === 'closed-won' || status === 'closed-lost';
