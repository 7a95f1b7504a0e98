import { Authenticator } from '@prorab/platform';
import type { EmployeeActor, TokenCarrier } from '@prorab/platform';
import { Injectable } from '@nestjs/common';
import { RecogniseSession } from '../../../application/use-cases/recognise-session.use-case.js';
import { SessionUnknown } from '../../../domain/team-errors.js';
import { MUST_CHANGE_PASSWORD } from '../../../team.rights.js';

@Injectable()
export class TeamAuthenticator extends Authenticator {
  constructor(private readonly recognise: RecogniseSession) {
    super();
  }

  async authenticate(token: string, via: TokenCarrier): Promise<EmployeeActor | null> {
    try {
      const { employeeId, sessionId, role, mustChangePassword } = await this.recognise.execute({ token, via });
      return { kind: 'employee', employeeId, sessionId, role: mustChangePassword ? MUST_CHANGE_PASSWORD : role };
    } catch (error) {
      if (error instanceof SessionUnknown) return null;
      throw error;
    }
  }
}
