import type { RedactedView, ViewContribution } from './redacted-view-schema.ts';
import { type Cell, type Table, tableOf } from './table.ts';
import type { Page } from './to-xlsx.ts';
import { COUNTRY_COLUMNS, type CountryYear, countryYears } from './view-countries-table.ts';
import { positionTable } from './view-table.ts';

/** What a workbook says beside the view. */
export interface ViewFacts {
  /** SHA-256 of the stored view, as the page shows it. */
  readonly digest: string;
  /** Whether a later version has been cleared. */
  readonly laterPosition: boolean;
}

/**
 * The workbook of a donor's view: what it is, the position, where the money comes from, the donor's own agreements, and
 * countries where the view has some. Like the page, it is made of the redacted view and nothing else.
 */
export function viewPages(view: RedactedView, facts: ViewFacts): Page[] {
  const { contributions, fiscalSpace } = view;
  return [
    { title: 'Read me', table: readMeTable(view, facts) },
    { title: 'Position', table: positionTable(view) },
    { title: 'Funding', table: fundingTable(view) },
    ...(contributions === null || contributions.length === 0
      ? []
      : [
          { title: 'Your contribution', table: contributionsTable(contributions, view) },
          { title: 'Modelled use', table: useTable(contributions, view) },
        ]),
    ...(fiscalSpace === undefined
      ? []
      : [
          { title: 'Fiscal space', table: countriesTable(view) },
          { title: 'Fiscal options', table: mixTable(fiscalSpace.countries) },
        ]),
  ];
}

/** Sentences in English: the page says them in the reader's language. */
const SENTENCES: Readonly<Record<RedactedView['disclaimers'][number], string>> = {
  'indicative-costing': 'The plan of action was costed indicatively.',
  'not-an-official-document': 'Not a decision of the Governing Body and not an official document of the ILO.',
  'cleared-within-the-office': 'Working scenario cleared within the Office.',
  'draft-not-cleared': 'Draft: not cleared within the Office.',
  'output-numbers-are-ours': "The plan does not number its outputs; the numbers such as C1.4 are this tool's.",
  'working-translations': 'Names in other languages are working translations.',
  'no-cost-per-output':
    'The document gives no cost per output; where none was entered only the share financed is shown.',
  'modelled-use': 'Modelled use in a planning scenario. Certified financial statements are issued separately.',
};

function readMeTable(view: RedactedView, { digest, laterPosition }: ViewFacts): Table {
  const { state, plan, asOf, assumptions } = view;
  const lines: readonly (readonly [string, Cell])[] = [
    ['title', view.title],
    ['plan', plan.title.en],
    ['indicative_total', plan.indicativeTotal],
    ['currency', view.currency],
    ['as_at', asOf],
    ['version', String(view.version)],
    ['state', state.kind === 'draft' ? 'draft' : `cleared on ${state.on}`],
    ['engine', view.engine],
    ['digest', digest],
    ...(laterPosition ? ([['note', 'A later position exists; ask your contact.']] as const) : []),
    ...view.disclaimers.map((code) => ['note', SENTENCES[code]] as const),
    ...assumptions.map(({ code, value }) => ['assumption', value === null ? code : `${code}: ${value}`] as const),
  ];
  return tableOf(lines, [
    ['key', 'code', ([key]) => key],
    ['value', 'text', ([, value]) => value],
  ]);
}

function fundingTable({ funding, currency }: RedactedView): Table {
  return tableOf(funding, [
    ['group', 'code', ({ group }) => group],
    ['sources', 'number', ({ sources }) => String(sources)],
    ['currency', 'code', () => currency],
    ['in_hand', 'number', ({ inHand }) => inHand],
    ['firm', 'number', ({ firm }) => firm],
  ]);
}

function contributionsTable(contributions: readonly ViewContribution[], { currency }: RedactedView): Table {
  return tableOf(contributions, [
    ['agreement', 'text', ({ agreement }) => agreement],
    ['kind', 'code', ({ kind }) => kind],
    ['currency', 'code', (own) => own.currency],
    ['amount', 'number', ({ amount }) => amount],
    ['paid', 'number', ({ paid }) => paid],
    ['unpaid', 'number', ({ unpaid }) => unpaid],
    [
      'rates',
      'text',
      ({ rates }) => rates.map(({ rate, date }) => (date === null ? rate : `${rate} (${date})`)).join('; '),
    ],
    ['usable', 'number', ({ usable }) => usable],
    ['usable_currency', 'code', () => currency],
    ['allowed', 'text', ({ allowed }) => (allowed === '*' ? '*' : allowed.join(' '))],
    ['share_of_usable', 'number', ({ use }) => (use.kind === 'share' ? use.shareOfUsable : null)],
  ]);
}

function useTable(contributions: readonly ViewContribution[], { currency }: RedactedView): Table {
  const lines = contributions.flatMap(({ agreement, use }) =>
    use.kind === 'modelled' ? use.lines.map((line) => ({ agreement, by: use.by, ...line })) : [],
  );
  return tableOf(lines, [
    ['agreement', 'text', ({ agreement }) => agreement],
    ['level', 'code', ({ by }) => by],
    ['id', 'code', ({ id }) => id],
    ['currency', 'code', () => currency],
    ['modelled_use', 'number', ({ amount }) => amount],
  ]);
}

function countriesTable(view: RedactedView): Table {
  return tableOf<CountryYear>(countryYears(view), [
    ['country', 'text', ({ country }) => country.name],
    ['currency', 'code', ({ country }) => country.currency],
    ...COUNTRY_COLUMNS,
  ]);
}

type Country = NonNullable<RedactedView['fiscalSpace']>['countries'][number];

function mixTable(countries: readonly Country[]): Table {
  const lines = countries.flatMap((country) => country.mix.map((paid) => ({ country, paid })));
  return tableOf(lines, [
    ['country', 'text', ({ country }) => country.name],
    ['currency', 'code', ({ country }) => country.currency],
    ['part', 'code', ({ paid }) => paid.part],
    ['kind', 'code', ({ paid }) => paid.kind],
    ['end_year', 'number', ({ paid }) => (paid.endYear === null ? null : String(paid.endYear))],
    ['pays_low', 'number', ({ paid }) => paid.pays.low],
    ['pays_central', 'number', ({ paid }) => paid.pays.central],
    ['pays_high', 'number', ({ paid }) => paid.pays.high],
  ]);
}
