/** The shapes of an API document as the text of a TypeScript module. */
export function apiTypes(document: object): string;
