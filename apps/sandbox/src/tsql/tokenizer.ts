import { errors } from './errors.js';

export interface Token {
  kind: 'word' | 'quoted' | 'string' | 'nstring' | 'number' | 'variable' | 'binary' | 'operator' | 'end';
  /** As written; of strings and quoted names the content. */
  text: string;
  line: number;
}

const SPACE = /[\s\u00a0]/;
const WORD_START = /[\p{L}_#]/u;
const WORD = /[\p{L}\p{N}_@#$]/u;
const OPERATORS = ['<>', '<=', '>=', '!=', '!<', '!>', '+=', '-='];

/** @throws SqlError 102, 105, 113 */
export function tokenize(sql: string): Token[] {
  const tokens: Token[] = [];
  let at = 0;
  let line = 1;
  const add = (kind: Token['kind'], text: string, end: number): void => {
    tokens.push({ kind, text, line });
    for (let i = at; i < end; i++) if (sql[i] === '\n') line++;
    at = end;
  };
  while (at < sql.length) {
    const letter = sql[at] as string;
    if (SPACE.test(letter)) {
      if (letter === '\n') line++;
      at++;
    } else if (letter === '-' && sql[at + 1] === '-') {
      const end = sql.indexOf('\n', at);
      at = end < 0 ? sql.length : end;
    } else if (letter === '/' && sql[at + 1] === '*') {
      const end = endOfComment(sql, at, line);
      for (let i = at; i < end; i++) if (sql[i] === '\n') line++;
      at = end;
    } else if (letter === "'" || ((letter === 'N' || letter === 'n') && sql[at + 1] === "'")) {
      const { content, end } = quoted(sql, letter === "'" ? at : at + 1, "'", line);
      add(letter === "'" ? 'string' : 'nstring', content, end);
    } else if (letter === '[' || letter === '"') {
      const { content, end } = quoted(sql, at, letter === '[' ? ']' : '"', line);
      add('quoted', content, end);
    } else if (/[0-9]/.test(letter) || (letter === '.' && /[0-9]/.test(sql[at + 1] ?? ''))) {
      const rest = sql.slice(at, at + 8000);
      const binary = /^0[xX][0-9a-fA-F]*/.exec(rest);
      const number = binary ?? /^(\d+(\.\d*)?|\.\d+)([eE][+-]?\d+)?/.exec(rest);
      const text = number?.[0] ?? letter;
      add(binary ? 'binary' : 'number', text, at + text.length);
    } else if (letter === '@') {
      let end = at + 1;
      while (end < sql.length && WORD.test(sql[end] as string)) end++;
      add('variable', sql.slice(at, end), end);
    } else if (WORD_START.test(letter)) {
      let end = at + 1;
      while (end < sql.length && WORD.test(sql[end] as string)) end++;
      add('word', sql.slice(at, end), end);
    } else {
      const pair = sql.slice(at, at + 2);
      const operator = OPERATORS.includes(pair) ? pair : letter;
      if (operator.length === 1 && !'+-*/%&|^~=<>(),.;{}'.includes(operator)) throw errors.syntax(operator, line);
      add('operator', operator, at + operator.length);
    }
  }
  tokens.push({ kind: 'end', text: tokens.at(-1)?.text ?? '', line });
  return tokens;
}

/** Comments nest. */
function endOfComment(sql: string, start: number, line: number): number {
  let depth = 0;
  for (let at = start; at < sql.length; at++) {
    const pair = sql.slice(at, at + 2);
    if (pair === '/*') {
      depth++;
      at++;
    } else if (pair === '*/') {
      at++;
      if (--depth === 0) return at + 1;
    }
  }
  throw errors.openComment(line);
}

function quoted(sql: string, open: number, close: string, line: number): { content: string; end: number } {
  let from = open + 1;
  let content = '';
  for (;;) {
    const end = sql.indexOf(close, from);
    if (end < 0) throw errors.openQuote(sql.slice(open + 1, open + 129), line);
    content += sql.slice(from, end);
    if (sql[end + 1] !== close) return { content, end: end + 1 };
    content += close;
    from = end + 2;
  }
}
