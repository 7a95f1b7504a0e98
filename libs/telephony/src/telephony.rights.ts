import { defineRights } from '@prorab/platform/marks';

export const telephonyRights = defineRights('telephony', {
  /** Whose phone rings for customers. */
  'telephony.call.answer': ['manager', 'seller'],
  'telephony.call.read': ['head', 'manager', 'seller', 'accountant', 'marketer', 'administrator'],
  /** The own phone: where its calls ring, and to have it in the browser. */
  'telephony.phone.use': ['head', 'manager', 'seller', 'accountant', 'manufacturer', 'marketer', 'administrator'],
  /** From his own phone. */
  'telephony.call.make': ['head', 'manager', 'seller', 'accountant', 'marketer', 'administrator'],
  /** Hold, hand over, ask, note: in a talk of his own. */
  'telephony.call.steer': ['head', 'manager', 'seller', 'accountant', 'marketer', 'administrator'],
  'telephony.call.steer-any': ['head'],
  /** To a talk that goes on, whispering or not; it is on record. */
  'telephony.call.listen': ['head'],
  /** Whose calls are refused. */
  'telephony.caller.block': ['head'],
  /** What exists in only one of the places where calls are written down. */
  'telephony.difference.read': ['head', 'administrator'],
  /** To say that nobody has to call back, or to call about an inquiry, which a talk answers. */
  'telephony.missed.close': ['head', 'manager', 'seller'],
  'telephony.report.read': ['head', 'marketer'],
  /** To a talk of his own. */
  'telephony.recording.listen': ['head', 'manager', 'seller'],
  'telephony.recording.listen-any': ['head'],
  /** When a person wants to be forgotten (152-FZ). */
  'telephony.recording.remove': ['head', 'administrator'],
});
