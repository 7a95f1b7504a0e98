import type { AssignmentPolicy } from './assignment-policy.js';
import type { AssignmentFacts, Candidate, InquiryFacts } from './facts.js';
import { type SimulationReport, Tally } from './simulation-report.js';
import type { Choice } from './trace.js';

/** A past inquiry as the replay needs it. */
export interface PastInquiry {
  inquiryId: string;
  arrivedAt: Date;
  facts: InquiryFacts;
  /** How long it really lay on somebody's desk, from the assignment to the end. */
  heldForMs: number;
}

/** Who could take something at an instant; loads and last assignments are the simulation's own. */
export type Presence = (at: Date) => readonly Omit<Candidate, 'load' | 'waitingSince'>[];

export interface Simulation {
  policy: AssignmentPolicy;
  inquiries: readonly PastInquiry[];
  presence: Presence;
  from: Date;
  to: Date;
  /** How often the queue is looked at between arrivals, so that an opening is noticed. */
  tickMinutes?: number;
  /** Told of every choice as it is made; for tests and for reports with reasons. */
  onChoice?: (facts: AssignmentFacts, choice: Choice, past: PastInquiry) => void;
}

interface Held {
  until: number;
  employeeId: string;
  weight: number;
}

/**
 * Plays a period once more under a policy: arrivals, ends of work, people who leave and come. Deterministic and without I/O.
 * An inquiry's work takes as long as it took then, whoever has it: the replay compares distributions, not people's speed.
 */
export function simulate(s: Simulation): SimulationReport {
  const arrivals = [...s.inquiries].sort((a, b) => a.arrivedAt.getTime() - b.arrivedAt.getTime());
  const loads = new Map<string, number>();
  const lastGiven = new Map<string, Date>();
  const tally = new Tally(s.from);
  let held: Held[] = [];
  let waiting: PastInquiry[] = [];

  const settle = (now: number): void => {
    const ended = held.filter((h) => h.until <= now).sort((a, b) => a.until - b.until);
    for (const h of ended) {
      loads.set(h.employeeId, Math.max(0, Math.round(((loads.get(h.employeeId) ?? 0) - h.weight) * 1000) / 1000));
      tally.load(h.employeeId, loads.get(h.employeeId) ?? 0, h.until);
    }
    if (ended.length) held = held.filter((h) => h.until > now);
  };

  const giveOut = (at: Date): void => {
    if (waiting.length === 0) return;
    const people = s.presence(at);
    const candidates = (): Candidate[] =>
      people.map((p) => ({
        ...p,
        load: loads.get(p.employeeId) ?? 0,
        waitingSince: lastGiven.get(p.employeeId) ?? null,
      }));
    const smallest = Math.min(...waiting.map((w) => w.facts.weight));
    const left: PastInquiry[] = [];
    for (const [i, past] of waiting.entries()) {
      const facts = { at, inquiry: past.facts, candidates: candidates() };
      if (!s.policy.anybodyCouldTake(facts, smallest)) {
        left.push(...waiting.slice(i));
        break;
      }
      const choice = s.policy.choose(facts);
      s.onChoice?.(facts, choice, past);
      if (choice.employeeId === null) {
        left.push(past);
        continue;
      }
      const load = Math.round(((loads.get(choice.employeeId) ?? 0) + past.facts.weight) * 1000) / 1000;
      loads.set(choice.employeeId, load);
      lastGiven.set(choice.employeeId, at);
      held.push({ until: at.getTime() + past.heldForMs, employeeId: choice.employeeId, weight: past.facts.weight });
      tally.load(choice.employeeId, load, at.getTime());
      tally.given(choice.employeeId, at.getTime() - past.arrivedAt.getTime());
    }
    waiting = left;
  };

  const tick = (s.tickMinutes ?? 15) * 60_000;
  let next = 0;
  for (let now = s.from.getTime(); now <= s.to.getTime();) {
    settle(now);
    while (arrivals[next] && arrivals[next]!.arrivedAt.getTime() <= now) waiting.push(arrivals[next++]!);
    giveOut(new Date(now));
    const nextTick = (Math.floor(now / tick) + 1) * tick;
    now = Math.min(nextTick, arrivals[next]?.arrivedAt.getTime() ?? Infinity, ...held.map((h) => h.until));
  }
  return tally.report({ to: s.to, stillWaiting: waiting.length });
}
