import { type Checked, type Fault, pointerOf, shapeFaults } from '@tamwil/fault';
import { type Fraction, fraction, ONE, over, plus, roundHalfEven, roundToTotal, sum, ZERO } from '@tamwil/money';
import { type Assumption, type Plan, readRate, readShare } from '@tamwil/plan';
import { isWithinLimits } from './cost-limit.ts';
import type { Costing, Escalation, ProgrammeSupportTerms } from './costing.ts';
import { type CostingDocument, costingSchema } from './costing-schema.ts';
import { readDrivers } from './read-drivers.ts';
import { readExchange } from './read-exchange.ts';
import { readPhasing } from './read-phasing.ts';
import { readSplit } from './read-split.ts';
import { readWindows } from './read-windows.ts';
import { assume, fault, type Reading } from './reading.ts';

/** Two months of 2021 remain after the Governing Body of November 2021 (the document is of 8 October 2021). */
const STUB_YEAR_WEIGHT = '2/12';
/** The UN standard rate on expenditure since General Assembly decision 35/217 (document A/35/544). */
const NEW_MONEY_RATE = '0.13';
const YEARLY: { least: Fraction; most: Fraction } = { least: { n: -1n, d: 2n }, most: ONE };

/**
 * Reads the `costing` section of a scenario against a plan, with every default filled in and listed as an assumption.
 * `{}` is a complete section.
 *
 * @param section the JSON value; shape faults come first, then all other faults at once
 * @returns the costing, or faults with pointers relative to the section (`SHAPE_FAULTS`, `PLAN_FAULTS`, `COSTING_FAULTS`)
 * @example
 * ```ts
 * import { PLANS } from '@tamwil/plan';
 * import { readCosting } from '@tamwil/costing';
 * const costing = readCosting({}, PLANS.get('gb343-ins-3-1')!);
 * costing.ok && costing.value.outputCosts.get('C3.5') // => 132352941n
 * ```
 */
export function readCosting(section: unknown, plan: Plan): Checked<Costing> {
  const parsed = costingSchema.safeParse(section);
  return parsed.success ? checkCosting(parsed.data, plan) : { ok: false, faults: shapeFaults(parsed.error) };
}

/** `readCosting` for a section whose shape has been checked with the whole document. */
export function checkCosting(document: CostingDocument, plan: Plan): Checked<Costing> {
  const faults: Fault[] = [];
  const assumptions: Assumption[] = [];
  const reading: Reading = { plan, faults, assumptions };
  const windows = readWindows(document.windows, reading);
  const stubYearWeight = readStubYearWeight(document.stubYearWeight, reading);
  const programmeSupport = readProgrammeSupport(document.programmeSupport, reading);
  const componentCosts = directCosts(plan, programmeSupport);
  const { costs, placeholders } = readSplit(document.split, componentCosts, windows, stubYearWeight, reading);
  const costing: Costing = {
    plan,
    windows,
    stubYearWeight,
    outputCosts: costs,
    placeholders,
    phasing: readPhasing(document.phasing, windows, stubYearWeight, reading),
    escalation: readEscalation(document.escalation, reading),
    exchange: readExchange(document.exchange, reading),
    drivers: readDrivers(document.drivers, reading),
    contingency: readContingency(document.contingency, reading),
    programmeSupport,
    assumptions,
  };
  // Only a section without faults can be computed, and only a computable one can be too large.
  if (faults.length === 0 && !isWithinLimits(costing)) {
    fault(reading, 'cost-too-large', '', 'Direct cost needs more than 16 digits before the point.');
  }
  return faults.length > 0 ? { ok: false, faults } : { ok: true, value: costing };
}

/**
 * Direct cost of every component: the plan's figure, or figure / (1 + rate) when programme support is said to be inside
 * it. Rounded together by largest remainder to the rounded total.
 */
function directCosts(plan: Plan, { basis, newMoneyRate }: ProgrammeSupportTerms): Map<string, bigint> {
  const divisor = basis === 'included' ? plus(ONE, newMoneyRate) : ONE;
  const exact = plan.components.map(({ budget }) => over(fraction(budget), divisor));
  const rounded = roundToTotal(exact, roundHalfEven(sum(exact)));
  return new Map(plan.components.map(({ id }, index) => [id, rounded[index]!]));
}

function readStubYearWeight(text: string | undefined, reading: Reading): Fraction {
  if (text === undefined) assume(reading, 'stub-year-weight', '/stubYearWeight', STUB_YEAR_WEIGHT);
  const weight = readShare(text ?? STUB_YEAR_WEIGHT, '/stubYearWeight', reading.faults, { above: ZERO, most: ONE });
  // A weight that could not be read must not divide by zero while the other faults are looked for.
  return weight.n === 0n ? ONE : weight;
}

function readProgrammeSupport(
  terms: CostingDocument['programmeSupport'] = {},
  reading: Reading,
): ProgrammeSupportTerms {
  if (terms.basis === undefined) assume(reading, 'programme-support-added', '/programmeSupport/basis', 'added');
  if (terms.newMoneyRate === undefined)
    assume(reading, 'new-money-rate', '/programmeSupport/newMoneyRate', NEW_MONEY_RATE);
  const pointer = '/programmeSupport/newMoneyRate';
  const newMoneyRate = readRate(
    terms.newMoneyRate ?? NEW_MONEY_RATE,
    { least: ZERO, most: ONE },
    pointer,
    reading.faults,
  );
  return { basis: terms.basis ?? 'added', newMoneyRate };
}

function readEscalation(section: CostingDocument['escalation'], reading: Reading): Escalation {
  const { plan, faults } = reading;
  if (section === undefined) assume(reading, 'no-escalation', '/escalation', '0');
  else if (section.baseYear === undefined)
    assume(reading, 'escalation-base-year', '/escalation/baseYear', `${plan.firstYear}`);
  const { rate = '0', baseYear = plan.firstYear, components = {} } = section ?? {};
  const common = readRate(rate, YEARLY, '/escalation/rate', faults);
  const rates = new Map(plan.components.map(({ id }) => [id, common]));
  for (const [component, text] of Object.entries(components)) {
    const pointer = pointerOf(['escalation', 'components', component]);
    if (!rates.has(component))
      fault(reading, 'unknown-component', pointer, `The plan has no component ${JSON.stringify(component)}.`);
    else rates.set(component, readRate(text, YEARLY, pointer, faults));
  }
  if (Math.abs(baseYear - plan.firstYear) > 50) {
    fault(reading, 'number-out-of-range', '/escalation/baseYear', `${baseYear} is more than 50 years from the plan.`);
  }
  return { baseYear, rates };
}

function readContingency(text: string | undefined, reading: Reading): Fraction {
  if (text === undefined) assume(reading, 'no-contingency', '/contingency', '0');
  return readRate(text ?? '0', { least: ZERO, most: ONE }, '/contingency', reading.faults);
}
