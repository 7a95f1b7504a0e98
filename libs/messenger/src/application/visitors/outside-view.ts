import { Clock } from '@prorab/kernel';
import { Tables, UseCase } from '@prorab/platform/marks';
import { participantOf } from '../../domain/participant.js';
import { Colleagues } from '../ports/colleagues.port.js';
import type { MessageView } from '../wire.js';

/** A message as those outside of the house get it: whoever of ours wrote it has a name and a role, no id. */
export interface OutsideMessage {
  id: string;
  conversationId: string;
  seq: number;
  change: number;
  at: string;
  from: 'visitor' | 'partner' | 'agent' | 'assistant' | 'house';
  /** Of a partner only: rooms of partners can have several. */
  partnerId: string | null;
  name: string | null;
  role: string | null;
  clientId: string | null;
  text: string;
  fact: { code: string; name: string | null } | null;
  files: MessageView['files'];
  replyTo: string | null;
  editedAt: string | null;
  deletedAt: string | null;
}
interface Named {
  name: string | null;
  role: string | null;
}
const keepMs = 30_000;
const kindLimit = 10_000;
const nobody: Named = { name: null, role: null };
const ava: Named = { name: 'Ава', role: null };

/** What of a conversation may leave the house. What is not named here stays inside. */
@UseCase()
export class OutsideView {
  #people = new Map<string, Named>();
  #peopleUntil = 0;
  readonly #kinds = new Map<string, boolean>();

  constructor(
    private readonly colleagues: Colleagues,
    private readonly tables: Tables,
    private readonly clock: Clock,
  ) {}

  /** null: it is an inner line. */
  async of(m: MessageView): Promise<OutsideMessage | null> {
    const { kind, id } = participantOf(m.author);
    const fact = m.fact && (await this.fact(m.fact));
    if (m.fact && !fact) return null;
    const from = kind === 'employee' ? 'agent' : kind === 'system' ? 'house' : kind;
    return {
      ...{ id: m.id, conversationId: m.conversationId, seq: m.seq, change: m.change, at: m.at, from, fact },
      ...(kind === 'employee' ? await this.person(id) : kind === 'assistant' ? ava : nobody),
      partnerId: kind === 'partner' ? id : null,
      clientId: kind === 'visitor' || kind === 'partner' ? m.clientId : null,
      ...{ text: m.text, files: m.files, replyTo: m.replyTo, editedAt: m.editedAt, deletedAt: m.deletedAt },
    };
  }
  async nameOf(key: string): Promise<string | null> {
    const { kind, id } = participantOf(key);
    return kind === 'employee' ? (await this.person(id)).name : null;
  }
  /** Whether anybody outside takes part at all. What a conversation is never changes. */
  async isShared(conversationId: string): Promise<boolean> {
    const known = this.#kinds.get(conversationId);
    if (known !== undefined) return known;
    const sql = 'select kind from messenger_conversation where id = ?';
    const [row] = await this.tables.all<{ kind: string }>(sql, [conversationId]);
    const isShared = row?.kind === 'customer' || row?.kind === 'partner';
    if (this.#kinds.size >= kindLimit) this.#kinds.clear();
    this.#kinds.set(conversationId, isShared);
    return isShared;
  }

  private async fact({ code, params }: NonNullable<MessageView['fact']>): Promise<OutsideMessage['fact']> {
    const who = typeof params.who === 'string' ? params.who : null;
    switch (code) {
      case 'messenger.chat-taken':
        return { code, name: who && (await this.nameOf(who)) };
      case 'messenger.chat-transferred':
        return who ? { code: 'messenger.chat-taken', name: await this.nameOf(who) } : null;
      case 'messenger.chat-agent-gone':
      case 'messenger.chat-closed':
        return { code, name: null };
      default:
        return null;
    }
  }
  private async person(id: string): Promise<Named> {
    const now = this.clock.now().getTime();
    if (now >= this.#peopleUntil || !this.#people.has(id)) {
      this.#people = new Map(
        (await this.colleagues.all()).map(({ employeeId, name, role }) => [employeeId, { name, role }]),
      );
      this.#peopleUntil = now + keepMs;
    }
    return this.#people.get(id) ?? nobody;
  }
}
