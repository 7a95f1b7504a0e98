/** Who can write: our people, a visitor of a site, an outside partner, the assistant, and the house itself. */
export const participantKinds = ['employee', 'visitor', 'partner', 'assistant', 'system'] as const;
export type ParticipantKind = (typeof participantKinds)[number];
export interface Participant {
  readonly kind: ParticipantKind;
  readonly id: string;
}
/** `employee:0190…`: one text for tables, rooms and mentions. */
export type ParticipantKey = `${ParticipantKind}:${string}`;

export const keyOf = ({ kind, id }: Participant): ParticipantKey => `${kind}:${id}`;
export function participantOf(key: string): Participant {
  const [kind, id] = [key.slice(0, key.indexOf(':')), key.slice(key.indexOf(':') + 1)];
  return { kind: kind as ParticipantKind, id };
}
export const employee = (id: string): Participant => ({ kind: 'employee', id });
export const assistant: Participant = { kind: 'assistant', id: 'ava' };
export const house: Participant = { kind: 'system', id: 'prorab' };
export const isSame = (a: Participant, b: Participant): boolean => a.kind === b.kind && a.id === b.id;

/** As a fact names a colleague; null: nobody in particular. */
export const colleague = (id: string | null | undefined): ParticipantKey | null => (id ? keyOf(employee(id)) : null);
