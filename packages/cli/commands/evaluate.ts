import { type Evaluation, evaluate, readScenario } from '@tamwil/scenario';
import type { Command } from '../command.ts';

/** `POST /v1/evaluations`. */
export const evaluateCommand: Command<Evaluation> = {
  name: 'evaluate',
  summary: 'what every component and output of a scenario gets, and why',
  takes: 'a scenario document; schema, name, plan and funding are enough',
  run(document) {
    const scenario = readScenario(document);
    return scenario.ok ? evaluate(scenario.value) : scenario;
  },
  table: ({ currency, asOf, basis, totals, targets }) => ({
    heading: ['target', 'cost', 'award', 'gap', 'coverage', 'status'],
    rows: [
      // A placeholder split is nobody's figure: only the share financed is shown.
      ...targets.map(({ target, cost, award, gap, coverage, status, placeholder }) =>
        placeholder ? [target, '-', '-', '-', coverage, status] : [target, cost, award, gap, coverage, status],
      ),
      ['total', totals.cost, totals.award, totals.gap, totals.coverage, ''],
    ],
    notes: [
      `${currency}, direct cost, indicative; basis: ${basis}${asOf === null ? '' : `; as at ${asOf}`}.`,
      ...(targets.some(({ placeholder }) => placeholder)
        ? ['The document gives no cost per output; enter one to see amounts.']
        : []),
    ],
  }),
};
