export { type Amount, addAmounts, amount, subtractAmounts } from './amount.ts';
export { controlledRounding } from './controlled-rounding.ts';
export { CURRENCIES, isCurrency, minorDigits } from './currency.ts';
export { Decimal, quantize } from './decimal.ts';
export { formatAmount } from './format-amount.ts';
export { formatCoverage } from './format-coverage.ts';
export { formatDecimal, formatFraction, placePoint } from './format-fraction.ts';
export {
  ceiling,
  commonDenominator,
  compare,
  type Fraction,
  floor,
  fraction,
  gcd,
  greatest,
  least,
  minus,
  ONE,
  over,
  plus,
  power,
  scaled,
  sum,
  times,
  ZERO,
} from './fraction.ts';
export { roundToTotal, splitByWeights } from './largest-remainder.ts';
export { minorUnitsOf } from './minor-units-of.ts';
export { type AmountFault, MOST_INTEGER_DIGITS, parseAmount } from './parse-amount.ts';
export { parseFraction } from './parse-fraction.ts';
export { parseRate, plainRate, type Rate } from './rate.ts';
export { roundHalfEven } from './round-half-even.ts';
export { type RoundedTable, roundTable } from './round-table.ts';
