import { type Checked, type Fault, shapeFaults } from '@tamwil/fault';
import { type CountryScenario, countryScenarioSchema } from './country-schema.ts';
import { FISCAL_SPACE_FAULTS, type FiscalSpaceFaultCode } from './fault-codes.ts';
import { countedParts } from './options/counted-parts.ts';
import { OVERLAPS, overlapOf } from './overlaps.ts';

/** Longest period of a scenario. */
const MOST_YEARS = 30;

/**
 * Reads a country scenario, or gives every fault in it.
 *
 * Missing figures are no faults: the answer names them as gaps. Refused are numbers of another form, years that do not
 * fit, ids that stand twice or name nothing, and money counted twice (`double-count`).
 *
 * @param pointer where the scenario stands in the document sent; faults are named from its root
 */
export function readCountryScenario(json: unknown, pointer = ''): Checked<CountryScenario> {
  const read = countryScenarioSchema.safeParse(json);
  const faults = read.success ? meaningFaults(read.data) : shapeFaults(read.error);
  if (read.success && faults.length === 0) return { ok: true, value: read.data };
  return { ok: false, faults: faults.map((fault) => ({ ...fault, pointer: pointer + fault.pointer })) };
}

/** What only shows when the whole document is read. */
function meaningFaults(scenario: CountryScenario): Fault[] {
  const faults: Fault[] = [];
  const fault: AddFault = (code, pointer, detail, fix = FISCAL_SPACE_FAULTS[code].fix) => {
    faults.push({ pointer, code, detail, fix });
  };
  const { firstYear, lastYear, packages, profile } = scenario;
  if (lastYear < firstYear) fault('years-reversed', '/lastYear', `${lastYear} lies before ${firstYear}.`);
  else if (lastYear - firstYear >= MOST_YEARS)
    fault('too-many-years', '/lastYear', `${firstYear} to ${lastYear} are more than ${MOST_YEARS} years.`);

  distinct(packages, '/packages', fault);
  packages.forEach(({ lines }, index) => {
    distinct(lines, `/packages/${index}/lines`, fault);
  });
  distinct(profile.expenditureItems ?? [], '/profile/expenditureItems', fault);
  checkItems(scenario, fault);
  checkOptionYears(scenario, fault);
  checkDebtPath(scenario, fault);
  checkOverlaps(scenario, fault);
  const baseYear = scenario.presentValue?.baseYear;
  if (baseYear !== undefined && (baseYear > firstYear || baseYear < firstYear - MOST_YEARS))
    fault(
      'year-outside-scenario',
      '/presentValue/baseYear',
      `${baseYear} is not in ${firstYear - MOST_YEARS} to ${firstYear}.`,
    );
  return faults;
}

type AddFault = (code: FiscalSpaceFaultCode, pointer: string, detail: string, fix?: string) => void;

function distinct(list: readonly { readonly id: string }[], pointer: string, fault: AddFault): void {
  const seen = new Set<string>();
  list.forEach(({ id }, index) => {
    if (seen.has(id)) fault('duplicate-id', `${pointer}/${index}/id`, `${JSON.stringify(id)} stands twice.`);
    seen.add(id);
  });
}

function checkItems({ options, profile }: CountryScenario, fault: AddFault): void {
  const known = new Set((profile.expenditureItems ?? []).map(({ id }) => id));
  const named = new Set<string>();
  options?.reallocation?.items.forEach(({ item }, index) => {
    const pointer = `/options/reallocation/items/${index}/item`;
    if (!known.has(item))
      fault('unknown-item', pointer, `The profile has no expenditure item ${JSON.stringify(item)}.`);
    if (named.has(item)) fault('duplicate-id', pointer, `${JSON.stringify(item)} stands twice.`);
    named.add(item);
  });
}

/** Every first year of an option, and every year of a grant, lies in the scenario. */
function checkOptionYears({ options, firstYear, lastYear }: CountryScenario, fault: AddFault): void {
  const outside = (pointer: string, year: number) => {
    if (year < firstYear || year > lastYear)
      fault('year-outside-scenario', pointer, `${year} is not in ${firstYear} to ${lastYear}.`);
  };
  for (const [option, input] of Object.entries(options ?? {})) {
    if (input === undefined) continue;
    if ('firstYear' in input) outside(`/options/${option}/firstYear`, input.firstYear);
    for (const [key, part] of Object.entries(input))
      if (typeof part === 'object' && part !== null && 'firstYear' in part && typeof part.firstYear === 'number')
        outside(`/options/${option}/${key}/firstYear`, part.firstYear);
  }
  for (const year of Object.keys(options?.aid?.grants ?? {})) outside(`/options/aid/grants/${year}`, Number(year));
}

function checkDebtPath({ debtPath, profile, lastYear }: CountryScenario, fault: AddFault): void {
  if (debtPath === undefined) return;
  if (debtPath.maturing !== undefined && debtPath.averageMaturity !== undefined)
    fault('one-of-two', '/debtPath/averageMaturity', 'Both "maturing" and "averageMaturity" are given.');
  const target = debtPath.target?.year;
  const from = profile.debt?.year;
  if (target !== undefined && from !== undefined && (target <= from || target > lastYear))
    fault('year-outside-scenario', '/debtPath/target/year', `${target} is not in ${from + 1} to ${lastYear}.`);
}

function checkOverlaps(scenario: CountryScenario, fault: AddFault): void {
  const counted = countedParts(scenario);
  const additional = scenario.additional ?? [];
  additional.forEach(({ part, beside }, index) => {
    const known = counted.some(({ id }) => id === part) && counted.some(({ id }) => id === beside);
    if (!known || overlapOf(part, beside) === undefined)
      fault(
        'unknown-part',
        `/additional/${index}`,
        `${JSON.stringify(part)} and ${JSON.stringify(beside)} are not two counted parts that overlap.`,
      );
  });
  for (const { parts, because } of OVERLAPS) {
    const [one, other] = parts.map((id) => counted.find((part) => part.id === id));
    if (one === undefined || other === undefined) continue;
    const settled = additional.filter(({ part, beside }) => overlapOf(part, beside)?.parts === parts);
    if (settled.length > 1)
      fault('duplicate-id', '/additional', `${one.id} and ${other.id} are settled ${settled.length} times.`);
    if (settled.length > 0) continue;
    fault(
      'double-count',
      other.pointer,
      `${one.id} and ${other.id} cannot both be counted. ${because}`,
      `Count one of the two, or add {"part": "${other.id}", "beside": "${one.id}", "share": "...", "reason": "..."} to "additional".`,
    );
  }
}
