import type { ColumnDefinition, Node, Source, Statement } from './ast.js';
import { errors } from './errors.js';
import { parseType } from './parse-type.js';
import { QueryParser } from './query-parser.js';
import { TokenStream } from './token-stream.js';
import { tokenize } from './tokenizer.js';

/** @throws SqlError when the batch is not of the language; nothing of it has run then. */
export function parseBatch(sql: string): Statement[] {
  return new StatementParser(new TokenStream(tokenize(sql))).batch();
}

const BEGINNINGS =
  `SELECT WITH INSERT UPDATE DELETE CREATE DROP TRUNCATE DECLARE SET PRINT IF BEGIN COMMIT ROLLBACK EXEC EXECUTE USE`.split(
    ' ',
  );

class StatementParser {
  readonly #queries: QueryParser;
  constructor(private readonly tokens: TokenStream) {
    this.#queries = new QueryParser(tokens);
  }

  batch(): Statement[] {
    const statements: Statement[] = [];
    while (this.tokens.takeOperator(';'));
    // A call without EXEC is allowed as the first statement of a batch.
    if (this.tokens.isName() && this.tokens.current.kind === 'word') return [this.#execute()];
    while (this.tokens.current.kind !== 'end') {
      statements.push(this.#statement());
      while (this.tokens.takeOperator(';'));
    }
    return statements;
  }

  #statement(): Statement {
    return this.tokens.nested(() => this.#one());
  }

  #one(): Statement {
    const { tokens } = this;
    const line = tokens.line;
    if (tokens.isOperator('(')) return { kind: 'select', query: this.#queries.query(), line };
    if (!tokens.isWord(...BEGINNINGS)) throw this.#notAStatement();
    switch (tokens.current.text.toUpperCase()) {
      case 'SELECT':
        return { kind: 'select', query: this.#queries.query(), line };
      case 'WITH':
        return { kind: 'select', query: this.#queries.query(), line };
      case 'INSERT':
        return this.#insert(line);
      case 'UPDATE':
        return this.#update(line);
      case 'DELETE':
        return this.#delete(line);
      case 'CREATE':
        return this.#create(line);
      case 'DROP':
        tokens.next();
        tokens.expectWord('TABLE');
        return { kind: 'dropTable', table: tokens.dottedName(), line };
      case 'TRUNCATE': {
        tokens.next();
        tokens.expectWord('TABLE');
        return { kind: 'delete', target: tokens.dottedName(), from: null, where: null, line };
      }
      case 'DECLARE':
        return this.#declare(line);
      case 'SET':
        return this.#set(line);
      case 'PRINT':
        tokens.next();
        return { kind: 'print', value: this.#expression(), line };
      case 'IF':
        return this.#if(line);
      case 'BEGIN':
        return this.#begin(line);
      case 'COMMIT':
      case 'ROLLBACK': {
        const action = tokens.next().text.toLowerCase() as 'commit' | 'rollback';
        if (tokens.takeWord('TRAN', 'TRANSACTION') && tokens.isName()) tokens.next();
        else tokens.takeWord('WORK');
        return { kind: 'transaction', action, line };
      }
      case 'USE':
        tokens.next();
        return { kind: 'use', database: tokens.name(), line };
      default:
        tokens.next();
        return this.#execute();
    }
  }

  #notAStatement(): Error {
    const { text, line, kind } = this.tokens.current;
    const known = [
      'MERGE',
      'ALTER',
      'WHILE',
      'WAITFOR',
      'RETURN',
      'RAISERROR',
      'THROW',
      'GRANT',
      'DENY',
      'BULK',
      'KILL',
      'BACKUP',
    ];
    if (kind === 'word' && known.includes(text.toUpperCase())) return errors.notHere(text.toUpperCase(), line);
    return this.tokens.unexpected();
  }

  #expression(): Node {
    return this.#queries.expressions.expression();
  }

  #execute(): Statement {
    const { tokens } = this;
    const line = tokens.line;
    if (tokens.isOperator('(')) throw errors.notHere('EXEC of a string', line);
    if (tokens.current.kind === 'variable') {
      tokens.next();
      tokens.expectOperator('=');
    }
    const name = tokens.dottedName().join('.');
    while (tokens.current.kind !== 'end' && !tokens.isOperator(';') && !tokens.isWord(...BEGINNINGS)) {
      // What follows a bare name must be arguments; else it was no call but a mistake.
      if (
        !['string', 'nstring', 'number', 'variable', 'binary'].includes(tokens.current.kind) &&
        !tokens.isOperator(',', '=', '-') &&
        !tokens.isWord('NULL', 'DEFAULT', 'OUTPUT', 'OUT') &&
        !tokens.isName()
      )
        throw tokens.unexpected();
      tokens.next();
    }
    return { kind: 'execute', name, line };
  }

  #insert(line: number): Statement {
    const { tokens } = this;
    tokens.next();
    tokens.takeWord('INTO');
    const table = tokens.dottedName();
    const columns = tokens.isOperator('(') ? this.#names() : null;
    if (tokens.isWord('DEFAULT')) throw errors.notHere('DEFAULT VALUES', line);
    if (tokens.isWord('OUTPUT')) throw errors.notHere('OUTPUT', line);
    if (tokens.takeWord('VALUES')) {
      const row = () =>
        tokens.inParentheses(() => tokens.list(() => (tokens.takeWord('DEFAULT') ? null : this.#expression())));
      return { kind: 'insert', table, columns, rows: tokens.list(row), query: null, line };
    }
    return { kind: 'insert', table, columns, rows: null, query: this.#queries.query(), line };
  }

  #update(line: number): Statement {
    const { tokens } = this;
    tokens.next();
    if (tokens.isWord('TOP')) throw errors.notHere('UPDATE TOP', line);
    const target = tokens.dottedName();
    tokens.expectWord('SET');
    const set = tokens.list(() => {
      const parts = tokens.dottedName();
      const column = parts.at(-1) ?? '';
      const own: Node = { kind: 'column', parts, line: tokens.line };
      const sign = tokens.takeOperator('+=') ? '+' : tokens.takeOperator('-=') ? '-' : null;
      if (sign)
        return {
          column,
          value: { kind: 'arithmetic' as const, operator: sign, left: own, right: this.#expression(), line },
        };
      tokens.expectOperator('=');
      return { column, value: this.#expression() };
    });
    const from = tokens.takeWord('FROM') ? this.#queries.source() : null;
    return { kind: 'update', target, set, from, where: this.#where(), line };
  }

  #delete(line: number): Statement {
    const { tokens } = this;
    tokens.next();
    if (tokens.isWord('TOP')) throw errors.notHere('DELETE TOP', line);
    tokens.takeWord('FROM');
    const target = tokens.dottedName();
    const from: Source | null = tokens.takeWord('FROM') ? this.#queries.source() : null;
    return { kind: 'delete', target, from, where: this.#where(), line };
  }

  #where(): Node | null {
    return this.tokens.takeWord('WHERE') ? this.#expression() : null;
  }

  #create(line: number): Statement {
    const { tokens } = this;
    tokens.next();
    if (tokens.isWord('UNIQUE', 'INDEX', 'CLUSTERED', 'NONCLUSTERED')) {
      const unique = tokens.takeWord('UNIQUE');
      tokens.takeWord('CLUSTERED', 'NONCLUSTERED');
      tokens.expectWord('INDEX');
      const name = tokens.name();
      tokens.expectWord('ON');
      return { kind: 'createIndex', name, table: tokens.dottedName(), columns: this.#keyColumns(), unique, line };
    }
    if (!tokens.takeWord('TABLE')) throw errors.notHere(`CREATE ${tokens.current.text.toUpperCase()}`, line);
    const table = tokens.dottedName();
    const columns: ColumnDefinition[] = [];
    const uniques: string[][] = [];
    let primaryKey: string[] | null = null;
    tokens.inParentheses(() =>
      tokens.list(() => {
        if (tokens.takeWord('CONSTRAINT')) tokens.name();
        if (tokens.takeWord('PRIMARY')) {
          tokens.expectWord('KEY');
          tokens.takeWord('CLUSTERED', 'NONCLUSTERED');
          primaryKey = this.#keyColumns();
        } else if (tokens.takeWord('UNIQUE')) {
          tokens.takeWord('CLUSTERED', 'NONCLUSTERED');
          uniques.push(this.#keyColumns());
        } else {
          const { column, key } = this.#column();
          columns.push(column);
          if (key === 'primary') primaryKey = [column.name];
          if (key === 'unique') uniques.push([column.name]);
        }
      }),
    );
    return { kind: 'createTable', table, columns, primaryKey, uniques, line };
  }

  #column(): { column: ColumnDefinition; key: 'primary' | 'unique' | null } {
    const { tokens } = this;
    const column: ColumnDefinition = {
      name: tokens.name(),
      type: parseType(tokens, { inCast: false }),
      nullable: true,
      identity: false,
      fallback: null,
    };
    let key: 'primary' | 'unique' | null = null;
    for (;;) {
      if (tokens.takeWord('CONSTRAINT')) tokens.name();
      if (tokens.takeWord('NOT')) {
        tokens.expectWord('NULL');
        column.nullable = false;
      } else if (tokens.takeWord('NULL')) column.nullable = true;
      else if (tokens.takeWord('IDENTITY')) {
        column.identity = true;
        column.nullable = false;
        if (tokens.isOperator('(')) tokens.inParentheses(() => tokens.list(() => this.#expression()));
      } else if (tokens.takeWord('PRIMARY')) {
        tokens.expectWord('KEY');
        tokens.takeWord('CLUSTERED', 'NONCLUSTERED');
        column.nullable = false;
        key = 'primary';
      } else if (tokens.takeWord('UNIQUE')) key = 'unique';
      else if (tokens.takeWord('DEFAULT')) column.fallback = this.#expression();
      else return { column, key };
    }
  }

  #keyColumns(): string[] {
    const { tokens } = this;
    return tokens.inParentheses(() =>
      tokens.list(() => {
        const name = tokens.name();
        tokens.takeWord('ASC', 'DESC');
        return name;
      }),
    );
  }

  #names(): string[] {
    return this.tokens.inParentheses(() => this.tokens.list(() => this.tokens.name()));
  }

  #declare(line: number): Statement {
    const { tokens } = this;
    tokens.next();
    const variables = tokens.list(() => {
      const name = this.#variable();
      tokens.takeWord('AS');
      if (tokens.isWord('TABLE')) throw errors.notHere('table variables', line);
      const type = parseType(tokens, { inCast: false });
      return { name, type, value: tokens.takeOperator('=') ? this.#expression() : null };
    });
    return { kind: 'declare', variables, line };
  }

  #variable(): string {
    const { kind, text } = this.tokens.current;
    if (kind !== 'variable' || text.startsWith('@@')) throw this.tokens.unexpected();
    return this.tokens.next().text;
  }

  #set(line: number): Statement {
    const { tokens } = this;
    tokens.next();
    if (tokens.current.kind === 'variable') {
      const name = this.#variable();
      tokens.expectOperator('=');
      return { kind: 'assign', name, value: this.#expression(), line };
    }
    // Options: names (several with commas), then ON, OFF, or a value of one or more words.
    const words: string[] = [];
    while (
      tokens.current.kind !== 'end' &&
      !tokens.isOperator(';') &&
      !(words.length > 1 && tokens.isWord(...BEGINNINGS))
    ) {
      const { kind, text } = tokens.current;
      if (
        !['word', 'number', 'variable', 'string', 'nstring', 'quoted'].includes(kind) &&
        !tokens.isOperator(',', '-', '.')
      )
        break;
      words.push(kind === 'word' ? text.toUpperCase() : text);
      tokens.next();
    }
    if (words.length < 2) throw tokens.unexpected();
    return { kind: 'option', words, line };
  }

  #if(line: number): Statement {
    const { tokens } = this;
    tokens.next();
    const condition = this.#expression();
    const then = this.#statement();
    while (tokens.isOperator(';') && tokens.isWordAhead(1, 'ELSE')) tokens.next();
    const otherwise = tokens.takeWord('ELSE') ? this.#statement() : null;
    return { kind: 'if', condition, then, otherwise, line };
  }

  #begin(line: number): Statement {
    const { tokens } = this;
    tokens.next();
    if (tokens.takeWord('TRAN', 'TRANSACTION')) {
      if (tokens.isName()) tokens.next();
      return { kind: 'transaction', action: 'begin', line };
    }
    if (tokens.isWord('TRY', 'CATCH')) throw errors.notHere('TRY … CATCH', line);
    const statements: Statement[] = [];
    while (tokens.takeOperator(';'));
    while (!tokens.isWord('END')) {
      if (tokens.current.kind === 'end') throw tokens.unexpected();
      statements.push(this.#statement());
      while (tokens.takeOperator(';'));
    }
    tokens.next();
    if (statements.length === 0) throw errors.keyword('END', line);
    return { kind: 'block', statements, line };
  }
}
