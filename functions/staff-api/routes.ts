import type { Route } from './route.ts';
import { ALLOCATION_ROUTES } from './routes/allocations.ts';
import { ENGINE_QUESTION_ROUTES } from './routes/engine-questions.ts';
import { EVALUATION_ROUTES } from './routes/evaluations.ts';
import { FISCAL_SPACE_ROUTES } from './routes/fiscal-space.ts';
import { HEALTH_ROUTES } from './routes/health.ts';
import { IMPORT_ROUTES } from './routes/imports.ts';
import { LINK_ROUTES } from './routes/links.ts';
import { PLAN_ROUTES } from './routes/plans.ts';
import { RECALCULATION_ROUTES } from './routes/recalculation.ts';
import { REPORT_ROUTES } from './routes/report.ts';
import { SCENARIO_ROUTES } from './routes/scenarios.ts';
import { VERSION_ROUTES } from './routes/versions.ts';
import { WORKFLOW_ROUTES } from './routes/workflow.ts';

/**
 * Every route of /v1. Registration, the API description and the authorization matrix are made from this table; a route
 * that is not here does not exist.
 */
export const ROUTES: readonly Route[] = [
  ...HEALTH_ROUTES,
  ...PLAN_ROUTES,
  ...ALLOCATION_ROUTES,
  ...EVALUATION_ROUTES,
  ...ENGINE_QUESTION_ROUTES,
  ...FISCAL_SPACE_ROUTES,
  ...IMPORT_ROUTES,
  ...SCENARIO_ROUTES,
  ...VERSION_ROUTES,
  ...RECALCULATION_ROUTES,
  ...REPORT_ROUTES,
  ...WORKFLOW_ROUTES,
  ...LINK_ROUTES,
];
