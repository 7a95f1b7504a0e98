import { UseCase } from '@prorab/platform/marks';
import type { ChatEvent } from '../ports/fan-out.port.js';
import type { MessageView } from '../wire.js';
import { OutsideView } from './outside-view.js';

/** Events of the wire as those outside hear them. */
@UseCase()
export class OutsideEvents {
  constructor(private readonly view: OutsideView) {}

  /** null: not for those outside. */
  async of(conversationId: string, event: ChatEvent, payload: object): Promise<object | null> {
    if (!(await this.view.isShared(conversationId))) return null;
    const { who } = payload as { who?: unknown };
    const byUs = typeof who === 'string' && who.startsWith('employee:');
    switch (event) {
      case 'chat:message':
        return this.view.of(payload as MessageView);
      case 'chat:typing':
        return byUs ? { conversationId, name: await this.view.nameOf(who) } : null;
      case 'chat:cursor':
        return byUs ? { conversationId, readSeq: (payload as { readSeq: number }).readSeq } : null;
      case 'chat:state':
        return { conversationId, ...payload };
      default:
        return null;
    }
  }
}
