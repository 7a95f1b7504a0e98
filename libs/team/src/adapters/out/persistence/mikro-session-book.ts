import { Injectable } from '@nestjs/common';
import { Database } from '@prorab/platform';
import { instant } from '@prorab/platform/marks';
import { SessionBook } from '../../../application/ports/session-book.port.js';
import { Session } from '../../../domain/session.js';
import type { SessionState } from '../../../domain/session.js';
import { SessionRow } from './team.rows.js';

interface Row {
  id: string;
  employee_id: string;
  token_hash: string;
  kind: string;
  opened_at: unknown;
  seen_at: unknown;
  agent: string;
  address: string;
}
const ALL = 'select id, employee_id, token_hash, kind, opened_at, seen_at, agent, address from team_session';

@Injectable()
export class MikroSessionBook extends SessionBook {
  constructor(private readonly database: Database) {
    super();
  }
  async add({ state }: Session): Promise<void> {
    await this.database.em().insert(SessionRow, { ...state });
  }
  async byTokenHash(tokenHash: string): Promise<Session | null> {
    const [row] = await this.database.all<Row>(`${ALL} where token_hash = ?`, [tokenHash]);
    return row ? sessionOf(row) : null;
  }
  async of(employeeId: string): Promise<Session[]> {
    const rows = await this.database.all<Row>(`${ALL} where employee_id = ? order by opened_at desc, id desc`, [
      employeeId,
    ]);
    return rows.map(sessionOf);
  }
  async touch({ state }: Session): Promise<void> {
    await this.database.run('update team_session set seen_at = ? where id = ?', [state.seenAt, state.id]);
  }
  async end(sessionId: string): Promise<void> {
    await this.database.run('delete from team_session where id = ?', [sessionId]);
  }
  endAllOf(employeeId: string, except?: { sessionId: string }): Promise<number> {
    return this.database.run('delete from team_session where employee_id = ? and id <> ?', [
      employeeId,
      except?.sessionId ?? '',
    ]);
  }
  removeStale({ seenBefore, openedBefore }: { seenBefore: Date; openedBefore: Date }): Promise<number> {
    return this.database.run('delete from team_session where seen_at < ? or opened_at < ?', [seenBefore, openedBefore]);
  }
}

const sessionOf = (row: Row): Session =>
  Session.restore({
    id: row.id,
    employeeId: row.employee_id,
    tokenHash: row.token_hash,
    kind: row.kind as SessionState['kind'],
    openedAt: instant(row.opened_at),
    seenAt: instant(row.seen_at),
    agent: row.agent,
    address: row.address,
  });
