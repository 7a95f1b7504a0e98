/** One element with what is in it; names as the file writes them. */
export interface XmlNode {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  text: string;
  readonly children: XmlNode[];
}

export const childrenOf = (node: XmlNode | undefined, ...path: string[]): XmlNode[] => {
  let found = node ? [node] : [];
  for (const name of path) found = found.flatMap((n) => n.children.filter((c) => c.name === name));
  return found;
};
/** Trimmed text of the first such element; null: not there, or empty. */
export const textOf = (node: XmlNode | undefined, ...path: string[]): string | null =>
  childrenOf(node, ...path)[0]?.text.trim() || null;
