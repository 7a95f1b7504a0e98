import { errors } from './errors.js';
import type { Token } from './tokenizer.js';
import type { SqlError } from '../sql-engine.js';

/** Words that cannot be a name without brackets (of the reserved ones, those that this grammar meets). */
export const RESERVED = new Set(
  `ADD ALL ALTER AND AS ASC BEGIN BETWEEN BY CASE CHECK COALESCE COLUMN COMMIT CONSTRAINT CONVERT CREATE CROSS DECLARE DEFAULT
  DELETE DESC DISTINCT DROP ELSE END ESCAPE EXCEPT EXEC EXECUTE EXISTS FETCH FOR FOREIGN FROM FULL GROUP HAVING HOLDLOCK IDENTITY IF IN INDEX INNER
  INSERT INTERSECT INTO IS JOIN KEY LEFT LIKE MERGE NOT NULL NULLIF ON OPTION OR ORDER OUTER OVER PERCENT PIVOT PRIMARY PRINT PROCEDURE
  RETURN RIGHT ROLLBACK SELECT SET TABLE THEN TO TOP TRAN TRANSACTION TRUNCATE UNION UNIQUE UNPIVOT UPDATE USE VALUES VIEW WAITFOR WHEN WHERE
  WHILE WITH`.split(/\s+/),
);

/** Nesting that no honest statement needs; the parser and SQLite stay clear of their own bounds by it. */
const DEEPEST = 120;

/** The tokens of a batch with the little questions that a parser by recursive descent asks. */
export class TokenStream {
  #at = 0;
  #depth = 0;
  constructor(private readonly tokens: readonly Token[]) {}

  get current(): Token {
    return this.tokens[this.#at] as Token;
  }
  peek(ahead = 1): Token {
    return this.tokens[Math.min(this.#at + ahead, this.tokens.length - 1)] as Token;
  }
  get line(): number {
    return this.current.line;
  }
  next(): Token {
    const token = this.current;
    if (token.kind !== 'end') this.#at++;
    return token;
  }
  isWord(...words: string[]): boolean {
    return this.current.kind === 'word' && words.includes(this.current.text.toUpperCase());
  }
  isWordAhead(ahead: number, ...words: string[]): boolean {
    const token = this.peek(ahead);
    return token.kind === 'word' && words.includes(token.text.toUpperCase());
  }
  isOperator(...operators: string[]): boolean {
    return this.current.kind === 'operator' && operators.includes(this.current.text);
  }
  takeWord(...words: string[]): boolean {
    const is = this.isWord(...words);
    if (is) this.next();
    return is;
  }
  takeOperator(operator: string): boolean {
    const is = this.isOperator(operator);
    if (is) this.next();
    return is;
  }
  expectWord(...words: string[]): string {
    if (!this.isWord(...words)) throw this.unexpected();
    return this.next().text.toUpperCase();
  }
  expectOperator(operator: string): void {
    if (!this.takeOperator(operator)) throw this.unexpected();
  }
  isName(): boolean {
    const { kind, text } = this.current;
    return kind === 'quoted' || (kind === 'word' && !RESERVED.has(text.toUpperCase()));
  }
  name(): string {
    if (!this.isName()) throw this.unexpected();
    return this.next().text;
  }
  /** a.b.c; an empty part (a..c) is an empty string. */
  dottedName(): string[] {
    const parts = [this.name()];
    while (this.takeOperator('.')) parts.push(this.isOperator('.') ? '' : this.name());
    return parts;
  }
  list<T>(one: () => T): T[] {
    const all = [one()];
    while (this.takeOperator(',')) all.push(one());
    return all;
  }
  inParentheses<T>(inside: () => T): T {
    this.expectOperator('(');
    const value = inside();
    this.expectOperator(')');
    return value;
  }
  nested<T>(inside: () => T): T {
    if (++this.#depth > DEEPEST) throw errors.tooDeep(this.line);
    try {
      return inside();
    } finally {
      this.#depth--;
    }
  }
  unexpected(): SqlError {
    const { kind, text, line } = this.current;
    return kind === 'word' && RESERVED.has(text.toUpperCase()) ? errors.keyword(text, line) : errors.syntax(text, line);
  }
}
