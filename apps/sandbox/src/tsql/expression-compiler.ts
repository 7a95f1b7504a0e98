import type { SqlType } from '../sql-engine.js';
import type { Node, NodeOf, Query } from './ast.js';
import { AGGREGATES, compileAggregate, compileWindow, hasAggregate } from './aggregates.js';
import { arithmetic } from './arithmetic.js';
import { literal } from './catalog.js';
import { isPlain } from './collation.js';
import { convert, keyOf, textOf } from './conversion.js';
import { errors } from './errors.js';
import type { Compiler, Surroundings } from './compiler.js';
import { FUNCTIONS } from './functions.js';
import type { Expression, Scope } from './scope.js';
import { commonType, INT, isString, isUnicode, isWhole, numeric, varchar } from './types.js';

export type SubqueryCompiler = (
  query: Query,
  scope: Scope,
) => { sql: string; column: Expression; single: boolean; columns: number };

const CONDITIONS = new Set<Node['kind']>(['compare', 'logic', 'not', 'exists', 'in', 'between', 'like', 'isNull']);

/** Values and conditions. Both follow SQL Server's rules of types; SQLite is given what is left to compute. */
export class ExpressionCompiler implements Compiler {
  constructor(
    readonly surroundings: Surroundings,
    private readonly subquery: SubqueryCompiler,
  ) {}

  /** @throws SqlError */
  value(node: Node, scope: Scope): Expression {
    const { grouping } = scope;
    if (grouping?.complex && node.kind !== 'column') {
      const known = this.#asKey(node, scope, grouping.keys);
      if (known) return known;
    }
    switch (node.kind) {
      case 'string':
        return textLiteral(node.text, node.unicode, node.line);
      case 'number':
        return numberLiteral(node.text);
      case 'binary': {
        const hex = node.text.slice(2);
        const bytes = hex.length % 2 === 0 ? hex : `0${hex}`;
        return {
          sql: `x'${bytes}'`,
          type: { type: 'varbinary', length: Math.max(1, bytes.length / 2) },
          plain: false,
          nullable: false,
        };
      }
      case 'null':
        return { sql: 'NULL', type: INT, plain: true, nullable: true, nil: true };
      case 'variable': {
        const variable = this.surroundings.variable(node.name.toLowerCase());
        if (!variable) throw errors.variable(node.name, node.line);
        return variable;
      }
      case 'column':
        return scope.column(node.parts, node.line);
      case 'negative':
        return this.#negative(node, scope);
      case 'complement': {
        const value = this.value(node.value, scope);
        if (!isWhole(value.type)) throw errors.operand(value.type.type, "'~'", node.line);
        return {
          ...value,
          literal: undefined,
          sql: value.type.type === 'bit' ? `(1 - ${value.sql})` : `(~${value.sql})`,
        };
      }
      case 'arithmetic':
        return arithmetic(node.operator, this.value(node.left, scope), this.value(node.right, scope), node.line);
      case 'case':
        return this.#case(node, scope);
      case 'cast': {
        const style = node.style ? this.#constant(node.style) : undefined;
        const how = { explicit: true, style, lenient: node.lenient, line: node.line };
        return { ...convert(this.value(node.value, scope), node.to, how), nil: undefined };
      }
      case 'subquery':
        return this.#scalarSubquery(node, scope);
      case 'call':
        return this.#call(node, scope);
      default:
        throw errors.syntax(signOf(node), node.line);
    }
  }

  /** @throws SqlError 4145 when it is a value */
  condition(node: Node, scope: Scope): string {
    switch (node.kind) {
      case 'logic':
        return `(${this.condition(node.left, scope)} ${node.operator} ${this.condition(node.right, scope)})`;
      case 'not':
        return `(NOT ${this.condition(node.value, scope)})`;
      case 'compare':
        return this.compare(node.operator, this.value(node.left, scope), this.value(node.right, scope), node.line);
      case 'between': {
        const value = this.value(node.value, scope);
        const low = this.compare('>=', value, this.value(node.low, scope), node.line);
        const high = this.compare('<=', value, this.value(node.high, scope), node.line);
        return `(${node.negative ? 'NOT ' : ''}(${low} AND ${high}))`;
      }
      case 'isNull':
        return `(${this.value(node.value, scope).sql} IS ${node.negative ? 'NOT ' : ''}NULL)`;
      case 'exists':
        return `EXISTS (${this.subquery(node.query, scope).sql})`;
      case 'in':
        return this.#in(node, scope);
      case 'like':
        return this.#like(node, scope);
      default:
        throw errors.notCondition(node.kind === 'column' ? (node.parts.at(-1) ?? '') : signOf(node), node.line);
    }
  }

  compare(operator: string, left: Expression, right: Expression, line: number): string {
    const [a, b] = this.#alike(left, right, operator, line);
    return `(${keyOf(a)} ${operator} ${keyOf(b)})`;
  }

  /** Brought to one type, as a comparison needs it. */
  #alike(left: Expression, right: Expression, operator: string, line: number): [Expression, Expression] {
    if (left.type.type === 'text' || right.type.type === 'text') {
      const named = operator === '=' ? 'equal to' : operator === '<>' ? 'not equal to' : operator;
      throw errors.incompatible(left.type.type, right.type.type, named, line);
    }
    if (left.nil) return [convert(left, right.type), right];
    if (right.nil) return [left, convert(right, left.type)];
    // Strings of whatever length and kind compare by their keys: an index on a column stays of use.
    if (isString(left.type) && isString(right.type)) return [left, right];
    const type = commonType(left.type, right.type);
    return [convert(left, type, { line }), convert(right, type, { line })];
  }

  /** All of one type, the highest of theirs: CASE, COALESCE, IN, the columns of a UNION. */
  common(values: readonly Expression[], line: number): { type: SqlType; values: Expression[] } {
    const typed = values.filter(({ nil }) => !nil);
    const [first, ...rest] = typed.map(({ type: own }) => own);
    const type = first === undefined ? INT : rest.reduce(commonType, first);
    return { type, values: values.map((value) => convert(value, type, { line })) };
  }

  #asKey(node: Node, scope: Scope, keys: Map<string, Expression>): Expression | null {
    if (node.kind === 'string' || node.kind === 'number' || CONDITIONS.has(node.kind) || hasAggregate(node))
      return null;
    const compiled = scope.ungrouped(() => this.value(node, scope));
    return keys.get(compiled.sql) ?? null;
  }

  #negative(node: NodeOf<'negative' | 'complement' | 'not'>, scope: Scope): Expression {
    const value = this.value(node.value, scope);
    if (value.type.type === 'tinyint' || value.type.type === 'bit')
      return arithmetic('-', numberLiteral('0'), value, node.line);
    if (value.literal !== undefined && !isString(value.type))
      return { ...value, sql: `(-${value.sql})`, literal: `-${value.literal}` };
    if (isString(value.type)) throw errors.operand(value.type.type, 'minus', node.line);
    if (!isWhole(value.type)) return { ...value, rescaled: undefined, sql: `(-${value.sql})` };
    return { ...value, sql: `t_range(-${value.sql}, ${literal(value.type.type)})` };
  }

  #case(node: NodeOf<'case'>, scope: Scope): Expression {
    const results = node.branches.map(({ then }) => this.value(then, scope));
    if (node.otherwise) results.push(this.value(node.otherwise, scope));
    const { type, values } = this.common(results, node.line);
    const branches = node.branches.map(({ when }, index) => {
      const condition = node.subject
        ? this.compare('=', this.value(node.subject, scope), this.value(when, scope), node.line)
        : this.condition(when, scope);
      return `WHEN ${condition} THEN ${values[index]?.sql ?? 'NULL'}`;
    });
    const otherwise = node.otherwise ? ` ELSE ${values.at(-1)?.sql ?? 'NULL'}` : '';
    const nullable = !node.otherwise || values.some((value) => value.nullable);
    return {
      sql: `CASE ${branches.join(' ')}${otherwise} END`,
      type,
      plain: values.every(({ plain }) => plain),
      nullable,
    };
  }

  #scalarSubquery(node: NodeOf<'subquery'>, scope: Scope): Expression {
    const { sql, column, single, columns } = this.subquery(node.query, scope);
    if (columns !== 1) throw errors.oneColumn(node.line);
    const guarded = single
      ? `(${sql})`
      : `(SELECT CASE WHEN t_one(count(*)) > 0 THEN max(c0) END FROM (SELECT c0 FROM (${sql}) LIMIT 2))`;
    return { sql: guarded, type: column.type, plain: column.plain, nullable: true };
  }

  #in(node: NodeOf<'in'>, scope: Scope): string {
    const value = this.value(node.value, scope);
    const not = node.negative ? 'NOT ' : '';
    if (Array.isArray(node.list)) {
      const list = node.list.map((one) => this.value(one, scope));
      const sameKind = list.every(({ type, nil }) => nil || isString(type) === isString(value.type));
      if (sameKind && value.type.type !== 'text') {
        const { values } = isString(value.type)
          ? { values: [value, ...list] }
          : this.common([value, ...list], node.line);
        const [own = value, ...others] = values;
        return `(${keyOf(own)} ${not}IN (${others.map(keyOf).join(', ')}))`;
      }
      return `(${not}(${list.map((one) => this.compare('=', value, one, node.line)).join(' OR ')}))`;
    }
    const { sql, column, columns } = this.subquery(node.list, scope);
    if (columns !== 1) throw errors.oneColumn(node.line);
    const [own, theirs] = this.#alike(value, { ...column, sql: 'c0' }, '=', node.line);
    const rows = keyOf(theirs) === 'c0' ? sql : `SELECT ${keyOf(theirs)} FROM (${sql})`;
    return `(${keyOf(own)} ${not}IN (${rows}))`;
  }

  #like(node: NodeOf<'like'>, scope: Scope): string {
    const text = (one: Node): Expression => {
      const value = this.value(one, scope);
      if (isString(value.type) || value.type.type === 'text') return value;
      return convert(value, varchar(8000), { line: node.line });
    };
    const value = text(node.value);
    const pattern = text(node.pattern);
    const escape = node.escape ? textOf(text(node.escape)) : `''`;
    const unicode = isUnicode(value.type) || isUnicode(pattern.type) ? 1 : 0;
    return `(${node.negative ? 'NOT ' : ''}t_like(${textOf(value)}, ${textOf(pattern)}, ${escape}, ${unicode}))`;
  }

  #call(node: NodeOf<'call'>, scope: Scope): Expression {
    if (node.over) return compileWindow(this, node, node.over, scope);
    if (AGGREGATES.has(node.name)) {
      if (!scope.grouping) throw errors.aggregateInWhere(node.line);
      return compileAggregate(this, node, scope);
    }
    const run = FUNCTIONS[node.name];
    if (!run) throw errors.functionName(node.name, node.line);
    return run({ compiler: this, node, scope });
  }

  #constant(node: Node): number {
    if (node.kind !== 'number') throw errors.notHere('a style that is not a constant', node.line);
    return Number(node.text);
  }
}

export function textLiteral(text: string, unicode: boolean, line = 1): Expression {
  if (text.includes('\0')) throw errors.notHere('a string with a NUL in it', line);
  const length = Math.max(1, text.length);
  const type: SqlType = unicode
    ? { type: 'nvarchar', length: length > 4000 ? 'max' : length }
    : varchar(length > 8000 ? 'max' : length);
  return { sql: literal(text), type, plain: isPlain(text), nullable: false, literal: text };
}

export function numberLiteral(text: string): Expression {
  if (/e/i.test(text))
    return {
      sql: `${Number(text)}e0`.replace(/e([+-]?\d+)e0$/, 'e$1'),
      type: { type: 'float' },
      plain: true,
      nullable: false,
    };
  const [whole = '', fraction = ''] = text.split('.');
  const digits = `${whole}${fraction}`.replace(/^0+(?=\d)/, '') || '0';
  if (digits.length > 18) throw errors.notHere('a number of more than 18 digits');
  if (!text.includes('.') && Number(digits) <= 2_147_483_647)
    return { sql: digits, type: INT, plain: true, nullable: false, literal: digits };
  const precision = Math.max(digits.length, fraction.length, 1);
  return { sql: digits, type: numeric(precision, fraction.length), plain: true, nullable: false };
}

function signOf(node: Node): string {
  switch (node.kind) {
    case 'compare':
      return node.operator;
    case 'logic':
      return node.operator;
    case 'string':
    case 'number':
      return node.text;
    case 'variable':
    case 'call':
      return node.name;
    default:
      return node.kind.toUpperCase();
  }
}
