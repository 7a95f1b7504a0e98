import { defineRights } from '@prorab/platform/marks';

export const telephonyRights = defineRights('telephony', {
  /** Whose phone rings for customers. */
  'telephony.call.answer': ['manager', 'seller'],
  'telephony.call.read': ['head', 'manager', 'seller', 'accountant', 'marketer', 'administrator'],
  /** Hold, hand over, ask, note: in a talk of his own. */
  'telephony.call.steer': ['head', 'manager', 'seller', 'accountant', 'marketer', 'administrator'],
  'telephony.call.steer-any': ['head'],
  /** To a talk that goes on, whispering or not; it is on record. */
  'telephony.call.listen': ['head'],
  /** Whose calls are refused. */
  'telephony.caller.block': ['head'],
  /** To say that nobody has to call back. */
  'telephony.missed.close': ['head', 'manager', 'seller'],
  /** To a talk of his own. */
  'telephony.recording.listen': ['head', 'manager', 'seller'],
  'telephony.recording.listen-any': ['head'],
  /** When a person wants to be forgotten (152-FZ). */
  'telephony.recording.remove': ['head', 'administrator'],
});
