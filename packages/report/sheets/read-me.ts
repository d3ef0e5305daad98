import { type Table, tableOf } from '../table.ts';
import type { Exported } from './exported.ts';

/** What the file is: read before anything in it is quoted. */
export function readMeTable({ scenario, evaluation, saved }: Exported): Table {
  const { plan } = scenario;
  const { totals } = evaluation;
  const isPlaceholder = evaluation.targets.some(({ placeholder }) => placeholder);
  const lines: (readonly [string, string | null])[] = [
    ['scenario', scenario.name],
    ['scenario_id', saved?.id ?? null],
    ['version', saved === null ? 'not saved' : String(saved.version)],
    ['state', saved?.state ?? null],
    ['plan', plan.title.en],
    ['document', plan.document.document],
    ['currency', evaluation.currency],
    ['as_at', evaluation.asOf],
    ['grain', evaluation.grain],
    ['basis', evaluation.basis],
    ['cost_indicative', totals.cost],
    ['award', totals.award],
    ['gap', totals.gap],
    ['coverage', totals.coverage],
    ['engine', evaluation.engine],
    ['input_digest', evaluation.inputDigest],
    ['result_digest', evaluation.resultDigest],
    ['event_hash', saved?.eventHash ?? null],
    [
      'note',
      'Indicative costing: best estimates of the Office (paragraph 26). Every split by output, year or source is a user assumption; the sheet Assumptions lists them.',
    ],
    ['note', 'Amounts are direct cost, before programme support costs. Pledged and identified money is in no award.'],
    [
      'note',
      saved?.clearedOn
        ? `Working scenario cleared within the Office on ${saved.clearedOn}. Not a decision of the Governing Body and not an official document of the ILO.`
        : 'Working scenario, not cleared. Not a decision of the Governing Body and not an official document of the ILO.',
    ],
    [
      'note',
      "The numbers of the outputs (C1.1 and on) are this product's own; English, French and Spanish names are working translations.",
    ],
    ...(isPlaceholder ? [['note', 'The document gives no cost per output; enter one to see amounts.'] as const] : []),
  ];
  return tableOf(lines, [
    ['key', 'code', ([key]) => key],
    ['value', 'text', ([, value]) => value],
  ]);
}
