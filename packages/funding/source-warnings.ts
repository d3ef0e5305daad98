import { bienniumOf } from '@tamwil/plan';
import type { Source } from './funding.ts';
import { type Reading, warn } from './reading.ts';

/** What is unusual about a source, by its kind, dates and ceilings. */
export function warnings(source: Source, reading: Reading): void {
  const at = `/${source.index}`;
  const { id, earmark, tranches } = source;
  if (source.kind === 'regular-budget') regularBudget(source, at, reading);
  if (earmark.outputs.length === 0) warn(reading, 'reaches-nobody', `${at}/earmark`, `${id} may pay for no output.`);
  for (const { index, period, stage, available } of tranches) {
    if (
      stage === 'spent' &&
      available !== null &&
      period !== null &&
      reading.asOf !== null &&
      reading.asOf < `${available.firstYear}-01-01`
    ) {
      warn(
        reading,
        'spent-after-the-position',
        `${at}/tranches/${index}/stage`,
        `On ${reading.asOf} nothing of ${period} can be spent.`,
      );
    }
    if (available !== null) continue;
    const detail = `The money of ${period} may be used in no year that ${id} allows.`;
    warn(reading, 'reaches-nobody', `${at}/tranches/${index}`, detail);
  }
  if (reading.grain === 'plan' && tranches.some(({ period }) => period !== null)) {
    warn(reading, 'years-ignored', `${at}/tranches`, `The tranches of ${id} are dated, the plan is one period.`);
  }
  const all = tranches.reduce((sum, { usable }) => sum + usable, 0n);
  const holds = [...earmark.atMost.values()].some((ceiling) => ceiling < all);
  if (holds && (tranches.length > 1 || (reading.grain ?? 'plan') !== 'plan')) {
    warn(
      reading,
      'ceiling-shared-over-periods',
      `${at}/earmark/atMost`,
      `The ceilings of ${id} are shared over its tranches and periods.`,
    );
  }
}

/** The regular budget is adopted per financial period and ends with it (ILO Financial Regulations). */
function regularBudget(source: Source, at: string, reading: Reading): void {
  const biennia = new Set<number>();
  for (const { period, available } of source.tranches) {
    if (available === null) continue;
    // Dated money is of one period, however far it is carried over; undated money is of every one that it may be used in.
    const lastYear = period === null ? available.lastYear : available.firstYear;
    for (let year = available.firstYear; year <= lastYear; year += 1) biennia.add(bienniumOf(year).firstYear);
  }
  if (biennia.size > 1) {
    warn(
      reading,
      'regular-budget-over-biennia',
      source.tranches.some(({ period }) => period === null) ? at : `${at}/tranches`,
      `${source.id} has money of ${biennia.size} financial periods.`,
    );
  }
  if (source.carryOver === 'plan') {
    warn(
      reading,
      'regular-budget-carry-over',
      `${at}/carryOver`,
      `${source.id} is carried over beyond its financial period.`,
    );
  }
  for (const { index, stage, available } of source.tranches) {
    if (stage !== 'committed' || available === null || reading.asOf === null) continue;
    const { firstYear, id } = bienniumOf(available.firstYear);
    // The Conference adopts the budget in June of the year before the period begins.
    if (reading.asOf < `${firstYear - 1}-06-01`) {
      const detail = `On ${reading.asOf} the Conference had not adopted the budget of ${id}.`;
      warn(reading, 'regular-budget-not-adopted', `${at}/tranches/${index}/stage`, detail);
    }
  }
}
