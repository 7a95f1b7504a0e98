import type { SqlType } from '../sql-engine.js';
import { COLLATION } from './collation.js';
import { fromMilliseconds } from './datetimes.js';
import type { Surroundings } from './compiler.js';
import type { Expression } from './scope.js';
import { DATETIME, INT, nvarchar } from './types.js';
import type { Stored } from './values.js';

export interface Variable {
  /** As it was written. */
  name: string;
  type: SqlType;
  value: Stored;
  output?: boolean;
}

export interface Identity {
  login: string;
  application: string;
  database: string;
  writes: boolean;
  id: number;
  now: () => Date;
  zoneMinutes: number;
}

const VERSION = 'Microsoft SQL Server 2008 R2 (sandbox of Prorab: Transact-SQL over SQLite) - 10.50.6000.34';

/** Variables of a batch, and the values of the session that a statement may name; each is bound under a name of its own. */
export class SessionState implements Surroundings {
  readonly variables = new Map<string, Variable>();
  rowCount = 0;
  transactions = 0;
  error = 0;
  lockTimeout = -1;
  scopeIdentity: bigint | null = null;
  #used = new Map<string, Stored>();

  constructor(readonly identity: Identity) {}

  /** What the statement compiled last has to be given. */
  takeBindings(): Record<string, Stored> {
    const bindings = Object.fromEntries(this.#used);
    this.#used = new Map();
    return bindings;
  }

  variable(name: string): Expression | null {
    const own = this.variables.get(name);
    const known = own ?? this.#global(name);
    if (!known) return null;
    const bound = `p${[...name].map((letter) => (/[a-z0-9]/.test(letter) ? letter : `_${(letter.codePointAt(0) ?? 0).toString(16)}_`)).join('')}`;
    this.#used.set(bound, known.value);
    return { sql: `:${bound}`, type: known.type, plain: false, nullable: true };
  }

  #global(name: string): { type: SqlType; value: Stored } | null {
    const { identity } = this;
    const int = (value: number): { type: SqlType; value: Stored } => ({ type: INT, value: BigInt(value) });
    const text = (value: string | null, length = 128): { type: SqlType; value: Stored } => ({
      type: nvarchar(length),
      value,
    });
    switch (name) {
      case '@@version':
        return text(VERSION, 300);
      case '@@spid':
        return { type: { type: 'smallint' }, value: BigInt(identity.id) };
      case '@@rowcount':
        return int(this.rowCount);
      case '@@trancount':
        return int(this.transactions);
      case '@@error':
        return int(this.error);
      case '@@lock_timeout':
        return int(this.lockTimeout);
      case '@@servername':
        return text('SANDBOX');
      case '@@language':
        return text('us_english');
      case '@@datefirst':
        return { type: { type: 'tinyint' }, value: 7n };
      case '@@max_precision':
        return { type: { type: 'tinyint' }, value: 38n };
      case '@@microsoftversion':
        return int(0x0a321770);
      case '@@identity':
      case 'scope_identity':
        return { type: { type: 'numeric', precision: 38, scale: 0 }, value: this.scopeIdentity };
      case 'now':
        return { type: DATETIME, value: fromMilliseconds(identity.now().getTime() + identity.zoneMinutes * 60_000) };
      case 'utcnow':
        return { type: DATETIME, value: fromMilliseconds(identity.now().getTime()) };
      case 'db_name':
        return text(identity.database);
      case 'db_id':
        return { type: { type: 'smallint' }, value: 5n };
      case 'login':
        return text(identity.login);
      case 'application':
        return text(identity.application);
      case 'host':
        return text('sandbox');
      case 'server:collation':
      case 'database:collation':
        return text(COLLATION);
      case 'server:productversion':
        return text('10.50.6000.34');
      case 'server:productlevel':
        return text('SP3');
      case 'server:edition':
        return text('Sandbox of Prorab');
      case 'server:engineedition':
        return int(2);
      case 'server:servername':
      case 'server:machinename':
        return text('SANDBOX');
      case 'database:status':
        return text('ONLINE');
      case 'database:updateability':
        return text('READ_WRITE');
      case 'database:recovery':
        return text('SIMPLE');
      case 'member:db_datareader':
      case 'member:public':
        return int(1);
      case 'member:db_datawriter':
      case 'member:db_owner':
        return int(identity.writes ? 1 : 0);
      case 'member:sysadmin':
        return int(0);
      default:
        return null;
    }
  }
}
