import { type Socket, io } from 'socket.io-client';
import {
  ChatClient,
  type ChatMessage,
  type ChatStore,
  type Draft,
  type Refusal,
} from '../../../apps/desk/src/chat-core/index.js';

/** A person with a desk, who keeps every message of his conversations and notes everything that must not happen. */
export class ChatPerson implements ChatStore {
  readonly client: ChatClient;
  readonly socket: Socket;
  /** By conversation, by place. */
  readonly messages = new Map<string, Map<number, ChatMessage>>();
  readonly have = new Map<string, number>();
  readonly faults: string[] = [];
  confirmed = 0;
  drops = 0;

  constructor(
    readonly employeeId: string,
    url: string,
    token: string,
    onSent: (person: ChatPerson, message: ChatMessage) => void = () => undefined,
  ) {
    this.socket = io(`${url}/desk`, {
      ...{ transports: ['websocket'], auth: { token }, forceNew: true, autoConnect: false },
      ...{ reconnectionDelay: 100, reconnectionDelayMax: 1_000, timeout: 5_000 },
    });
    this.onSent = onSent;
    this.socket.on('disconnect', (reason) => {
      this.drops++;
      // Thrown out by the house: the client of Socket.IO waits for its user then.
      if (reason === 'io server disconnect') this.socket.connect();
    });
    this.client = new ChatClient({
      ...{ me: `employee:${employeeId}`, socket: this.socket, store: this, mostToCatchUp: Infinity },
      after: (ms, act) => {
        const timer = setTimeout(act, ms);
        return () => clearTimeout(timer);
      },
    });
    this.socket.connect();
  }
  private readonly onSent: (person: ChatPerson, message: ChatMessage) => void;

  send(draft: Draft): void {
    this.client.send(draft);
  }
  /** The transport goes without a word. */
  unplug(): void {
    this.socket.io.engine?.close();
  }
  close(): void {
    this.client.stop();
    this.socket.close();
  }

  followFrom = (): number => 0;
  take = (id: string, messages: readonly ChatMessage[], have: number): void => {
    const here = this.messages.get(id) ?? new Map<number, ChatMessage>();
    this.messages.set(id, here);
    let before = this.have.get(id) ?? 0;
    for (const message of messages) {
      if (message.change <= before) this.faults.push(`${id}: change ${message.change} after ${before}`);
      before = message.change;
      const known = here.get(message.seq);
      if (known && known.id !== message.id) this.faults.push(`${id}: two messages at ${message.seq}`);
      here.set(message.seq, message);
    }
    if (have < before) this.faults.push(`${id}: whole up to ${have}, yet ${before} was taken`);
    this.have.set(id, have);
  };
  numbers = (): void => undefined;
  cursor = (): void => undefined;
  reset = (id: string): void => void this.faults.push(`${id}: reset`);
  gone = (id: string): void => void this.faults.push(`${id}: gone`);
  sent = (_draft: Draft, message: ChatMessage): void => {
    this.confirmed++;
    this.onSent(this, message);
  };
  refused = ({ clientId }: Draft, { code }: Refusal): void => void this.faults.push(`${clientId} refused: ${code}`);
}
