import type { RedactedView, ViewComponent, ViewOutput } from './redacted-view-schema.ts';
import type { Cell, Column, Table } from './table.ts';
import { COUNTRY_COLUMNS, countryYears } from './view-countries-table.ts';

const COLUMNS = [
  { name: 'level', kind: 'code' },
  { name: 'id', kind: 'code' },
  { name: 'name_en', kind: 'text' },
  { name: 'name_ar', kind: 'text' },
  { name: 'first_year', kind: 'number' },
  { name: 'last_year', kind: 'number' },
  { name: 'currency', kind: 'code' },
  { name: 'cost_indicative', kind: 'number' },
  { name: 'award_in_hand', kind: 'number' },
  { name: 'award_firm', kind: 'number' },
  { name: 'gap_firm', kind: 'number' },
  { name: 'coverage_in_hand', kind: 'number' },
  { name: 'coverage_firm', kind: 'number' },
  { name: 'as_at', kind: 'code' },
  { name: 'version', kind: 'number' },
  { name: 'state', kind: 'code' },
] as const satisfies readonly Column[];
type ColumnName = (typeof COLUMNS)[number]['name'];
type Row = Readonly<Partial<Record<ColumnName, Cell>>>;

/**
 * The table of a donor's view, the plan first, each component before its outputs. Every row says as-at date, version and
 * state, because rows travel without their file.
 */
export function positionTable(view: RedactedView): Table {
  const { plan, totals } = view;
  const everywhere: Row = {
    currency: view.currency,
    as_at: view.asOf,
    version: String(view.version),
    state: view.state.kind,
  };
  const rows: Row[] = [
    {
      level: 'plan',
      id: plan.id,
      name_en: plan.title.en,
      name_ar: plan.title.ar ?? null,
      first_year: String(plan.firstYear),
      last_year: String(plan.lastYear),
      ...positions(totals),
    },
  ];
  for (const component of view.components) {
    const { id, name } = component;
    rows.push({ level: 'component', id, name_en: name.en, name_ar: name.ar ?? null, ...positions(component) });
    for (const output of view.outputs) if (output.component === id) rows.push(outputRow(output));
  }
  return {
    columns: COLUMNS,
    rows: rows.map((row) => COLUMNS.map(({ name }) => row[name] ?? everywhere[name] ?? null)),
  };
}

/**
 * Everything that CSV holds of a donor's view: the position, and below it each year of each country in columns of its own,
 * because no amount of a country is one of the plan.
 */
export function viewTable(view: RedactedView): Table {
  const position = positionTable(view);
  const years = countryYears(view);
  if (years.length === 0) return position;
  const own = COUNTRY_COLUMNS.map(([name, kind]) => ({ name: `country_${name}`, kind }));
  const everywhere: Row = { version: String(view.version), state: view.state.kind };
  const rows = years.map((each) => {
    const { country } = each;
    const heading: Row = { ...everywhere, level: 'country', name_en: country.name, currency: country.currency };
    return [...COLUMNS.map(({ name }) => heading[name] ?? null), ...COUNTRY_COLUMNS.map(([, , cell]) => cell(each))];
  });
  const blank = own.map(() => null);
  return {
    columns: [...position.columns, ...own],
    rows: [...position.rows.map((row) => [...row, ...blank]), ...rows],
  };
}

function positions({ cost, inHand, firm }: Pick<ViewComponent, 'cost' | 'inHand' | 'firm'>): Row {
  return {
    cost_indicative: cost,
    award_in_hand: inHand.award,
    award_firm: firm.award,
    gap_firm: firm.gap,
    coverage_in_hand: inHand.coverage,
    coverage_firm: firm.coverage,
  };
}

function outputRow({ id, title, firstYear, lastYear, amounts, inHandCoverage, firmCoverage }: ViewOutput): Row {
  return {
    level: 'output',
    id,
    name_en: title.en,
    name_ar: title.ar ?? null,
    first_year: String(firstYear),
    last_year: String(lastYear),
    cost_indicative: amounts?.cost ?? null,
    award_in_hand: amounts?.inHand ?? null,
    award_firm: amounts?.firm ?? null,
    gap_firm: amounts?.gap ?? null,
    coverage_in_hand: inHandCoverage,
    coverage_firm: firmCoverage,
  };
}
