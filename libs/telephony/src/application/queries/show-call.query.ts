import { Query, Tables, currentActor, holds } from '@prorab/platform/marks';
import { CallMissing } from '../../domain/call.errors.js';
import { CALL_COLUMNS, type CallView, type CallViewRow, callView } from './call-view.js';

/** One call with its legs inside. */
@Query()
export class ShowCall {
  constructor(private readonly tables: Tables) {}

  /** @throws CallMissing */
  async execute({ callId }: { callId: string }): Promise<CallView> {
    const [row] = await this.tables.all<CallViewRow>(`select ${CALL_COLUMNS} from telephony_call where id = ?`, [
      callId,
    ]);
    if (!row) throw new CallMissing(callId);
    const { legs, ...call } = callView(row);
    return { ...call, legs: maySeeListeners() ? legs : legs.filter(({ purpose }) => purpose !== 'listen') };
  }
}
/** Who listens is known to those who may, and to the audit log. */
function maySeeListeners(): boolean {
  const actor = currentActor();
  return actor.kind === 'employee' && holds(actor.role, 'telephony.call.listen');
}
