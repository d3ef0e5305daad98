import type { Route } from '../route.ts';
import { LINK_ROUTES } from './links.ts';
import { RECALCULATION_ROUTES } from './recalculation.ts';
import { REPORT_ROUTES } from './report.ts';
import { SCENARIO_ROUTES } from './scenarios.ts';
import { VERSION_ROUTES } from './versions.ts';
import { WORKFLOW_ROUTES } from './workflow.ts';

/** Every route below /scenarios. */
export const BELOW_SCENARIOS: readonly Route[] = [
  ...SCENARIO_ROUTES,
  ...VERSION_ROUTES,
  ...RECALCULATION_ROUTES,
  ...REPORT_ROUTES,
  ...WORKFLOW_ROUTES,
  ...LINK_ROUTES,
];
