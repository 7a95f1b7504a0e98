import { Authenticator } from '@prorab/platform';
import type { EmployeeActor } from '@prorab/platform';
import { Injectable } from '@nestjs/common';
import { RecogniseSession } from '../../../application/use-cases/recognise-session.use-case.js';
import { SessionUnknown } from '../../../domain/team-errors.js';

/**
 * Stands in for the real role while the password is somebody else's idea. Only the rights to change one's own password, to see
 * who one is and to log out name it among their roles, so that every other door stays shut.
 */
export const MUST_CHANGE_PASSWORD = 'must-change-password';

@Injectable()
export class TeamAuthenticator extends Authenticator {
  constructor(private readonly recognise: RecogniseSession) {
    super();
  }

  async authenticate(token: string): Promise<EmployeeActor | null> {
    try {
      const { employeeId, sessionId, role, mustChangePassword } = await this.recognise.execute({ token });
      return { kind: 'employee', employeeId, sessionId, role: mustChangePassword ? MUST_CHANGE_PASSWORD : role };
    } catch (error) {
      if (error instanceof SessionUnknown) return null;
      throw error;
    }
  }
}
