/**
 * How far a deal came; each one implies those before it. `paid` and `shipped` are said of all counted invoices of the deal together:
 * goods that left before the money came do not make a deal `shipped`, they are told apart.
 */
export const stages = ['created', 'in-work', 'answered', 'invoiced', 'partly', 'paid', 'shipped'] as const;
export type Stage = (typeof stages)[number];
export const stageNumber = (stage: Stage): number => stages.indexOf(stage);

/** `won`: all is paid, or a person closed it so; `lost`: a person closed it so and it is not paid. */
export const outcomes = ['open', 'won', 'lost'] as const;
export type Outcome = (typeof outcomes)[number];

/** What deals can be laid side by side by; `reason` is why a lost one was lost. */
export const dimensions = ['week', 'channel', 'manager', 'branch', 'source', 'reason'] as const;
export type Dimension = (typeof dimensions)[number];
