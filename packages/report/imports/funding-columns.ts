/** Columns of a table of agreements, in order, with what a cell holds. */
export const FUNDING_COLUMNS = [
  { id: 'source', meaning: 'Id of the agreement; the same in all its rows.' },
  { id: 'line', meaning: 'What the row says: `tranche` (also when empty), `booked`, `at-most` or `share`.' },
  { id: 'period', meaning: 'Year or financial period of a tranche or a booking; empty for undated money.' },
  { id: 'amount', meaning: 'Amount of the tranche, booking or ceiling; of a `share` the share itself.' },
  { id: 'stage', meaning: 'Of a tranche, the furthest reached: identified, pledged, committed, received or spent.' },
  { id: 'rate', meaning: "Units of the agreement's currency per unit of the scenario's." },
  { id: 'rateDate', meaning: 'Day of the rate, as 2023-12-31.' },
  { id: 'probability', meaning: 'Between 0 and 1, for a tranche not in hand.' },
  {
    id: 'unit',
    meaning: 'Output that a `booked`, `at-most` or `share` row speaks of; a ceiling also takes a component.',
  },
  { id: 'name', meaning: 'What follows holds for the whole agreement and needs to stand in one of its rows only.' },
  { id: 'kind', meaning: 'regular-budget, rbsa, development-cooperation, pooled-fund or other.' },
  { id: 'donor', meaning: 'Who gives it.' },
  { id: 'agreement', meaning: 'Number of the agreement.' },
  { id: 'confidential', meaning: 'yes or no.' },
  { id: 'country', meaning: 'Country or region, as a label.' },
  { id: 'currency', meaning: "Currency of the agreement; empty for the scenario's." },
  { id: 'category', meaning: 'unearmarked, softly-earmarked, earmarked or tightly-earmarked.' },
  { id: 'for', meaning: 'Components and outputs that it may pay, divided by blanks; empty for all.' },
  { id: 'usableFrom', meaning: 'First year or financial period in which it may be used.' },
  { id: 'usableUntil', meaning: 'Last one.' },
  { id: 'carryOver', meaning: 'none, biennium or plan.' },
  { id: 'collection', meaning: 'Of assessed contributions, the share received in time.' },
  { id: 'programmeSupport', meaning: 'Programme support on expenditure, as 0.13.' },
  { id: 'agentFee', meaning: 'Share of the amount that an administrative agent takes.' },
  { id: 'levy', meaning: 'Share of the amount that a levy takes.' },
  { id: 'deducted', meaning: 'yes when the amounts are stated after charges.' },
  { id: 'fund', meaning: 'Pooled fund that the money comes through.' },
  { id: 'fundTotal', meaning: 'Total of that fund; the amounts are the share of it that counts.' },
] as const;
export type FundingColumn = (typeof FUNDING_COLUMNS)[number]['id'];

/** One row: a cell that is left out is empty. */
export type FundingRow = Readonly<Partial<Record<FundingColumn, string>>>;
