/** What differs between the versions of the protocol, so that nothing else has to compare versions. */
export interface TdsVersion {
  readonly name: '7.1' | '7.2' | '7.3' | '7.4';
  /** As LOGIN7 and LOGINACK carry it. */
  readonly code: number;
  /** ALL_HEADERS before requests, (max) types, counts and line numbers of the wide form. */
  readonly wide: boolean;
  /** Rows with nulls in the packed form. */
  readonly packedNulls: boolean;
}

const V7_1: TdsVersion = {
  name: '7.1',
  code: 0x71000001,
  wide: false,
  packedNulls: false,
};
const V7_2: TdsVersion = { name: '7.2', code: 0x72090002, wide: true, packedNulls: false };
const V7_3A: TdsVersion = { name: '7.3', code: 0x730a0003, wide: true, packedNulls: false };
const V7_3B: TdsVersion = { name: '7.3', code: 0x730b0003, wide: true, packedNulls: true };
const V7_4: TdsVersion = { name: '7.4', code: 0x74000004, wide: true, packedNulls: true };

const NEWEST_FIRST = [V7_4, V7_3B, V7_3A, V7_2, V7_1];
export const NEWEST = V7_4;
export const OLDEST = V7_1;

/** The newest version that both sides speak; null for a client older than 7.1. */
export function agreeOnVersion(asked: number): TdsVersion | null {
  if (asked >>> 24 < OLDEST.code >>> 24) return null;
  return NEWEST_FIRST.find(({ code }) => code <= asked) ?? OLDEST;
}
