import type { Fault } from '@tamwil/fault';
import { cumulativeStages, FUNDING_FAULTS, STAGES, type Stage } from '@tamwil/funding';
import { isCurrency, minorDigits, parseAmount } from '@tamwil/money';
import type { FundingRow } from './funding-columns.ts';

/** What is known of an agreement from all its rows, before anybody has checked it. */
interface Stated {
  readonly agreement?: unknown;
  readonly currency?: unknown;
}

/**
 * One fault, `stages-look-cumulative`, at each row of money that seems to stand in the table several times: pledged 10,
 * of which committed 8, of which received 5. Amounts are compared in the agreement's own currency.
 *
 * @param agreements by the id in the column `source`
 * @param currency where an agreement names none
 */
export function cumulativeRows(
  rows: readonly FundingRow[],
  agreements: ReadonlyMap<string, Stated>,
  currency: string,
): Fault[] {
  const stated = rows.flatMap((row, index) => {
    const { line = '', source = '', period = null, stage = '', amount = '' } = row;
    const of = agreements.get(source);
    const own = typeof of?.currency === 'string' ? of.currency : currency;
    const minor = isCurrency(own) ? parseAmount(amount, minorDigits(own)) : null;
    if ((line !== '' && line !== 'tranche') || !isStage(stage) || typeof minor !== 'bigint') return [];
    const agreement = typeof of?.agreement === 'string' ? of.agreement : source;
    return [{ agreement, period, stage, amount: minor, index, shown: amount }];
  });
  const { fix } = FUNDING_FAULTS['stages-look-cumulative'];
  return cumulativeStages(stated).flatMap((positions) => {
    const lines = positions.map((at) => stated[at]!);
    const { agreement, period } = lines[0]!;
    const said = lines.map(({ stage, shown }) => `${stage} ${shown}`).join(', ');
    const detail = `${agreement}${period === null ? '' : ` in ${period}`}: ${said} look like the same money at several stages.`;
    return lines.map(({ index }) => ({ pointer: `/rows/${index}/stage`, code: 'stages-look-cumulative', detail, fix }));
  });
}

function isStage(text: string): text is Stage {
  return (STAGES as readonly string[]).includes(text);
}
