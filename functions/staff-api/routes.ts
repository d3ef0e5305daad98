import type { Route } from './route.ts';

/**
 * Every route of /v1, by the first word of its address. What is below a word is loaded when that word is first asked
 * for: a list of scenarios does not wait for the engine. Registration, the API description and the authorization matrix
 * are made from this table; a route that is not here does not exist.
 */
export const ROUTES_BELOW: Readonly<Record<string, () => Promise<readonly Route[]>>> = {
  health: async () => (await import('./routes/health.ts')).HEALTH_ROUTES,
  plans: async () => (await import('./routes/plans.ts')).PLAN_ROUTES,
  allocations: async () => (await import('./routes/allocations.ts')).ALLOCATION_ROUTES,
  evaluations: async () => (await import('./routes/below-evaluations.ts')).BELOW_EVALUATIONS,
  'fiscal-space': async () => (await import('./routes/fiscal-space.ts')).FISCAL_SPACE_ROUTES,
  imports: async () => (await import('./routes/imports.ts')).IMPORT_ROUTES,
  scenarios: async () => (await import('./routes/below-scenarios.ts')).BELOW_SCENARIOS,
};

/** The whole table, for what looks at all of it: the API description and the tests. */
export async function allRoutes(): Promise<readonly Route[]> {
  const routes = await Promise.all(Object.values(ROUTES_BELOW).map((load) => load()));
  return routes.flat();
}
