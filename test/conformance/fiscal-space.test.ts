import { readFileSync } from 'node:fs';
import {
  annualBenefit,
  benefitCost,
  benefitCostWithFlatAdministration,
  buoyancy,
  constantDebtPath,
  contributionRevenue,
  converted,
  deficitRoom,
  donorDistance,
  evenFlows,
  evenPart,
  fiscalBalance,
  grossFinancingNeed,
  growth,
  growthRatio,
  interestBill,
  linearStabilizingBalance,
  nextDebt,
  overallBalance,
  perHead,
  periodRate,
  presentValue,
  realInterestGrowthDifferential,
  replacementBenefit,
  requiredBalance,
  residualGap,
  shareOf,
  stabilizingBalance,
  weekOfMonth,
} from '@tamwil/fiscal-space';
import { compare, type Fraction, formatFraction, fraction, minus, parseFraction, plus, times } from '@tamwil/money';
import { describe, expect, it } from 'vitest';

interface Vector {
  readonly id: string;
  readonly topic: string;
  readonly description: string;
  readonly inputs: Readonly<Record<string, string | readonly string[]>>;
  readonly expected: Readonly<Record<string, string | readonly string[]>>;
  readonly exact: Readonly<Record<string, string | readonly string[]>>;
  readonly tolerance_abs: Readonly<Record<string, string>>;
}

const TOPICS = [
  'benefit_costing',
  'financing_gap',
  'fiscal_space',
  'debt',
  'revenue',
  'exchange_rate',
  'npv',
  'growth',
];

const { vectors } = JSON.parse(readFileSync(new URL('./vectors/finance.json', import.meta.url), 'utf8')) as {
  vectors: readonly Vector[];
};

/** A number of a vector: decimals, fractions and the powers of ten of its tolerances. */
function exact(text: string): Fraction {
  const [above, below] = text.split('/');
  if (above !== undefined && below !== undefined) return fraction(BigInt(above), BigInt(below));
  const [digits = '', power] = text.split('e-');
  const value = parseFraction(digits);
  if (value === null) throw new Error(`${text} is no number.`);
  return power === undefined ? value : times(value, fraction(1n, 10n ** BigInt(power)));
}

type Values = Readonly<Record<string, Fraction | readonly Fraction[]>>;
type Inputs = {
  readonly one: (key: string) => Fraction;
  readonly all: (key: string) => Fraction[];
  readonly years: (key: string) => number;
};

const percent = (value: Fraction) => times(value, fraction(100n));
const fromPercent = (value: Fraction) => times(value, fraction(1n, 100n));

/** Each vector by the formula it checks. */
const FORMULA: Readonly<Record<string, (of: Inputs) => Values>> = {
  'COST-RAP-TH-CHILD': ({ one }) => {
    expect(compare(annualBenefit(one('benefit_per_month'), fraction(12n)), one('benefit_per_year'))).toBe(0);
    return {
      annual_cost: benefitCost({
        population: one('target_population'),
        takeUp: one('take_up'),
        benefit: one('benefit_per_year'),
        administrationRate: one('admin_rate'),
      }),
    };
  },
  'COST-IDN-TWOTHIRDS': ({ one }) => {
    const month = replacementBenefit(one('min_wage_month_usd'), fraction(2n, 3n));
    return {
      two_thirds_month: month,
      min_wage_week: weekOfMonth(one('min_wage_month_usd')),
      two_thirds_week: weekOfMonth(month),
    };
  },
  'COST-IDN-MCT-13W-LOW': ({ one }) => {
    const benefit = annualBenefit(one('weekly_benefit_usd'), one('weeks'));
    const administrationPerHead = one('admin_cost_per_head_usd');
    const total = (population: Fraction) =>
      benefitCostWithFlatAdministration({ population, takeUp: fraction(1n), benefit, administrationPerHead });
    return {
      per_head_usd: total(fraction(1n)),
      total_usd_million: times(total(one('women')), fraction(1n, 1_000_000n)),
    };
  },
  'COST-IDN-UNITCOST-A': ({ one }) => ({ per_head_usd: perHead(one('total_usd'), one('beneficiaries')) }),
  'COST-IDN-PCTGDP': ({ one }) => ({ pct_gdp: percent(shareOf(one('cost_usd'), one('gdp_usd'))) }),
  'FX-ILO-1996-97': ({ one }) => ({ chf: converted(one('usd'), one('chf_per_usd')) }),
  'FX-ILO-HALF': ({ one }) => ({ per_year: evenPart(one('chf'), 2) }),
  'GROWTH-ILO-RB': ({ one }) => ({ pct: percent(growth(one('from_usd_m'), one('to_usd_m'))) }),
  'GROWTH-GHO22-1': ({ one }) => ({ pct: percent(growth(one('initial'), one('revised'))) }),
  'GROWTH-GHO22-2': ({ one }) => ({ pct: percent(growth(one('initial'), one('revised'))) }),
  'GROWTH-GHO22-3': ({ one }) => ({ pct: percent(growth(one('initial'), one('revised'))) }),
  'NPV-ADOBE-3': ({ one, all, years }) => ({
    npv: presentValue(all('cashflows'), periodRate(one('annual_rate'), years('periods_per_year'), 'nominal'), 'end'),
  }),
  'NPV-LESTER-5PC': ({ one, all }) => ({ npv: presentValue(all('cashflows'), one('rate'), 'end') }),
  'NPV-LESTER-A': ({ one, all }) => ({ npv: presentValue(all('cashflows'), one('rate'), 'end') }),
  'NPV-LESTER-B': ({ one, all }) => ({ npv: presentValue(all('cashflows'), one('rate'), 'end') }),
  'NPV-PLAN-EVEN': ({ one, years }) => ({
    npv: presentValue(evenFlows(one('total'), years('years')), one('rate'), 'start'),
  }),
  'DEBT-DOLAN-2': ({ one }) => {
    const balance = linearStabilizingBalance(one('debt'), one('r'), one('g'));
    const interest = interestBill(one('debt'), one('r'));
    return { pb_star: balance, interest, overall: overallBalance(balance, interest) };
  },
  'DEBT-THNDR-1': ({ one }) => {
    const [debt, r] = [one('debt'), one('r')];
    const [revenue, primaryExpenditure] = [one('revenue'), one('primary_spending')];
    const debt1 = nextDebt({ debt, r, revenue, primaryExpenditure });
    const gdp1 = plus(one('gdp'), times(one('gdp'), one('g')));
    const overall = overallBalance(minus(revenue, primaryExpenditure), interestBill(debt, r));
    return { debt1, gdp1, ratio_pct: percent(shareOf(debt1, gdp1)), overall_deficit: minus(fraction(0n), overall) };
  },
  'DEBT-DK-RG1': ({ one }) => ({ pb_star: stabilizingBalance(one('debt'), one('r'), one('g')) }),
  'DEBT-DK-REAL': ({ one }) => ({ real_rg: realInterestGrowthDifferential(one('r'), one('g'), one('inflation')) }),
  'DEBT-DK-CONST': ({ one, years }) => ({
    path: constantDebtPath({ debt: one('debt'), r: one('r'), g: one('g'), pb: one('pb') }, years('horizon')),
  }),
  'DEBT-DK-GFN': ({ one }) => ({
    gfn: grossFinancingNeed({ debt: one('debt'), r: one('r'), pb: one('pb'), maturing: one('maturing') }),
  }),
  'DEBT-REQPB-20': ({ one, years }) => ({
    pb: requiredBalance({ debt: one('debt'), target: one('target'), r: one('r'), g: one('g'), years: years('years') }),
  }),
  'DEBT-REQPB-RG-EQUAL': ({ one, years }) => ({
    pb: requiredBalance({ debt: one('debt'), target: one('target'), r: one('r'), g: one('g'), years: years('years') }),
  }),
  'FS-SSC': ({ one }) => ({
    revenue: contributionRevenue({
      workers: one('workers'),
      earnings: one('earnings'),
      rate: one('rate'),
      compliance: one('compliance'),
    }),
  }),
  'FS-ODA': ({ one }) => ({
    gap: donorDistance(one('gni'), fromPercent(one('oda_pct')), fromPercent(one('target_pct'))),
  }),
  'FS-DEFICIT-ROOM': ({ one }) => {
    const balance = fiscalBalance(one('rev_pct'), one('exp_pct'));
    const room = deficitRoom(one('ceiling_pct'), balance);
    return { balance, room, residual_gap: residualGap(one('package_pct'), room) };
  },
};

describe('published and derived figures of the field are reproduced, exactly where an exact value is known', () => {
  const own = vectors.filter(({ topic }) => TOPICS.includes(topic));

  it('no vector of these topics is left out', () => {
    expect(own.map(({ id }) => id)).toEqual(expect.arrayContaining(Object.keys(FORMULA)));
    expect(own.filter(({ id }) => FORMULA[id] === undefined)).toEqual([]);
  });

  it.each(own.map((vector) => [vector.id, vector.description, vector] as const))('%s: %s', (id, _, vector) => {
    const one = (key: string) => exact(vector.inputs[key] as string);
    const values = FORMULA[id]!({
      one,
      all: (key) => (vector.inputs[key] as readonly string[]).map(exact),
      years: (key) => Number(vector.inputs[key]),
    });
    for (const [key, expected] of Object.entries(vector.expected)) {
      const got = [values[key]!].flat() as Fraction[];
      const exactly = [vector.exact[key]!].flat() as string[];
      expect(got.map(formatFraction)).toEqual(exactly.map((text) => formatFraction(exact(text))));
      const tolerance = exact(vector.tolerance_abs[key]!);
      for (const [index, text] of ([expected].flat() as string[]).entries()) {
        const difference = minus(got[index]!, exact(text));
        const size = difference.n < 0n ? minus(fraction(0n), difference) : difference;
        expect(compare(size, tolerance)).toBeLessThanOrEqual(0);
      }
    }
  });
});

describe('figures that sources print beside the vectors', () => {
  it('buoyancy is taken on deflated growth: 1.2, where nominal growth would say 1.05 (Haughton)', () => {
    const [base, revenue, inflation] = [exact('0.20'), exact('0.21'), exact('0.15')];
    expect(formatFraction(buoyancy(revenue, base, inflation))).toBe('6/5');
    expect(formatFraction(growthRatio(revenue, base))).toBe('21/20');
  });

  it('the effective convention gives another present value than the nominal one (273.1648)', () => {
    const flows = ['50', '60', '40', '100', '25'].map(exact);
    const value = presentValue(flows, periodRate(exact('0.0275'), 12, 'effective'), 'end');
    expect(Math.abs(Number((value.n * 10_000n) / value.d) - 2_731_648)).toBeLessThanOrEqual(1);
  });
});
