/** Letters of 1Cv7.MD for types: number, text, day, reference, document, enumeration, … */
export interface MetadataAttribute {
  readonly id: number;
  readonly name: string;
  readonly type: string;
  /** Number of the reference, document or enumeration that values belong to; null: any. */
  readonly of: number | null;
}
export interface MetadataObject {
  readonly id: number;
  readonly name: string;
  readonly attributes: readonly MetadataAttribute[];
}
/** What 1Cv7.MD tells and the dictionary does not: whole names, values of enumerations, constants, periodic attributes, types. */
export interface Metadata {
  readonly hash: string;
  readonly references: readonly MetadataObject[];
  readonly documents: readonly MetadataObject[];
  readonly lines: readonly MetadataObject[];
  readonly registers: readonly MetadataObject[];
  readonly enumerations: readonly MetadataObject[];
  readonly constants: readonly MetadataAttribute[];
  readonly common: readonly MetadataAttribute[];
}
