import type { Body, Query, Select, SelectItem, Source } from './ast.js';
import { errors } from './errors.js';
import { ExpressionParser } from './expression-parser.js';
import type { TokenStream } from './token-stream.js';

const HINTS =
  `NOLOCK READUNCOMMITTED READCOMMITTED REPEATABLEREAD SERIALIZABLE HOLDLOCK READPAST ROWLOCK PAGLOCK TABLOCK TABLOCKX UPDLOCK XLOCK
  NOWAIT NOEXPAND FASTFIRSTROW`.split(/\s+/);

/** SELECT with all that stands around it. Locking hints are understood and have no effect: SQLite has no locks to speak of. */
export class QueryParser {
  readonly expressions: ExpressionParser;
  constructor(private readonly tokens: TokenStream) {
    this.expressions = new ExpressionParser(tokens, () => this.query());
  }

  query(): Query {
    return this.tokens.nested(() => {
      const { tokens } = this;
      const line = tokens.line;
      const ctes = tokens.takeWord('WITH') ? tokens.list(() => this.#cte()) : [];
      const body = this.#body();
      const order =
        tokens.takeWord('ORDER') && tokens.expectWord('BY') ? tokens.list(() => this.expressions.orderItem()) : [];
      const { offset, fetch } = order.length > 0 ? this.#page() : { offset: null, fetch: null };
      if (tokens.isWord('FOR')) throw errors.notHere('FOR XML, FOR JSON and FOR BROWSE', tokens.line);
      if (tokens.takeWord('OPTION')) this.#queryHints();
      return { line, ctes, body, order, offset, fetch };
    });
  }

  #cte(): Query['ctes'][number] {
    const { tokens } = this;
    const line = tokens.line;
    const name = tokens.name();
    const columns = tokens.isOperator('(') ? this.#names() : null;
    tokens.expectWord('AS');
    return { name, columns, query: tokens.inParentheses(() => this.query()), line };
  }

  #page(): Pick<Query, 'offset' | 'fetch'> {
    const { tokens } = this;
    if (!tokens.takeWord('OFFSET')) return { offset: null, fetch: null };
    const offset = this.expressions.expression();
    tokens.expectWord('ROW', 'ROWS');
    if (!tokens.takeWord('FETCH')) return { offset, fetch: null };
    tokens.expectWord('NEXT', 'FIRST');
    const fetch = this.expressions.expression();
    tokens.expectWord('ROW', 'ROWS');
    tokens.expectWord('ONLY');
    return { offset, fetch };
  }

  #queryHints(): void {
    this.tokens.inParentheses(() => {
      let depth = 0;
      while (this.tokens.current.kind !== 'end' && !(depth === 0 && this.tokens.isOperator(')'))) {
        if (this.tokens.isOperator('(')) depth++;
        if (this.tokens.isOperator(')')) depth--;
        this.tokens.next();
      }
    });
  }

  #body(): Body {
    const { tokens } = this;
    let left = this.#operand();
    while (tokens.isWord('UNION', 'EXCEPT', 'INTERSECT')) {
      const { text, line } = tokens.next();
      if (text.toUpperCase() !== 'UNION') throw errors.notHere(text.toUpperCase(), line);
      const all = tokens.takeWord('ALL');
      left = { kind: 'union', all, left, right: this.#operand(), line };
    }
    return left;
  }

  #operand(): Body {
    if (this.tokens.isOperator('(')) return this.tokens.inParentheses(() => this.tokens.nested(() => this.#body()));
    return this.select();
  }

  select(): Select {
    const { tokens } = this;
    const line = tokens.line;
    tokens.expectWord('SELECT');
    const distinct = tokens.takeWord('DISTINCT');
    if (!distinct) tokens.takeWord('ALL');
    const top = tokens.takeWord('TOP') ? this.#top() : null;
    const items = tokens.list(() => this.#item());
    if (tokens.isWord('INTO')) throw errors.notHere('SELECT INTO', tokens.line);
    const from = tokens.takeWord('FROM') ? this.source() : null;
    const where = tokens.takeWord('WHERE') ? this.expressions.expression() : null;
    const group =
      tokens.takeWord('GROUP') && tokens.expectWord('BY') ? tokens.list(() => this.expressions.expression()) : [];
    const having = tokens.takeWord('HAVING') ? this.expressions.expression() : null;
    return { kind: 'select', line, distinct, top, items, from, where, group, having };
  }

  #top(): Select['top'] {
    const { tokens } = this;
    const { kind, text, line } = tokens.current;
    const bare = kind === 'number' || kind === 'variable';
    const top = bare
      ? kind === 'number'
        ? ({ kind: 'number', text, line } as const)
        : ({ kind: 'variable', name: text, line } as const)
      : tokens.inParentheses(() => this.expressions.expression());
    if (bare) tokens.next();
    if (tokens.isWord('PERCENT')) throw errors.notHere('TOP … PERCENT', line);
    if (tokens.isWord('WITH') && tokens.isWordAhead(1, 'TIES')) throw errors.notHere('TOP … WITH TIES', line);
    return top;
  }

  #item(): SelectItem {
    const { tokens } = this;
    const line = tokens.line;
    if (tokens.takeOperator('*')) return { kind: 'star', table: null, line };
    const ahead = tokens.peek();
    const ahead2 = tokens.peek(2);
    if (tokens.isName() && ahead.text === '.' && ahead2.kind === 'operator' && ahead2.text === '*') {
      const table = tokens.name();
      tokens.next();
      tokens.next();
      return { kind: 'star', table, line };
    }
    const isEquals = ahead.kind === 'operator' && ahead.text === '=';
    if (tokens.current.kind === 'variable' && isEquals && !tokens.current.text.startsWith('@@')) {
      const variable = tokens.next().text;
      tokens.next();
      return { kind: 'assign', variable, value: this.expressions.expression() };
    }
    if (tokens.isName() && isEquals) {
      const alias = tokens.name();
      tokens.next();
      return { kind: 'value', value: this.expressions.expression(), alias };
    }
    const value = this.expressions.expression();
    return { kind: 'value', value, alias: this.#alias({ mayBeString: true }) };
  }

  #alias({ mayBeString }: { mayBeString: boolean }): string | null {
    const { tokens } = this;
    const said = tokens.takeWord('AS');
    if (mayBeString && (tokens.current.kind === 'string' || tokens.current.kind === 'nstring'))
      return tokens.next().text;
    if (said) return tokens.name();
    if (!tokens.isName() || (!mayBeString && tokens.isWord('OFFSET'))) return null;
    return tokens.name();
  }

  source(): Source {
    const { tokens } = this;
    let left = this.#joined();
    while (tokens.takeOperator(',')) left = { kind: 'join', type: 'CROSS', left, right: this.#joined(), on: null };
    return left;
  }

  #joined(): Source {
    const { tokens } = this;
    let left = this.#single();
    for (;;) {
      const line = tokens.line;
      if (tokens.takeWord('CROSS')) {
        if (tokens.isWord('APPLY')) throw errors.notHere('APPLY', line);
        tokens.expectWord('JOIN');
        left = { kind: 'join', type: 'CROSS', left, right: this.#single(), on: null };
        continue;
      }
      const type = tokens.isWord('LEFT', 'RIGHT', 'FULL')
        ? (tokens.next().text.toUpperCase() as 'LEFT' | 'RIGHT' | 'FULL')
        : tokens.isWord('INNER', 'JOIN')
          ? 'INNER'
          : null;
      if (type === null) return left;
      if (type === 'INNER') tokens.takeWord('INNER');
      else tokens.takeWord('OUTER');
      tokens.takeWord('LOOP', 'HASH', 'MERGE');
      tokens.expectWord('JOIN');
      const right = tokens.nested(() => this.#joined());
      tokens.expectWord('ON');
      left = { kind: 'join', type, left, right, on: this.expressions.expression() };
    }
  }

  #single(): Source {
    const { tokens } = this;
    const line = tokens.line;
    if (tokens.isOperator('(')) {
      tokens.next();
      if (!tokens.isWord('SELECT', 'WITH') && !tokens.isOperator('(')) {
        if (tokens.isWord('VALUES')) throw errors.notHere('VALUES as a table', line);
        const inside = tokens.nested(() => this.#joined());
        tokens.expectOperator(')');
        return inside;
      }
      const query = this.query();
      tokens.expectOperator(')');
      const alias = this.#alias({ mayBeString: false });
      if (alias === null) throw tokens.unexpected();
      return { kind: 'derived', query, alias, columns: tokens.isOperator('(') ? this.#names() : null, line };
    }
    const parts = tokens.dottedName();
    const before = this.#hintsWithoutWith();
    const alias = this.#alias({ mayBeString: false });
    if (!before) this.#hintsWithoutWith();
    if (tokens.isWord('WITH') && tokens.peek().text === '(') {
      tokens.next();
      this.#hints();
    }
    return { kind: 'table', parts, alias, line };
  }

  #hintsWithoutWith(): boolean {
    const { tokens } = this;
    const here = tokens.isOperator('(') && tokens.isWordAhead(1, ...HINTS);
    if (here) this.#hints();
    return here;
  }

  #hints(): void {
    const { tokens } = this;
    tokens.inParentheses(() => {
      while (!tokens.isOperator(')')) {
        const { text, line, kind } = tokens.current;
        if (kind !== 'word') throw tokens.unexpected();
        if (tokens.takeWord('INDEX')) {
          if (!tokens.takeOperator('=')) tokens.expectOperator('(');
          while (!tokens.isOperator(')') && tokens.current.kind !== 'end') tokens.next();
          tokens.takeOperator(')');
        } else if (HINTS.includes(text.toUpperCase())) tokens.next();
        else throw errors.syntax(text, line);
        tokens.takeOperator(',');
      }
    });
  }

  #names(): string[] {
    return this.tokens.inParentheses(() => this.tokens.list(() => this.tokens.name()));
  }
}
