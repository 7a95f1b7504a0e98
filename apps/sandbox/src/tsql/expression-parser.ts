import type { Node, OrderItem, Query } from './ast.js';
import { errors } from './errors.js';
import { parseType } from './parse-type.js';
import type { TokenStream } from './token-stream.js';

const COMPARISONS = ['=', '<>', '!=', '<', '>', '<=', '>=', '!<', '!>'];
const SAME: Record<string, string> = { '!=': '<>', '!<': '>=', '!>': '<=' };
/** Functions that are called without parentheses. */
const BARE = ['CURRENT_TIMESTAMP', 'SYSTEM_USER', 'CURRENT_USER', 'USER', 'SESSION_USER'];
const CALLABLE_RESERVED = ['LEFT', 'RIGHT', 'COALESCE', 'NULLIF'];

/** OR < AND < NOT < comparison < + - & | ^ < * / % < sign. */
export class ExpressionParser {
  constructor(
    private readonly tokens: TokenStream,
    private readonly query: () => Query,
  ) {}

  expression(): Node {
    return this.tokens.nested(() => {
      let left = this.#and();
      while (this.tokens.isWord('OR')) {
        const { line } = this.tokens.next();
        left = { kind: 'logic', operator: 'OR', left, right: this.#and(), line };
      }
      return left;
    });
  }

  orderItem(): OrderItem {
    const value = this.expression();
    const descending = this.tokens.takeWord('DESC');
    if (!descending) this.tokens.takeWord('ASC');
    return { value, descending };
  }

  #and(): Node {
    let left = this.#not();
    while (this.tokens.isWord('AND')) {
      const { line } = this.tokens.next();
      left = { kind: 'logic', operator: 'AND', left, right: this.#not(), line };
    }
    return left;
  }

  #not(): Node {
    if (!this.tokens.isWord('NOT')) return this.#comparison();
    const { line } = this.tokens.next();
    return this.tokens.nested(() => ({ kind: 'not', value: this.#not(), line }));
  }

  #comparison(): Node {
    const { tokens } = this;
    const left = this.#sum();
    const line = tokens.line;
    if (tokens.isOperator(...COMPARISONS)) {
      const operator = tokens.next().text;
      if (tokens.isWord('ALL', 'ANY', 'SOME')) throw errors.notHere('ALL, ANY and SOME', line);
      return { kind: 'compare', operator: SAME[operator] ?? operator, left, right: this.#sum(), line };
    }
    if (tokens.takeWord('IS')) {
      const negative = tokens.takeWord('NOT');
      tokens.expectWord('NULL');
      return { kind: 'isNull', value: left, negative, line };
    }
    const negative = tokens.isWord('NOT') && tokens.isWordAhead(1, 'IN', 'BETWEEN', 'LIKE') && tokens.takeWord('NOT');
    if (tokens.takeWord('IN')) {
      const list = tokens.inParentheses(() =>
        tokens.isWord('SELECT', 'WITH') ? this.query() : tokens.list(() => this.expression()),
      );
      return { kind: 'in', value: left, list, negative, line };
    }
    if (tokens.takeWord('BETWEEN')) {
      const low = this.#sum();
      tokens.expectWord('AND');
      return { kind: 'between', value: left, low, high: this.#sum(), negative, line };
    }
    if (tokens.takeWord('LIKE')) {
      const pattern = this.#sum();
      const escape = tokens.takeWord('ESCAPE') ? this.#sum() : null;
      return { kind: 'like', value: left, pattern, escape, negative, line };
    }
    return left;
  }

  #sum(): Node {
    let left = this.#product();
    while (this.tokens.isOperator('+', '-', '&', '|', '^')) {
      const { text: operator, line } = this.tokens.next();
      left = { kind: 'arithmetic', operator, left, right: this.#product(), line };
    }
    return left;
  }

  #product(): Node {
    let left = this.#sign();
    while (this.tokens.isOperator('*', '/', '%')) {
      const { text: operator, line } = this.tokens.next();
      left = { kind: 'arithmetic', operator, left, right: this.#sign(), line };
    }
    return left;
  }

  #sign(): Node {
    const line = this.tokens.line;
    const sign = (kind: 'negative' | 'complement'): Node =>
      this.tokens.nested(() => ({ kind, value: this.#sign(), line }));
    if (this.tokens.takeOperator('-')) return sign('negative');
    if (this.tokens.takeOperator('~')) return sign('complement');
    if (this.tokens.takeOperator('+')) return this.tokens.nested(() => this.#sign());
    return this.#collated(this.#primary());
  }

  #collated(value: Node): Node {
    if (!this.tokens.isWord('COLLATE')) return value;
    throw errors.notHere('COLLATE', this.tokens.line);
  }

  #primary(): Node {
    const { tokens } = this;
    const { kind, text, line } = tokens.current;
    if (kind === 'string' || kind === 'nstring') {
      tokens.next();
      return { kind: 'string', text, unicode: kind === 'nstring', line };
    }
    if (kind === 'number' || kind === 'binary') {
      tokens.next();
      return { kind, text, line };
    }
    if (kind === 'variable') {
      tokens.next();
      return { kind: 'variable', name: text, line };
    }
    if (tokens.isOperator('(')) {
      return tokens.inParentheses<Node>(() =>
        tokens.isWord('SELECT', 'WITH') ? { kind: 'subquery', query: this.query(), line } : this.expression(),
      );
    }
    if (kind === 'word') {
      const word = text.toUpperCase();
      if (word === 'NULL') {
        tokens.next();
        return { kind: 'null', line };
      }
      if (word === 'CASE') return this.#case();
      if (word === 'EXISTS') {
        tokens.next();
        return { kind: 'exists', query: tokens.inParentheses(this.query), line };
      }
      if (['CAST', 'TRY_CAST', 'CONVERT', 'TRY_CONVERT'].includes(word)) return this.#cast(word);
      if (BARE.includes(word)) {
        tokens.next();
        if (tokens.isOperator('(')) tokens.inParentheses(() => undefined);
        return { kind: 'call', name: word, args: [], distinct: false, star: false, over: null, line };
      }
      const next = tokens.peek();
      if (next.kind === 'operator' && next.text === '(' && (tokens.isName() || CALLABLE_RESERVED.includes(word)))
        return this.#call();
    }
    return { kind: 'column', parts: tokens.dottedName(), line };
  }

  #case(): Node {
    const { tokens } = this;
    const line = tokens.next().line;
    const subject = tokens.isWord('WHEN') ? null : this.expression();
    const branches: { when: Node; then: Node }[] = [];
    while (tokens.takeWord('WHEN')) {
      const when = this.expression();
      tokens.expectWord('THEN');
      branches.push({ when, then: this.expression() });
    }
    if (branches.length === 0) throw tokens.unexpected();
    const otherwise = tokens.takeWord('ELSE') ? this.expression() : null;
    tokens.expectWord('END');
    return { kind: 'case', subject, branches, otherwise, line };
  }

  #cast(word: string): Node {
    const { tokens } = this;
    const line = tokens.next().line;
    const lenient = word.startsWith('TRY_');
    return tokens.inParentheses<Node>(() => {
      if (word.endsWith('CAST')) {
        const value = this.expression();
        tokens.expectWord('AS');
        return { kind: 'cast', value, to: parseType(tokens, { inCast: true }), style: null, lenient, line };
      }
      const to = parseType(tokens, { inCast: true });
      tokens.expectOperator(',');
      const value = this.expression();
      return { kind: 'cast', value, to, style: tokens.takeOperator(',') ? this.expression() : null, lenient, line };
    });
  }

  #call(): Node {
    const { tokens } = this;
    const { text, line } = tokens.next();
    let distinct = false;
    let star = false;
    const args = tokens.inParentheses(() => {
      if (tokens.isOperator(')')) return [];
      if (tokens.takeOperator('*')) {
        star = true;
        return [];
      }
      distinct = tokens.takeWord('DISTINCT');
      if (!distinct) tokens.takeWord('ALL');
      return tokens.list(() => this.expression());
    });
    const over = tokens.takeWord('OVER')
      ? tokens.inParentheses(() => {
          const partition =
            tokens.takeWord('PARTITION') && tokens.expectWord('BY') ? tokens.list(() => this.expression()) : [];
          const order = tokens.takeWord('ORDER') && tokens.expectWord('BY') ? tokens.list(() => this.orderItem()) : [];
          if (tokens.isWord('ROWS', 'RANGE')) throw errors.notHere('ROWS and RANGE of a window', tokens.line);
          return { partition, order };
        })
      : null;
    return { kind: 'call', name: text.toUpperCase(), args, distinct, star, over, line };
  }
}
