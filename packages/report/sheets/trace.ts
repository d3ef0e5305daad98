import { type Table, tableOf } from '../table.ts';
import { type Exported, placeholderUnits } from './exported.ts';

interface Line {
  readonly stage: string;
  readonly event: 'stage' | 'level' | 'given' | 'bottleneck' | 'released';
  readonly targets: readonly string[];
  readonly sources?: readonly string[];
  readonly amount?: string | null;
  /** A fraction, as text: Excel would round it. */
  readonly level?: string | null;
  readonly note?: string | null;
}

/** How the money was shared, step by step: what a step had and used, the level it reached, what it gave to whom. */
export function traceTable(exported: Exported): Table {
  const { evaluation } = exported;
  const hidden = placeholderUnits(exported);
  const units = new Map(evaluation.targets.map(({ target, unit }) => [target, unit]));
  const isHidden = (target: string): boolean => hidden.has(units.get(target) ?? target);
  const lines = evaluation.stages.flatMap((stage): Line[] => [
    {
      stage: stage.id,
      event: 'stage',
      targets: [],
      amount: stage.used,
      note: `${stage.distributes}; available ${stage.available}; demand ${stage.demand}${stage.skipped === null ? '' : `; skipped: ${stage.skipped}`}`,
    },
    ...stage.levels.map(({ level, targets }): Line => ({ stage: stage.id, event: 'level', targets, level })),
    ...stage.given.map(
      ({ target, amount }): Line => ({
        stage: stage.id,
        event: 'given',
        targets: [target],
        amount: isHidden(target) ? null : amount,
      }),
    ),
  ]);
  const bottlenecks = evaluation.bottlenecks.map(
    ({ stage, level, targets, sources, limit }): Line => ({
      stage,
      event: 'bottleneck',
      targets,
      sources,
      level,
      note: limit ? 'limit of the step' : null,
    }),
  );
  return tableOf<Line>(
    [...lines, ...bottlenecks],
    [
      ['stage', 'code', ({ stage }) => stage],
      ['event', 'code', ({ event }) => event],
      ['targets', 'code', ({ targets }) => targets.join(' ')],
      ['sources', 'code', ({ sources = [] }) => sources.join(' ')],
      ['amount', 'number', ({ amount = null }) => amount],
      ['level', 'code', ({ level = null }) => level],
      ['note', 'code', ({ note = null }) => note],
    ],
  );
}
