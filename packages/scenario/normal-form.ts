import { formatAmount, formatFraction, minorDigits, parseAmount, parseFraction, plainRate } from '@tamwil/money';
import type { Plan } from '@tamwil/plan';
import { digestOf } from './digest.ts';
import type { ScenarioDocument } from './scenario-schema.ts';

/** What a text is, by where it stands: which of two spellings are the same input. */
type Meaning = 'amount' | 'source-amount' | 'number';

/** Every text of a scenario document that is a number; `*` is any key or position. All other texts are themselves. */
const MEANINGS: Readonly<Record<string, Meaning>> = {
  'costing/split/*/amounts/*': 'amount',
  'costing/split/*/shares/*': 'number',
  'costing/phasing/*/*': 'number',
  'costing/stubYearWeight': 'number',
  'costing/escalation/rate': 'number',
  'costing/escalation/components/*': 'number',
  'costing/exchange/*/share/*': 'number',
  'costing/exchange/*/budgetRates/*': 'number',
  'costing/exchange/*/scenarioRate': 'number',
  'costing/contingency': 'number',
  'costing/programmeSupport/newMoneyRate': 'number',
  'costing/drivers/*/variableShare': 'number',
  'funding/*/amount': 'source-amount',
  'funding/*/rate': 'number',
  'funding/*/probability': 'number',
  'funding/*/collection': 'number',
  'funding/*/tranches/*/amount': 'source-amount',
  'funding/*/tranches/*/rate': 'number',
  'funding/*/tranches/*/probability': 'number',
  'funding/*/earmark/split/*': 'number',
  'funding/*/earmark/atMost/*': 'amount',
  'funding/*/booked/*/amount': 'amount',
  'funding/*/via/total': 'source-amount',
  'funding/*/charges/programmeSupport': 'number',
  'funding/*/charges/agentFee': 'number',
  'funding/*/charges/levy': 'number',
  'minimumViable/outputs/*': 'amount',
  'program/stages/*/upTo/amount': 'amount',
  'program/stages/*/upTo/percentOfClaim': 'number',
  'program/stages/*/limit/amount': 'amount',
  'program/stages/*/limit/percentOfFunds': 'number',
  'program/stages/*/minFundingRatio': 'number',
  'program/stages/*/weights/*': 'number',
  'program/stages/*/weightsWithin/*': 'number',
};

/**
 * Keys below `fiscalSpace` whose texts are numbers, wherever they stand: every figure of a country has the same form. Under
 * other keys are names, sources and settings.
 */
const COUNTRY_NUMBERS = new Set(['value', 'low', 'central', 'high', 'share']);

interface Place {
  meaning?: Meaning;
  readonly inside: Map<string, Place>;
}

const ROOT: Place = { inside: new Map() };
for (const [path, meaning] of Object.entries(MEANINGS)) {
  let place = ROOT;
  for (const step of path.split('/')) {
    const next = place.inside.get(step) ?? { inside: new Map() };
    place.inside.set(step, next);
    place = next;
  }
  place.meaning = meaning;
}

/** The place of one source: amounts below it are in its own currency. */
const SOURCE = ROOT.inside.get('funding')!.inside.get('*')!;

interface Currencies {
  readonly scenario: string;
  readonly source: string;
}

/**
 * The digest by which two scenario documents are the same input: SHA-256 over the canonical JSON of the document, with
 * amounts in minor-digit form, other numbers without trailing zeros, and the plan as its id and digest. Defaults are
 * not filled in: leaving a key out and writing its default are two documents.
 *
 * @param document valid, as `readScenario` takes it
 * @param plan the plan that the document names or holds
 */
export function inputDigest(document: ScenarioDocument, plan: Plan): string {
  const { plan: _replaced, fiscalSpace, ...rest } = document;
  const currency = document.currency ?? plan.currency;
  const normal = normalForm(rest, ROOT, { scenario: currency, source: currency }) as Record<string, unknown>;
  // Canonical JSON leaves out what is undefined: a document without countries has the digest it always had.
  const countries = fiscalSpace === undefined ? undefined : countryForm(fiscalSpace, false);
  return digestOf({ ...normal, fiscalSpace: countries, plan: { id: plan.id, digest: planDigest(plan) } });
}

/** A plan never changes and the catalogue's are read once, so each is digested once, not at every keystroke. */
const planDigests = new WeakMap<Plan, string>();

function planDigest(plan: Plan): string {
  const known = planDigests.get(plan);
  if (known !== undefined) return known;
  const digest = digestOf(plan.document);
  planDigests.set(plan, digest);
  return digest;
}

/** A part of the countries with its numbers in one spelling; amounts there have a unit of their own and no minor digits. */
function countryForm(value: unknown, isNumber: boolean): unknown {
  if (typeof value === 'string') return isNumber ? numberForm(value) : value;
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map((entry) => countryForm(entry, false));
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [
      key,
      // `values` holds a number for each year.
      key === 'values' ? numbersForm(inner as Record<string, string>) : countryForm(inner, COUNTRY_NUMBERS.has(key)),
    ]),
  );
}

function numbersForm(values: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(values).map(([year, text]) => [year, numberForm(text)]));
}

function numberForm(text: string): string {
  return text.includes('/') ? formatFraction(parseFraction(text)!) : plainRate(text);
}

function normalForm(value: unknown, place: Place | undefined, currencies: Currencies): unknown {
  if (place === undefined || value === null) return value;
  if (typeof value === 'string') return normalText(value, place.meaning, currencies);
  if (Array.isArray(value)) return value.map((entry) => normalForm(entry, place.inside.get('*'), currencies));
  if (typeof value !== 'object') return value;
  const here =
    place === SOURCE
      ? { ...currencies, source: (value as { currency?: string }).currency ?? currencies.scenario }
      : currencies;
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [
      key,
      normalForm(inner, place.inside.get(key) ?? place.inside.get('*'), here),
    ]),
  );
}

function normalText(text: string, meaning: Meaning | undefined, currencies: Currencies): string {
  if (meaning === undefined) return text;
  if (meaning === 'number') return numberForm(text);
  const digits = minorDigits(meaning === 'amount' ? currencies.scenario : currencies.source);
  return formatAmount(parseAmount(text, digits) as bigint, digits);
}
