import { Clock, Query } from '@prorab/platform/marks';
import { LoginRules } from '../../domain/login-rules.js';
import { SessionBook } from '../ports/session-book.port.js';
import { deviceName } from './device-name.js';

export interface SessionView {
  id: string;
  kind: 'bearer' | 'cookie';
  /** `Firefox, Linux`; null if the client said nothing of itself. */
  device: string | null;
  agent: string;
  address: string;
  openedAt: string;
  /** To the minute. */
  seenAt: string;
  /** If it is not used any more. */
  endsAt: string;
  /** The one that asks. */
  current: boolean;
}

/** Where somebody is logged in. */
@Query()
export class ListSessions {
  constructor(
    private readonly sessions: SessionBook,
    private readonly rules: LoginRules,
    private readonly clock: Clock,
  ) {}

  /** The newest first; those that have ended by themselves are not shown, though their rows may still be there. */
  async execute({
    employeeId,
    currentSessionId,
  }: {
    employeeId: string;
    currentSessionId: string;
  }): Promise<SessionView[]> {
    const now = this.clock.now();
    const alive = (await this.sessions.of(employeeId)).filter((session) => session.isAlive(now, this.rules.session));
    return alive.map((session) => {
      const { id, kind, agent, address, openedAt, seenAt } = session.state;
      return {
        id,
        kind,
        device: deviceName(agent),
        agent,
        address,
        openedAt: openedAt.toISOString(),
        seenAt: seenAt.toISOString(),
        endsAt: session.endsAt(this.rules.session).toISOString(),
        current: id === currentSessionId,
      };
    });
  }
}
