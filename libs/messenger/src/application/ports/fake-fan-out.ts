import { type Participant, type ParticipantKey, isSame, keyOf } from '../../domain/participant.js';
import type { PresenceSeen } from '../../domain/presence.js';
import { type ChatEvent, FanOut } from './fan-out.port.js';

export interface FakeDevice {
  readonly who: Participant;
  readonly conversations: Set<string>;
  readonly heard: [event: string, payload: unknown][];
}

/** Devices with what they hear; besides, all that was told, to whom. */
export class FakeFanOut extends FanOut {
  readonly devices: FakeDevice[] = [];
  readonly told: { to: 'conversation' | 'outsiders' | 'staff' | ParticipantKey; event: ChatEvent; payload: object }[] =
    [];

  connect(who: Participant, ...conversations: string[]): FakeDevice {
    const device = { who, conversations: new Set(conversations), heard: [] };
    this.devices.push(device);
    return device;
  }
  toConversation(conversationId: string, event: ChatEvent, payload: object): void {
    const isThere = ({ who, conversations }: FakeDevice): boolean =>
      who.kind === 'employee' && conversations.has(conversationId);
    this.tell('conversation', isThere, event, payload);
  }
  toOutsiders(conversationId: string, event: ChatEvent, payload: object): void {
    const isThere = ({ who, conversations }: FakeDevice): boolean =>
      who.kind !== 'employee' && conversations.has(conversationId);
    this.tell('outsiders', isThere, event, payload);
  }
  toPerson(person: Participant, event: ChatEvent, payload: object): void {
    this.tell(keyOf(person), ({ who }) => isSame(who, person), event, payload);
  }
  tellPresence(seen: PresenceSeen): void {
    this.tell('staff', ({ who }) => who.kind === 'employee', 'presence', { people: [seen] });
  }
  letIn(person: Participant, conversationId: string): void {
    for (const { who, conversations } of this.devices) if (isSame(who, person)) conversations.add(conversationId);
  }
  putOut(person: Participant, conversationId: string): void {
    for (const { who, conversations } of this.devices) if (isSame(who, person)) conversations.delete(conversationId);
  }

  private tell(
    to: (typeof this.told)[number]['to'],
    isMeant: (device: FakeDevice) => boolean,
    event: ChatEvent,
    payload: object,
  ): void {
    this.told.push({ to, event, payload });
    for (const device of this.devices) if (isMeant(device)) device.heard.push([event, payload]);
  }
}
