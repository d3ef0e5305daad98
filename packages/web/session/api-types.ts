/* Made from the API description by `npm run docs`; a test holds it against the routes. */
import type { ProgramDocument as AllocationProgram } from '@tamwil/scenario';
import type { AllocationRequestDocument as AllocationRequest } from '@tamwil/allocation';
import type { CountryScenario } from '@tamwil/fiscal-space';
import type { Evaluation as Result } from '@tamwil/scenario';
import type { ScenarioDocument as Scenario } from '@tamwil/scenario';

export interface Api {
  'GET /health': {
    answer: {
      status: 'ok';
      version: string;
      engine: string;
    };
  };
  'GET /plans': {
    answer: {
      plans: {
        id: string;
        title: {
          en: string;
          [k: string]: unknown;
        };
      }[];
    };
  };
  'GET /plans/{id}': {
    path: {
      id: string;
    };
    answer: {
      id: string;
      [k: string]: unknown;
    };
  };
  'POST /allocations': {
    body: AllocationRequest;
    answer: {
      engine: string;
      currency: string;
      awards: {
        [k: string]: unknown;
      }[];
      [k: string]: unknown;
    };
  };
  'POST /allocations/rules': {
    body: {
      currency: string;
      available: string;
      claims: {
        id: string;
        claim: string;
      }[];
      weights?: {
        [k: string]: string;
      };
      detail?: 'cents' | 'exact';
    };
    answer: {
      rules: {
        rule: string;
        awards: {
          target: string;
          award: string;
          exact?: string;
        }[];
        error: string | null;
      }[];
    };
  };
  'POST /allocations/funding-path': {
    body: {
      currency: string;
      targets: {
        id: string;
        claim: string;
        unit?: string;
        group?: string;
        rank?: number;
        fields?: {
          [k: string]: string;
        };
      }[];
      sources: {
        id: string;
        amount: string;
        for: '*' | string[];
        atMost?: {
          [k: string]: string;
        };
        booked?: {
          target: string;
          amount: string;
        }[];
      }[];
      program: AllocationProgram;
      detail?: 'awards' | 'cents' | 'exact';
      vary: string;
      upTo?: string;
      /**
       * @maxItems 1000
       */
      at?: string[];
    };
    answer: {
      breakpoints: {
        funds: string;
        exact: string;
        [k: string]: unknown;
      }[];
      at: {
        funds: string;
        [k: string]: unknown;
      }[];
      refused: ('path-not-linear' | 'path-too-long') | null;
    };
  };
  'POST /allocations/properties': {
    body: AllocationRequest;
    answer: {
      properties: {
        id: string;
        holds: boolean | null;
        trials: number;
        counterexample: {
          [k: string]: unknown;
        } | null;
      }[];
    };
  };
  'POST /evaluations': {
    body:
      | Scenario
      | {
          scenario: Scenario;
        };
    answer: Result;
  };
  'POST /evaluations/modes': {
    body:
      | {
          scenario: Scenario;
          mode: 'lift';
          to: unknown;
          goal: string;
        }
      | {
          scenario: Scenario;
          mode: 'earmarking';
        }
      | {
          scenario: Scenario;
          mode: 'renegotiate';
          /**
           * @maxItems 200
           */
          together?: string[];
        }
      | {
          scenario: Scenario;
          mode: 'asks';
          goal?: string;
        }
      | {
          scenario: Scenario;
          mode: 'departures';
        };
    answer: {
      mode: 'lift' | 'earmarking' | 'renegotiate' | 'asks' | 'departures';
      [k: string]: unknown;
    };
  };
  'POST /evaluations/simulation': {
    body: {
      scenario: Scenario;
      draws?: number;
      seed?: number;
      commonFactor?: string | null;
      amountSpread?: {
        low: string;
        high: string;
      } | null;
      escalation?: {
        deviation: string;
      } | null;
      exchange?: {
        [k: string]: {
          deviation: string;
        };
      };
    };
    answer: {
      draws: number;
      seed: number;
      [k: string]: unknown;
    };
  };
  'POST /evaluations/sensitivity': {
    body: {
      scenario: Scenario;
      /**
       * @maxItems 200
       */
      inputs?: {
        pointer: string;
        low: string | number | boolean | null;
        high: string | number | boolean | null;
      }[];
      sweep?: {
        rows: {
          pointer: string;
          /**
           * @minItems 1
           * @maxItems 50
           */
          values: (string | number | boolean | null)[];
        };
        columns: {
          pointer: string;
          /**
           * @minItems 1
           * @maxItems 50
           */
          values: (string | number | boolean | null)[];
        };
      };
    };
    answer: {
      base: {
        [k: string]: unknown;
      };
      inputs: {
        [k: string]: unknown;
      }[];
      [k: string]: unknown;
    };
  };
  'POST /evaluations/ladder': {
    body: {
      scenario: Scenario;
      /**
       * @minItems 1
       * @maxItems 101
       */
      shortfalls?: string[];
    };
    answer: {
      steps: {
        shortfall: string;
        [k: string]: unknown;
      }[];
    };
  };
  'POST /evaluations/funding-path': {
    body: {
      scenario: Scenario;
      vary?: string;
      upTo?: string;
      /**
       * @maxItems 1000
       */
      at?: string[];
    };
    answer: {
      breakpoints: {
        funds: string;
        exact: string;
        [k: string]: unknown;
      }[];
      at: {
        funds: string;
        [k: string]: unknown;
      }[];
      refused: ('path-not-linear' | 'path-too-long') | null;
    };
  };
  'POST /evaluations/rules': {
    body: {
      scenario: Scenario;
      detail?: 'cents' | 'exact';
    };
    answer: {
      rules: {
        rule: string;
        awards: {
          target: string;
          award: string;
          exact?: string;
        }[];
        error: string | null;
      }[];
    };
  };
  'POST /evaluations/properties': {
    body: {
      scenario: Scenario;
    };
    answer: {
      properties: {
        id: string;
        holds: boolean | null;
        trials: number;
        counterexample: {
          [k: string]: unknown;
        } | null;
      }[];
    };
  };
  'POST /fiscal-space': {
    body: CountryScenario;
    answer: {
      id: string;
      currency: string;
      gaps: unknown[];
      [k: string]: unknown;
    };
  };
  'POST /fiscal-space/portfolio': {
    body: {
      format: 'fiscal-space-portfolio/1';
      currency: string;
      /**
       * @minItems 1
       */
      countries: CountryScenario[];
    };
    answer: {
      currency: string;
      [k: string]: unknown;
    };
  };
  'POST /imports/funding': {
    query?: {
      plan?: 'gb343-ins-3-1';
      currency?: string;
      exclusive?: string;
    };
    body: {
      /**
       * @minItems 1
       * @maxItems 40000
       */
      rows: {
        source?: string;
        line?: string;
        period?: string;
        amount?: string;
        stage?: string;
        rate?: string;
        rateDate?: string;
        probability?: string;
        unit?: string;
        name?: string;
        kind?: string;
        donor?: string;
        agreement?: string;
        confidential?: string;
        country?: string;
        currency?: string;
        category?: string;
        for?: string;
        usableFrom?: string;
        usableUntil?: string;
        carryOver?: string;
        collection?: string;
        programmeSupport?: string;
        agentFee?: string;
        levy?: string;
        deducted?: string;
        fund?: string;
        fundTotal?: string;
      }[];
    };
    answer: {
      funding: {
        id: string;
        name?: string;
        kind?: 'regular-budget' | 'rbsa' | 'development-cooperation' | 'pooled-fund' | 'other';
        donor?: string | null;
        agreement?: string | null;
        confidential?: boolean;
        country?: string | null;
        currency?: string;
        amount?: string;
        stage?: 'identified' | 'pledged' | 'committed' | 'received' | 'spent';
        rate?: string;
        rateDate?: string;
        probability?: string;
        /**
         * @minItems 1
         * @maxItems 200
         */
        tranches?: {
          period?: string | null;
          amount: string;
          stage: 'identified' | 'pledged' | 'committed' | 'received' | 'spent';
          rate?: string;
          rateDate?: string;
          probability?: string;
        }[];
        earmark?: {
          category?: 'unearmarked' | 'softly-earmarked' | 'earmarked' | 'tightly-earmarked';
          for?: unknown;
          split?: {
            [k: string]: string;
          } | null;
          atMost?: {
            [k: string]: string;
          } | null;
        };
        usableFrom?: string | null;
        usableUntil?: string | null;
        carryOver?: 'none' | 'biennium' | 'plan';
        collection?: string;
        /**
         * @maxItems 5000
         */
        booked?: {
          output: string;
          period?: string | null;
          amount: string;
        }[];
        charges?: {
          programmeSupport?: string;
          agentFee?: string;
          levy?: string;
          deducted?: boolean;
        };
        via?: {
          fund: string;
          total?: string;
        } | null;
      }[];
    };
  };
  'POST /imports/costs': {
    query?: {
      plan?: 'gb343-ins-3-1';
    };
    body: {
      /**
       * @minItems 1
       * @maxItems 40000
       */
      rows: {
        '2021'?: string;
        '2022'?: string;
        '2023'?: string;
        '2024'?: string;
        '2025'?: string;
        '2026'?: string;
        output?: string;
        amount?: string;
        share?: string;
        firstYear?: string;
        lastYear?: string;
        reason?: string;
      }[];
    };
    answer: {
      costing: {
        split?: {
          [k: string]: {
            shares?: {
              [k: string]: string;
            };
            amounts?: {
              [k: string]: string;
            };
          };
        };
        windows?: {
          [k: string]: {
            firstYear: number;
            lastYear: number;
            reason: string;
          };
        };
        phasing?: {
          [k: string]: {
            [k: string]: string;
          };
        };
      };
    };
  };
  'POST /imports/fiscal-space': {
    body: {
      /**
       * @minItems 1
       * @maxItems 40000
       */
      rows: {
        country?: string;
        field?: string;
        year?: string;
        value?: string;
        low?: string;
        central?: string;
        high?: string;
        unit?: string;
        source?: string;
        sourceYear?: string;
        vintage?: string;
      }[];
    };
    answer: {
      countries: CountryScenario[];
    };
  };
  'GET /scenarios': {
    query?: {
      limit?: string;
      cursor?: string;
      q?: string;
      state?: 'draft' | 'submitted' | 'returned' | 'cleared' | 'archived';
    };
    answer: {
      scenarios: ScenarioSummary[];
      cursor: string | null;
    };
  };
  'GET /scenarios/{id}': {
    path: {
      id: string;
    };
    ifNoneMatch?: string;
    answer: ScenarioShown;
  };
  'PUT /scenarios/{id}': {
    path: {
      id: string;
    };
    ifMatch?: string;
    ifNoneMatch?: string;
    body: {
      scenario: Scenario;
      reason: string;
      copiedFrom?: {
        scenario: string;
        version: number;
      };
    };
    answer: ScenarioSummary;
  };
  'GET /scenarios/{id}/versions': {
    path: {
      id: string;
    };
    query?: {
      limit?: string;
      cursor?: string;
    };
    answer: {
      versions: {
        id: string;
        version: number;
        state: 'draft' | 'submitted' | 'returned' | 'cleared' | 'archived';
        at: string;
        author: {
          sub: string;
          name: string;
        };
        name: string;
        revised: number;
        engine: string;
        inputDigest: string;
        resultDigest: string;
        totals: {
          currency: string;
          basis: string;
          asOf?: string;
          cost: string;
          award: string;
          gap: string;
          coverage: string;
          usable: string;
          inHand: string;
          firm: string;
        };
        blockers: string[];
        clearances: {
          priorities?: {
            by: {
              sub: string;
              name: string;
            };
            at: string;
            decision: string;
          };
          funds?: {
            by: {
              sub: string;
              name: string;
            };
            at: string;
            decision: string;
          };
        };
        cleared: {
          version: number;
          revised: number;
          at: string;
        } | null;
        disclaimer?: string;
        reason: string;
        recalculatedFrom: string | null;
      }[];
      cursor: string | null;
    };
  };
  'GET /scenarios/{id}/versions/{n}': {
    path: {
      id: string;
      n: string;
    };
    ifNoneMatch?: string;
    answer: ScenarioShown;
  };
  'GET /scenarios/{id}/versions/{n}/result': {
    path: {
      id: string;
      n: string;
    };
    ifNoneMatch?: string;
    answer: Result;
  };
  'GET /scenarios/{id}/diff': {
    path: {
      id: string;
    };
    query: {
      from: string;
      to: string;
    };
    answer: {
      from: ScenarioSummary;
      to: ScenarioSummary;
      changes: {
        kind: 'added' | 'removed' | 'changed' | 'reordered';
        path: string[];
        before?: unknown;
        after?: unknown;
        words: string;
      }[];
      figures: {
        currency: string;
        totals: {
          [k: string]: {
            before: string;
            after: string;
            difference: string;
          };
        };
        components: {
          id: string;
          before: string;
          after: string;
          difference: string;
        }[];
        outputs: {
          id: string;
          before: string;
          after: string;
          difference: string;
        }[];
      } | null;
    };
  };
  'GET /scenarios/{id}/history': {
    path: {
      id: string;
    };
    query?: {
      limit?: string;
      cursor?: string;
    };
    answer: {
      events: LogEvent[];
      cursor: string | null;
    };
  };
  'POST /scenarios/{id}/recalculation': {
    path: {
      id: string;
    };
    ifMatch: string;
    body: {
      engine: string;
      reason: string;
    };
    answer: ScenarioSummary;
  };
  'GET /scenarios/{id}/versions/{n}/report': {
    path: {
      id: string;
      n: string;
    };
    query: {
      format: 'xlsx' | 'csv' | 'json';
      sheet?:
        | 'read-me'
        | 'assumptions'
        | 'costs'
        | 'funding'
        | 'awards'
        | 'routing'
        | 'trace'
        | 'fiscal-space'
        | 'fiscal-options'
        | 'debt-paths'
        | 'country-inputs';
      direction?: 'ltr' | 'rtl';
    };
    answer: null;
  };
  'POST /scenarios/{id}/submission': {
    path: {
      id: string;
    };
    ifMatch: string;
    body: {
      reason: string;
    };
    answer: ScenarioSummary;
  };
  'POST /scenarios/{id}/clearance': {
    path: {
      id: string;
    };
    ifMatch: string;
    body: {
      part: 'priorities' | 'funds';
      decision: string;
    };
    answer: ScenarioSummary;
  };
  'POST /scenarios/{id}/return': {
    path: {
      id: string;
    };
    ifMatch: string;
    body: {
      reason: string;
    };
    answer: ScenarioSummary;
  };
  'POST /scenarios/{id}/archive': {
    path: {
      id: string;
    };
    ifMatch: string;
    body: {
      reason: string;
    };
    answer: ScenarioSummary;
  };
  'GET /scenarios/{id}/links': {
    path: {
      id: string;
    };
    answer: {
      links: {
        hash: string;
        version: number;
        label: string;
        audience: string;
        donor: string | null;
        expires: string;
        created: {
          at: string;
          by: {
            sub: string;
            name: string;
          };
        };
        revoked: string | null;
        laterPosition: boolean;
        views: {
          day: string;
          loads: number;
        }[];
      }[];
    };
  };
  'PUT /scenarios/{id}/links/{hash}': {
    path: {
      id: string;
      hash: string;
    };
    body: {
      version?: number;
      label: string;
      audience: string;
      donor: string | null;
      expires?: string;
    };
    answer: {
      hash: string;
      version: number;
      label: string;
      audience: string;
      donor: string | null;
      expires: string;
    };
  };
  'DELETE /scenarios/{id}/links/{hash}': {
    path: {
      id: string;
      hash: string;
    };
    answer: null;
  };
}
export interface ScenarioSummary {
  id: string;
  version: number;
  state: 'draft' | 'submitted' | 'returned' | 'cleared' | 'archived';
  at: string;
  author: {
    sub: string;
    name: string;
  };
  name: string;
  revised: number;
  engine: string;
  inputDigest: string;
  resultDigest: string;
  totals: {
    currency: string;
    basis: string;
    asOf?: string;
    cost: string;
    award: string;
    gap: string;
    coverage: string;
    usable: string;
    inHand: string;
    firm: string;
  };
  blockers: string[];
  clearances: {
    priorities?: {
      by: {
        sub: string;
        name: string;
      };
      at: string;
      decision: string;
    };
    funds?: {
      by: {
        sub: string;
        name: string;
      };
      at: string;
      decision: string;
    };
  };
  cleared: {
    version: number;
    revised: number;
    at: string;
  } | null;
  disclaimer?: string;
}
export interface ScenarioShown {
  id: string;
  version: number;
  state: 'draft' | 'submitted' | 'returned' | 'cleared' | 'archived';
  at: string;
  author: {
    sub: string;
    name: string;
  };
  name: string;
  revised: number;
  engine: string;
  inputDigest: string;
  resultDigest: string;
  totals: {
    currency: string;
    basis: string;
    asOf?: string;
    cost: string;
    award: string;
    gap: string;
    coverage: string;
    usable: string;
    inHand: string;
    firm: string;
  };
  blockers: string[];
  clearances: {
    priorities?: {
      by: {
        sub: string;
        name: string;
      };
      at: string;
      decision: string;
    };
    funds?: {
      by: {
        sub: string;
        name: string;
      };
      at: string;
      decision: string;
    };
  };
  cleared: {
    version: number;
    revised: number;
    at: string;
  } | null;
  disclaimer?: string;
  hash: string;
  scenario: Scenario;
}
export interface LogEvent {
  version: number;
  at: string;
  author: {
    sub: string;
    name: string;
  };
  nonce: string;
  deed: {
    kind: string;
    [k: string]: unknown;
  };
  previous: string | null;
  hash: string;
  [k: string]: unknown;
}
