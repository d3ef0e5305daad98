import { type Checked, type Fault, shapeFaults } from '@tamwil/fault';
import { formatAmount, isCurrency, minorDigits } from '@tamwil/money';
import { PLAN_FAULTS, type PlanFaultCode } from './fault-codes.ts';
import type { Plan, PlanComponent } from './plan.ts';
import { type PlanDocument, planSchema } from './plan-schema.ts';
import { readAmount } from './read-amount.ts';

const MOST_YEARS = 30;

/**
 * Reads a plan document: its shape, unique ids over components and outputs, budgets that add up to the total, time
 * frames inside the plan. Amounts become minor units of the plan's currency.
 *
 * Source of the rules: GB.343/INS/3/1, paragraph 26 (five component figures and their total) and its annex (time frames).
 *
 * @returns the plan, or every fault at once with codes of `PLAN_FAULTS` and `SHAPE_FAULTS`
 * @example
 * ```ts
 * import { PLANS, readPlan } from '@tamwil/plan';
 * const { document } = PLANS.get('gb343-ins-3-1')!;
 * readPlan({ ...document, totalBudget: '236000000.00' }).ok // => false
 * ```
 */
export function readPlan(input: unknown): Checked<Plan> {
  const parsed = planSchema.safeParse(input);
  if (!parsed.success) return { ok: false, faults: shapeFaults(parsed.error) };
  const document = parsed.data;
  const faults: Fault[] = [];
  const fault = (pointer: string, code: PlanFaultCode, detail: string): void => {
    faults.push({ pointer, code, detail, fix: PLAN_FAULTS[code].fix });
  };

  const known = isCurrency(document.currency);
  if (!known) fault('/currency', 'unknown-currency', `${JSON.stringify(document.currency)} is no currency in force.`);
  const currency = known ? document.currency : 'USD';
  if (document.lastYear < document.firstYear) {
    fault('/lastYear', 'years-reversed', `${document.lastYear} lies before ${document.firstYear}.`);
  } else if (document.lastYear - document.firstYear >= MOST_YEARS) {
    fault(
      '/lastYear',
      'plan-too-long',
      `${document.firstYear} to ${document.lastYear} is more than ${MOST_YEARS} years.`,
    );
  }
  const components = document.components.map((component, index) =>
    readComponent(document, component, `/components/${index}`, currency, faults),
  );
  uniqueIds(document, fault);

  const total = readAmount(document.totalBudget, currency, '/totalBudget', faults);
  const budgets = components.reduce((sum, { budget }) => sum + budget, 0n);
  // Only amounts that could be read are compared: an unreadable one has its own fault.
  if (faults.every(({ pointer }) => !/budget$/i.test(pointer)) && budgets !== total) {
    const digits = minorDigits(currency);
    const detail = `The components add up to ${formatAmount(budgets, digits)}, the total says ${formatAmount(total, digits)}.`;
    fault('/totalBudget', 'budgets-do-not-add-up', detail);
  }
  if (faults.length > 0) return { ok: false, faults };
  return { ok: true, value: { ...heading(document, components, total) } };
}

function readComponent(
  document: PlanDocument,
  component: PlanDocument['components'][number],
  pointer: string,
  currency: string,
  faults: Fault[],
): PlanComponent {
  const budget = readAmount(component.indicativeBudget, currency, `${pointer}/indicativeBudget`, faults);
  const outputs = component.outputs.map((output, index) => {
    const at = `${pointer}/outputs/${index}`;
    if (output.lastYear < output.firstYear) {
      const detail = `${output.lastYear} lies before ${output.firstYear}.`;
      faults.push({
        pointer: `${at}/lastYear`,
        code: 'years-reversed',
        detail,
        fix: PLAN_FAULTS['years-reversed'].fix,
      });
    } else if (output.firstYear < document.firstYear || output.lastYear > document.lastYear) {
      const detail = `${output.firstYear} to ${output.lastYear} reaches outside ${document.firstYear} to ${document.lastYear}.`;
      const { fix } = PLAN_FAULTS['window-outside-plan'];
      faults.push({ pointer: `${at}/firstYear`, code: 'window-outside-plan', detail, fix });
    }
    const { id, title, summary, firstYear, lastYear } = output;
    const { frameworkParagraphs = [], programmeOutputs = [], sdgTargets = [], tags = [], quantities = [] } = output;
    const labels = { frameworkParagraphs, programmeOutputs, sdgTargets, tags, quantities };
    return { id, component: component.id, title, summary, firstYear, lastYear, ...labels };
  });
  const { id, number, name, shortName } = component;
  return { id, number, name, shortName, budget, outputs };
}

/** Outputs and components share one space of ids: a list such as `["C1", "C2.3"]` may name both. */
function uniqueIds(
  document: PlanDocument,
  fault: (pointer: string, code: 'duplicate-id', detail: string) => void,
): void {
  const seen = new Set<string>();
  const see = (id: string, pointer: string): void => {
    if (seen.has(id)) fault(pointer, 'duplicate-id', `The id ${JSON.stringify(id)} stands twice in the plan.`);
    seen.add(id);
  };
  for (const [c, component] of document.components.entries()) {
    see(component.id, `/components/${c}/id`);
    for (const [o, output] of component.outputs.entries()) see(output.id, `/components/${c}/outputs/${o}/id`);
  }
}

function heading(document: PlanDocument, components: readonly PlanComponent[], budget: bigint): Plan {
  const { id, title, currency, firstYear, lastYear } = document;
  const digits = minorDigits(currency);
  return {
    id,
    title,
    currency,
    firstYear,
    lastYear,
    budget,
    components,
    outputs: components.flatMap(({ outputs }) => outputs),
    document: {
      ...document,
      totalBudget: formatAmount(budget, digits),
      components: document.components.map((component, index) => ({
        ...component,
        indicativeBudget: formatAmount(components[index]!.budget, digits),
      })),
    },
  };
}
