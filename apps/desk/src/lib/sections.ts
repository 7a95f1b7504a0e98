import {
  mdiAlarm,
  mdiForumOutline,
  mdiAccountGroupOutline,
  mdiAccountMultipleCheckOutline,
  mdiCallMerge,
  mdiClipboardTextClockOutline,
  mdiCogOutline,
  mdiEmailOutline,
  mdiFilterOutline,
  mdiHeartPulse,
  mdiFileDocumentOutline,
  mdiFileDocumentAlertOutline,
  mdiCashClock,
  mdiCashSync,
  mdiInboxArrowDownOutline,
  mdiPhoneOutline,
  mdiSendClockOutline,
  mdiTargetVariant,
} from '@quasar/extras/mdi-v7';

export interface Section {
  readonly name: string;
  readonly icon: string;
  readonly right: string | null;
}

/** What there is to open, in the order of the day. A new section needs a line here and a route. */
export const sections: readonly Section[] = [
  { name: 'board', icon: mdiInboxArrowDownOutline, right: 'sales.inquiry.read' },
  { name: 'chats', icon: mdiForumOutline, right: 'messenger.use' },
  { name: 'calls', icon: mdiPhoneOutline, right: 'telephony.call.read' },
  { name: 'letters', icon: mdiEmailOutline, right: 'mail.letter.read' },
  { name: 'answers', icon: mdiSendClockOutline, right: 'mail.answer.write' },
  { name: 'invoices', icon: mdiFileDocumentOutline, right: 'sales.invoice.read' },
  { name: 'forgotten-invoices', icon: mdiFileDocumentAlertOutline, right: 'sales.invoice.care' },
  { name: 'receivables', icon: mdiCashClock, right: 'sales.invoice.read' },
  { name: 'payments', icon: mdiCashSync, right: 'sales.payment.read' },
  { name: 'customers', icon: mdiAccountGroupOutline, right: 'sales.party.read' },
  { name: 'merges', icon: mdiCallMerge, right: 'sales.party.merge' },
  { name: 'reminders', icon: mdiAlarm, right: 'messenger.use' },
  { name: 'funnel', icon: mdiFilterOutline, right: 'sales.funnel.read' },
  { name: 'plans', icon: mdiTargetVariant, right: 'sales.funnel.read' },
  { name: 'people', icon: mdiAccountMultipleCheckOutline, right: 'team.presence.read' },
  { name: 'service', icon: mdiHeartPulse, right: 'platform.quarantine.read' },
  { name: 'audit', icon: mdiClipboardTextClockOutline, right: 'platform.audit.read' },
  { name: 'settings', icon: mdiCogOutline, right: null },
];
