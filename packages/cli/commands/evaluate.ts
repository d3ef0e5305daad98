import { type Evaluation, evaluate, readScenario, type TargetResult } from '@tamwil/scenario';
import type { Command, Table } from '../command.ts';

/** `POST /v1/evaluations`. */
export const evaluateCommand: Command<Evaluation> = {
  name: 'evaluate',
  summary: 'what every component and output of a scenario gets, and why',
  takes: 'a scenario document; schema, name, plan and funding are enough',
  run(document) {
    const scenario = readScenario(document);
    return scenario.ok ? evaluate(scenario.value) : scenario;
  },
  table: evaluationTable,
};

/** Each component with its amounts, below it its outputs with what they get and why. */
export function evaluationTable({ currency, asOf, basis, totals, targets, components }: Evaluation): Table {
  const byOutput = targets.some(({ unit, component }) => unit !== component);
  return {
    heading: ['target', 'cost', 'award', 'gap', 'coverage', 'status', 'reasons'],
    rows: [
      ...components.flatMap(({ id, cost, award, gap, coverage }) => [
        ...(byOutput ? [[id, cost, award, gap, coverage, '', '']] : []),
        ...targets.filter(({ component }) => component === id).map(lineOf),
      ]),
      ['total', totals.cost, totals.award, totals.gap, totals.coverage, '', ''],
    ],
    notes: [
      `${currency}, direct cost, indicative; basis: ${basis}${asOf === null ? '' : `; as at ${asOf}`}.`,
      ...(targets.some(({ placeholder }) => placeholder)
        ? ['The document gives no cost per output; enter one to see amounts.']
        : []),
    ],
  };
}

function lineOf({ target, cost, award, gap, coverage, status, reasons, placeholder }: TargetResult): string[] {
  const why = reasons.map(({ code }) => code).join(', ');
  // A placeholder split is nobody's figure: only the share financed is shown.
  return [target, ...(placeholder ? ['-', '-', '-'] : [cost, award, gap]), coverage, status, why];
}
