import type { Checked } from '@tamwil/fault';
import { currencyUnits } from './cost-packages.ts';
import { DEFINITIONS } from './country-schema.ts';
import { type CountryResult, evaluateCountry } from './evaluate-country.ts';
import { READINGS, type Reading } from './figure.ts';
import { perHead } from './formulas/benefit-cost.ts';
import { amountOf, shareOf } from './formulas/financing-gap.ts';
import { EIGHT_OPTIONS } from './options/eight-options.ts';
import { readCountryScenario } from './read-country-scenario.ts';
import { warningsOf } from './warnings.ts';
import { writtenAmount, writtenNumber, writtenRatio, writtenShare } from './written.ts';
import { writtenDebt } from './written-debt.ts';

/**
 * The fiscal space of one country for its benefit packages: cost and gap, the options as a range, what stays open, the
 * debt path.
 *
 * Amounts in the answer are in single units of the country's currency with its minor digits, whatever unit the document
 * uses; shares and ratios have 8 places, half-even. Cells are rounded once, so rows and columns add up. Figures that the
 * document does not give leave null behind and are listed under `gaps` with what they were needed for.
 *
 * Faults: the shape faults and FISCAL_SPACE_FAULTS, all at once; money counted twice is refused with `double-count`.
 *
 * @example
 * ```ts
 * import { fiscalSpaceAnswer } from '@tamwil/fiscal-space';
 * const figure = { source: 'an example', year: 2025 };
 * const answer = fiscalSpaceAnswer({
 *   format: 'country-scenario/1', id: 'x', name: 'Example country (invented)', currency: 'USD', unit: 'million',
 *   firstYear: 2026, lastYear: 2026, definition: 'ilo', profile: { gdp: { ...figure, values: { 2026: '1000' } } }, packages: [],
 *   options: { aid: { grants: { 2026: { ...figure, low: '1', central: '2', high: '4' } } } },
 * });
 * answer.ok && answer.value.range[0]?.central.total // => '2000000.00'
 * ```
 */
export function fiscalSpaceAnswer(json: unknown): Checked<FiscalSpaceAnswer> {
  const read = readCountryScenario(json);
  return read.ok ? { ok: true, value: writtenCountry(evaluateCountry(read.value)) } : read;
}

export type FiscalSpaceAnswer = ReturnType<typeof writtenCountry>;

/** A result as it goes out. */
export function writtenCountry(result: CountryResult) {
  const { country } = result;
  const { id, name, currency, firstYear, lastYear, definition } = country.scenario;
  return {
    id,
    name,
    currency,
    firstYear,
    lastYear,
    definition: typeof definition === 'string' ? DEFINITIONS[definition] : definition,
    economy: writtenEconomy(result),
    packages: writtenPackages(result),
    need: writtenNeed(result),
    options: writtenOptions(result),
    range: writtenRange(result),
    rangeNote: 'All low, all central, all high: not a confidence interval.',
    debt: result.debt === null ? null : writtenDebt(country, result.debt),
    presentValue: writtenPresentValue(result),
    warnings: warningsOf(result),
    // Last: writing asks for figures too (GDP for shares, population for amounts a head).
    gaps: country.gaps(),
  };
}

function writtenEconomy({ country }: CountryResult) {
  return country.years.map((year) =>
    country.needing('shares of GDP, revenue and expenditure', () => ({
      year,
      gdp: writtenNumber(country.gdp(year), country.digits),
      population: writtenNumber(country.population(year), 0),
    })),
  );
}

function writtenPackages({ country, packages }: CountryResult) {
  const { digits } = country;
  return packages.map(({ id, name, lines }) => ({
    id,
    name,
    lines: lines.map(({ line, years }) => ({
      id: line.id,
      name: line.name,
      years: years.map(({ year, beneficiaries, benefit, cost, current, gap }) => {
        const [gdp, population] = [country.gdp(year), country.population(year)];
        const gdpPerHead = gdp === null || population === null || population.n === 0n ? null : perHead(gdp, population);
        return {
          year,
          beneficiaries: writtenNumber(beneficiaries, 0),
          benefit: writtenNumber(benefit, digits),
          benefitToGdpPerHead:
            benefit === null || gdpPerHead === null || gdpPerHead.n === 0n
              ? null
              : writtenRatio(shareOf(benefit, gdpPerHead)),
          cost: writtenAmount(cost, digits),
          costPerBeneficiary:
            cost === null || beneficiaries === null || beneficiaries.n === 0n
              ? null
              : writtenNumber(perHead(currencyUnits(cost, digits), beneficiaries), digits),
          current: writtenAmount(current, digits),
          gap: writtenAmount(gap, digits),
        };
      }),
    })),
  }));
}

function writtenNeed({ country, need }: CountryResult) {
  const { digits } = country;
  return need.map(({ year, cost, current, gap }) =>
    country.needing('shares of GDP, revenue and expenditure', () => {
      const gdp = country.gdp(year);
      const [revenue, expenditure, socialProtection] = (['revenue', 'expenditure', 'socialProtection'] as const).map(
        (key) => {
          const share = country.series(key, year);
          return share === null || gdp === null ? null : amountOf(share, gdp);
        },
      );
      const shares = (amount: bigint | null) => ({
        gdp: writtenShare(amount, gdp, digits),
        revenue: writtenShare(amount, revenue ?? null, digits),
        expenditure: writtenShare(amount, expenditure ?? null, digits),
        socialProtection: writtenShare(amount, socialProtection ?? null, digits),
      });
      const population = country.population(year);
      return {
        year,
        cost: writtenAmount(cost, digits),
        current: writtenAmount(current, digits),
        gap: writtenAmount(gap, digits),
        costShares: shares(cost),
        gapShares: shares(gap),
        costPerHead:
          cost === null || population === null || population.n === 0n
            ? null
            : writtenNumber(perHead(currencyUnits(cost, digits), population), digits),
      };
    }),
  );
}

function writtenOptions({ country, parts }: CountryResult) {
  const { digits } = country;
  return parts.map((part) => {
    const option = EIGHT_OPTIONS.find(({ id }) => id === part.option)!;
    return {
      id: part.id,
      option: part.option,
      title: option.title,
      source: option.source,
      notes: option.notes,
      userNotes: country.scenario.options?.[part.option]?.notes ?? null,
      kind: part.kind,
      borrowed: part.borrowed,
      endYear: part.endYear,
      countedShare: writtenRatio(part.countedShare),
      years: country.years.map((year, index) => ({
        year,
        ...inWords((reading) => writtenAmount(part.cells[reading][index]!.yield, digits)),
        centralOverGdp: writtenShare(part.cells.central[index]!.yield, country.gdp(year), digits),
        ...(READINGS.some((reading) => part.cells[reading][index]!.required > 0n)
          ? { required: inWords((reading) => writtenAmount(part.cells[reading][index]!.required, digits)) }
          : {}),
      })),
      beside: part.beside.map(({ figure, values }) => ({
        code: figure.code,
        kind: figure.kind,
        years: country.years.map((year, index) => ({
          year,
          ...inWords((reading) =>
            writtenNumber(values[reading][index]!, figure.kind === 'amount' ? digits : figure.kind === 'count' ? 0 : 2),
          ),
        })),
      })),
    };
  });
}

function writtenRange({ country, financing, mix }: CountryResult) {
  const { digits } = country;
  return country.years.map((year, index) => ({
    year,
    ...inWords((reading) => {
      const { total, flows, stocks, financed, residual, unused } = financing[reading][index]!;
      const { paid } = mix[reading][index]!;
      return {
        total: writtenAmount(total, digits),
        flows: writtenAmount(flows, digits),
        stocks: writtenAmount(stocks, digits),
        totalOverGdp: writtenShare(total, country.gdp(year), digits),
        financed: writtenAmount(financed, digits),
        residual: writtenAmount(residual, digits),
        residualOverGdp: writtenShare(residual, country.gdp(year), digits),
        unused: writtenAmount(unused, digits),
        mix:
          paid === null
            ? null
            : Object.entries(paid).map(([part, amount]) => ({ part, amount: writtenAmount(amount, digits) })),
      };
    }),
  }));
}

function writtenPresentValue({ country, presentValue }: CountryResult) {
  const input = country.scenario.presentValue;
  if (input === undefined || presentValue === null) return null;
  const { baseYear, timing, kind } = input;
  return {
    baseYear,
    timing,
    kind,
    rate: input.rate.value,
    compounding: 'annual',
    cost: writtenNumber(presentValue.cost, country.digits),
    gap: writtenNumber(presentValue.gap, country.digits),
  };
}

function inWords<T>(write: (reading: Reading) => T): { low: T; central: T; high: T } {
  return { low: write('low'), central: write('central'), high: write('high') };
}
