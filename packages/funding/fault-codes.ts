import type { FaultCatalogue } from '@tamwil/fault';

/** What can be wrong with the funding of a scenario; numbers, ids and periods add the codes of `PLAN_FAULTS`. */
export const FUNDING_FAULTS = {
  'amount-or-tranches': {
    meaning: 'A source has neither an amount nor tranches, or has both.',
    fix: 'Give amount and stage on the source, or a list of tranches.',
  },
  'too-many-tranches': {
    meaning: 'The sources have more than 2,000 tranches together.',
    fix: 'Join agreements that have the same conditions.',
  },
  'stage-required': {
    meaning: 'An amount has no contribution stage.',
    fix: 'Say whether it is identified, pledged, committed, received or spent: exactly one, the furthest reached.',
  },
  'rate-required': {
    meaning: 'An amount in a foreign currency has no exchange rate.',
    fix: 'Give the rate in units of its currency per unit of the currency of the scenario.',
  },
  'rate-not-one': {
    meaning: "An amount in the scenario's own currency has an exchange rate other than 1.",
    fix: 'Remove the rate or name the other currency.',
  },
  'converted-too-large': {
    meaning: 'At its rate an amount has more than 16 digits before the point in the currency of the scenario.',
    fix: 'Check the rate: it is units of the currency per unit of the currency of the scenario.',
  },
  'charges-required': {
    meaning: 'There is no usual programme support rate for this kind of source.',
    fix: 'Enter the charges of the agreement, or say that they are deducted already.',
  },
  'charges-take-all': {
    meaning: 'Agent fee and levy together take the whole amount.',
    fix: 'Correct the fee or the levy; both are shares of the amount.',
  },
  'rbsa-needs-outputs': {
    meaning: 'A source of the Regular Budget Supplementary Account is open to every output.',
    fix: 'Mark the outputs that are ODA-eligible work: the account may pay for nothing else.',
  },
  'collection-not-regular-budget': {
    meaning: 'A collection rate stands on a source that is not assessed.',
    fix: 'Use a probability for voluntary contributions; collection is for the regular budget.',
  },
  'split-does-not-add-up': {
    meaning: 'The fixed shares of an agreement over outputs do not add up to 1.',
    fix: 'Make the shares add up to exactly 1.',
  },
  'split-outside-earmark': {
    meaning: 'A fixed share is for an output that the earmark does not reach.',
    fix: 'Add the output to the earmark or remove its share.',
  },
  'booked-outside-earmark': {
    meaning: 'Expenditure is booked on an output that the source may not pay for.',
    fix: 'Correct the output, or the earmark of the source.',
  },
  'booked-outside-window': {
    meaning: "Expenditure is booked in a year outside the output's time frame in force.",
    fix: 'Correct the period, or change the time frame with a reason.',
  },
  'booking-period-too-coarse': {
    meaning: 'A booking does not say in which period of the chosen grain it belongs.',
    fix: 'Name one year, or one financial period, as fine as the grain.',
  },
  'booked-above-source': {
    meaning: 'More is booked on a source than its money in hand and agreed can pay in those periods.',
    fix: 'Correct the bookings, the amounts of the tranches or their carry-over.',
  },
  'fund-below-share': {
    meaning: 'A pooled fund is said to be smaller than the share that comes to the ILO.',
    fix: "Correct the fund's total; the tranches are the ILO's share of it.",
  },
  'fund-pays-into-itself': {
    meaning: 'Sources pay into each other in a circle, so that none of their money would be counted.',
    fix: 'Remove `via` from the one that pays the Office.',
  },
  'stages-look-cumulative': {
    meaning: 'Rows of one agreement and period repeat the same money at several stages.',
    fix: 'Send each amount once, at the furthest stage it has reached.',
  },
} as const satisfies FaultCatalogue;

export type FundingFaultCode = keyof typeof FUNDING_FAULTS;

/** What a user should know about a source that is counted all the same. */
export const FUNDING_WARNINGS = {
  'regular-budget-over-biennia': {
    meaning: 'One regular budget source has money of several financial periods.',
    fix: 'Enter one source per financial period: the Conference adopts each on its own.',
  },
  'regular-budget-carry-over': {
    meaning: 'Regular budget money is carried over beyond its financial period.',
    fix: 'Set the carry-over to biennium or none.',
  },
  'regular-budget-not-adopted': {
    meaning: 'Regular budget money is shown as agreed before the Conference can have adopted the budget.',
    fix: 'Show it as identified until the Conference of the year before the period has adopted it.',
  },
  'reaches-nobody': {
    meaning: 'No output can use this money: its conditions and its dates meet no time frame.',
    fix: 'Check the earmark, the carry-over and the years in which it may be used.',
  },
  'spent-after-the-position': {
    meaning: 'Money is shown as spent in a year that begins after the as-at date.',
    fix: 'Show it as received, or correct the period or the date.',
  },
  'stages-look-cumulative': FUNDING_FAULTS['stages-look-cumulative'],
  'passed-through-fund': {
    meaning: 'The source pays into a fund that is a source of its own, so it is shown but not counted.',
    fix: 'Nothing, unless this money reaches the ILO outside the fund.',
  },
  'years-ignored': {
    meaning: 'Tranches are dated, but at the grain of the whole plan dates only decide what a source can reach at all.',
    fix: 'Choose the grain year or biennium to see what dates cost.',
  },
  'ceiling-shared-over-periods': {
    meaning: 'A ceiling of an agreement is shared over its tranches by amount and over periods by cost.',
    fix: 'Nothing; choose the grain of the whole plan to hold it as one amount.',
  },
} as const satisfies FaultCatalogue;

export type FundingWarningCode = keyof typeof FUNDING_WARNINGS;
