import type { Route } from '../route.ts';
import { ENGINE_QUESTION_ROUTES } from './engine-questions.ts';
import { EVALUATION_ROUTES } from './evaluations.ts';

/** Every route below /evaluations. */
export const BELOW_EVALUATIONS: readonly Route[] = [...EVALUATION_ROUTES, ...ENGINE_QUESTION_ROUTES];
