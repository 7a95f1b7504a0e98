import type { Channel } from '../channel.js';

/** The rules of distribution as data, in the order in which they are asked. Written by the head, kept by `PolicyBook`. */
export type RuleDocument =
  | { rule: 'keep-thread-manager'; backSoonMinutes: number }
  | { rule: 'responsible-of-party'; backSoonMinutes: number }
  | { rule: 'deputy'; depth: number; backSoonMinutes: number }
  /** strict: nobody outside the group ever gets it; it waits for the group instead. */
  | { rule: 'group'; strict: boolean }
  | { rule: 'branch'; strict: boolean }
  | { rule: 'least-load' };

export type LoadedStatus = 'assigned' | 'in-work' | 'answered';

export interface PolicyDocument {
  name: string;
  /** Roles that take part in the open distribution; the thread's manager or the responsible may be of any role. */
  roles: readonly string[];
  rules: readonly RuleDocument[];
  weights: {
    state: Readonly<Record<LoadedStatus, number>>;
    channel: Readonly<Record<Channel, number>>;
  };
  /** Group name → employee ids or e-mail addresses. */
  groups: Readonly<Record<string, readonly string[]>>;
}

export const defaultPolicy: PolicyDocument = {
  name: 'default',
  roles: ['manager'],
  rules: [
    { rule: 'keep-thread-manager', backSoonMinutes: 30 },
    { rule: 'responsible-of-party', backSoonMinutes: 30 },
    { rule: 'deputy', depth: 2, backSoonMinutes: 0 },
    { rule: 'group', strict: false },
    { rule: 'branch', strict: false },
    { rule: 'least-load' },
  ],
  weights: {
    state: { assigned: 1, 'in-work': 1, answered: 0.25 },
    channel: { letter: 1, call: 1, chat: 1, order: 1, form: 1 },
  },
  groups: {},
};
