import type { Channel } from '../channel.js';
import type { InquiryStatus } from './inquiry-status.js';

/** What can be asked of an inquiry before it may go on. */
export const needs = ['name', 'phone', 'inn', 'invoice', 'payment'] as const;
export type Need = (typeof needs)[number];
/** `invoice`: one is issued for it; `won`: it is closed as won. */
export const guardedMoves = ['invoice', 'won'] as const;
export type GuardedMove = (typeof guardedMoves)[number];

export interface Guard {
  move: GuardedMove;
  needs: readonly Need[];
  /** A person may go on without, and says why. */
  unlessNoted: boolean;
}
/** A kind of sale: its own names for the states of an inquiry, and what it asks for. The states themselves are those of every inquiry. */
export interface Pipeline {
  /** Kept with the inquiry. */
  code: string;
  ru: string;
  en: string;
  /** Requests that come by these channels, or to these groups, begin in it. */
  channels: readonly Channel[];
  groups: readonly string[];
  stages: readonly { status: InquiryStatus; ru: string; en: string }[];
  guards: readonly Guard[];
}

/** The first is for everything that no other one claims; a group says more than a channel. */
export const pipelineFor = (
  pipelines: readonly Pipeline[],
  { channel, group }: { channel: Channel; group: string | null },
): Pipeline | undefined =>
  pipelines.find((p) => group !== null && p.groups.includes(group)) ??
  pipelines.find((p) => p.channels.includes(channel)) ??
  pipelines[0];

/** That of an inquiry; null, or one that is not configured any more, is the first. */
export const pipelineOf = (pipelines: readonly Pipeline[], code: string | null): Pipeline | undefined =>
  pipelines.find((p) => p.code === code) ?? pipelines[0];

/** What is missing for a move, in the order of the configuration. */
export const missingFor = (
  pipeline: Pipeline | undefined,
  move: GuardedMove,
  { has, noted }: { has: ReadonlySet<Need>; noted: boolean },
): Need[] =>
  (pipeline?.guards ?? [])
    .filter((guard) => guard.move === move && !(guard.unlessNoted && noted))
    .flatMap((guard) => guard.needs.filter((need) => !has.has(need)));
