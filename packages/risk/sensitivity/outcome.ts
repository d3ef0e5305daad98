import type { WorkMeter } from '@tamwil/allocation';
import type { Checked } from '@tamwil/fault';
import { formatAmount, formatCoverage } from '@tamwil/money';
import { linesOf, readScenario, runOn, type Scenario } from '@tamwil/scenario';

/** What a varied scenario comes to, on the basis it measures coverage on. */
export interface Outcome {
  readonly cost: string;
  readonly usable: string;
  readonly award: string;
  readonly gap: string;
  readonly coverage: string;
}

/** Or why it cannot be computed: codes of its faults. */
export type OutcomeOrFaults = Outcome | { readonly faults: readonly string[] };

/** Totals of a scenario without its explanation: one run instead of an evaluation. */
export function outcomeOf(scenario: Scenario, within?: WorkMeter): Checked<Outcome> {
  const lines = linesOf(scenario);
  const run = runOn(scenario, lines, scenario.basis === 'in-hand' ? 'in-hand' : 'firm', within);
  if (!run.ok) return run;
  const { claims, funds, allocated } = run.value.allocation;
  const cost = lines.reduce((sum, line) => sum + line.lapsed, claims);
  const text = (amount: bigint): string => formatAmount(amount, scenario.digits);
  const coverage = formatCoverage(allocated, cost);
  return {
    ok: true,
    value: { cost: text(cost), usable: text(funds), award: text(allocated), gap: text(claims - allocated), coverage },
  };
}

/** The outcome of a document that may have become faulty by being varied: then a row says so, the answer goes on. */
export function outcomeOfDocument(document: unknown, within?: WorkMeter): OutcomeOrFaults {
  const read = readScenario(document);
  const outcome = read.ok ? outcomeOf(read.value, within) : read;
  return outcome.ok ? outcome.value : { faults: [...new Set(outcome.faults.map(({ code }) => code))] };
}
