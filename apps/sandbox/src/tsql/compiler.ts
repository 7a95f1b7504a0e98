import type { Node } from './ast.js';
import type { Expression, Scope } from './scope.js';
import type { SqlType } from '../sql-engine.js';

/** What a statement may ask of where it runs; every value comes as a bound parameter, so that a compiled statement can be kept. */
export interface Surroundings {
  /** A variable of the batch (@x), a value of the session (@@SPID, GETDATE), by name in lower case. Null = there is none. */
  variable(name: string): Expression | null;
}

/** What functions and aggregates need of the one who compiles values. */
export interface Compiler {
  readonly surroundings: Surroundings;
  value(node: Node, scope: Scope): Expression;
  compare(operator: string, left: Expression, right: Expression, line: number): string;
  common(values: readonly Expression[], line: number): { type: SqlType; values: Expression[] };
}
