import type { SqlType } from '../sql-engine.js';
import type { Node, NodeOf, Over } from './ast.js';
import { literal } from './catalog.js';
import { keyOf } from './conversion.js';
import { powerOfTen } from './decimals.js';
import { errors } from './errors.js';
import type { Compiler } from './compiler.js';
import type { Expression, Scope } from './scope.js';
import { BIGINT, FLOAT, INT, isNumber, isString, isWhole, numeric, scaleOf } from './types.js';

export const AGGREGATES = new Set(['COUNT', 'COUNT_BIG', 'SUM', 'AVG', 'MIN', 'MAX']);
const RANKS = new Set(['ROW_NUMBER', 'RANK', 'DENSE_RANK']);

export function compileAggregate(compiler: Compiler, node: NodeOf<'call'>, scope: Scope): Expression {
  return scope.ungrouped(() => aggregate(compiler, node, scope, ''));
}

/** `over` = the window that follows the call, or nothing. */
function aggregate(compiler: Compiler, node: NodeOf<'call'>, scope: Scope, over: string): Expression {
  const { name, line } = node;
  const distinct = node.distinct ? 'DISTINCT ' : '';
  const counted: SqlType = name === 'COUNT_BIG' ? BIGINT : INT;
  if (name === 'COUNT' || name === 'COUNT_BIG') {
    if (node.star) return { sql: `count(*)${over}`, type: counted, plain: true, nullable: false };
  }
  const [argument, ...more] = node.args;
  if (!argument || more.length > 0) throw errors.functionArguments(name, 1, line);
  if (hasAggregate(argument)) throw errors.notHere('an aggregate of an aggregate', line);
  const value = compiler.value(argument, scope);
  const { type } = value;
  if (type.type === 'text') throw errors.operand('text', name.toLowerCase(), line);
  if (name === 'COUNT' || name === 'COUNT_BIG')
    return {
      sql: `count(${distinct}${distinct ? keyOf(value) : value.sql})${over}`,
      type: counted,
      plain: true,
      nullable: false,
    };
  if (name === 'MIN' || name === 'MAX') {
    if (type.type === 'bit') throw errors.operand('bit', name.toLowerCase(), line);
    const ownCompare = isString(type) && !(value.plain && keyOf(value) === value.sql);
    if (ownCompare && over !== '') throw errors.notHere('MIN and MAX of a string over a window', line);
    return {
      ...value,
      literal: undefined,
      rescaled: undefined,
      nil: undefined,
      nullable: true,
      sql: `${ownCompare ? 't_' : ''}${name.toLowerCase()}(${value.sql})${over}`,
    };
  }
  if (!isNumber(type) || type.type === 'bit') throw errors.operand(type.type, name.toLowerCase(), line);
  const sum = `sum(${distinct}${value.sql})${over}`;
  const result: SqlType =
    type.type === 'numeric' ? numeric(38, type.scale) : isWhole(type) && type.type !== 'bigint' ? INT : type;
  const made = (sql: string, of: SqlType): Expression => ({ sql, type: of, plain: true, nullable: true });
  if (name === 'SUM') return made(isWhole(result) ? `t_range(${sum}, ${literal(result.type)})` : sum, result);
  const count = `count(${distinct}${value.sql})${over}`;
  if (type.type === 'float') return made(`(${sum} / nullif(${count}, 0))`, FLOAT);
  if (isWhole(type)) return made(`(${sum} / nullif(${count}, 0))`, result);
  const scale = Math.max(6, scaleOf(type));
  const precise = type.type === 'money' ? { type, scale: 4 } : { type: numeric(38, scale), scale };
  return made(`t_exact(${sum} * ${powerOfTen(precise.scale - scaleOf(type))} / nullif(${count}, 0))`, precise.type);
}

export function compileWindow(compiler: Compiler, node: NodeOf<'call'>, over: Over, scope: Scope): Expression {
  const { name, line } = node;
  if (!RANKS.has(name) && !AGGREGATES.has(name)) throw errors.functionName(name, line);
  const partition = over.partition.map((one) => keyOf(compiler.value(one, scope)));
  const order = over.order.map(
    ({ value, descending }) => `${keyOf(compiler.value(value, scope))}${descending ? ' DESC' : ''}`,
  );
  const window = ` OVER (${partition.length > 0 ? `PARTITION BY ${partition.join(', ')} ` : ''}${order.length > 0 ? `ORDER BY ${order.join(', ')}` : ''})`;
  if (RANKS.has(name)) {
    if (order.length === 0) throw errors.notHere(`${name} without ORDER BY`, line);
    return { sql: `${name.toLowerCase()}()${window}`, type: BIGINT, plain: true, nullable: false };
  }
  if (order.length > 0) throw errors.notHere('running totals (an aggregate over an ordered window)', line);
  return aggregate(compiler, node, scope, window);
}

/** Of this query: aggregates of its sub-queries are theirs, and those over a window group nothing. */
export function hasAggregate(node: Node): boolean {
  switch (node.kind) {
    case 'call':
      return (
        (AGGREGATES.has(node.name) && !node.over) ||
        node.args.some(hasAggregate) ||
        (node.over !== null &&
          [...node.over.partition, ...node.over.order.map(({ value }) => value)].some(hasAggregate))
      );
    case 'negative':
    case 'complement':
    case 'not':
    case 'cast':
    case 'isNull':
      return hasAggregate(node.value);
    case 'arithmetic':
    case 'compare':
    case 'logic':
      return hasAggregate(node.left) || hasAggregate(node.right);
    case 'case':
      return [node.subject, node.otherwise, ...node.branches.flatMap(({ when, then }) => [when, then])].some(
        (one) => one !== null && hasAggregate(one),
      );
    case 'between':
      return [node.value, node.low, node.high].some(hasAggregate);
    case 'like':
      return hasAggregate(node.value) || hasAggregate(node.pattern);
    case 'in':
      return hasAggregate(node.value) || (Array.isArray(node.list) && node.list.some(hasAggregate));
    default:
      return false;
  }
}
