import type { SqlParameter } from '../sql-engine.js';
import { SqlError } from '../sql-engine.js';

const DECLARED = /^\s*(@[\p{L}\p{N}_@$#]+)\s/u;

/** '@a int, @b numeric(14, 2) output' declares @a and @b. @throws SqlError */
export function declaredNames(declaration: string): string[] {
  if (declaration.trim() === '') return [];
  return topLevelParts(declaration).map((part) => {
    const name = DECLARED.exec(part)?.[1];
    if (!name)
      throw new SqlError(`Incorrect syntax near '${part.trim().slice(0, 100)}'.`, { number: 102, severity: 15 });
    return name;
  });
}

function topLevelParts(text: string): string[] {
  const parts: string[] = [];
  let [depth, from] = [0, 0];
  for (let i = 0; i < text.length; i++) {
    if (text[i] === '(') depth++;
    else if (text[i] === ')') depth--;
    else if (text[i] === ',' && depth === 0) {
      parts.push(text.slice(from, i));
      from = i + 1;
    }
  }
  return [...parts, text.slice(from)];
}

/** Gives each value its declared name: by the name it came with, else by its place. @throws SqlError */
export function bindToNames(values: SqlParameter[], names: string[], sql: string): SqlParameter[] {
  const known = new Map(names.map((name) => [name.toLowerCase(), name]));
  const bound = values.map((value, i) => {
    if (value.name !== '') {
      const name = known.get(value.name.toLowerCase());
      if (!name) throw new SqlError(`${value.name} is not a parameter for procedure sp_executesql.`, { number: 8145 });
      return { ...value, name };
    }
    const name = names[i];
    if (!name) {
      throw new SqlError('Procedure or function sp_executesql has too many arguments specified.', { number: 8144 });
    }
    return { ...value, name };
  });
  const missing = names.find((name) => !bound.some((value) => value.name === name));
  if (missing) {
    throw new SqlError(
      `The parameterized query '${sql.slice(0, 100)}' expects the parameter '${missing}', which was not supplied.`,
      { number: 8178 },
    );
  }
  return bound;
}
