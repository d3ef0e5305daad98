import type { Shape } from './route.ts';
import type * as shapes from './shapes.ts';

/** One of the shapes in shapes.ts by its name, so that a file of routes does not load them all. */
export function named(name: keyof typeof shapes): Shape {
  return async () => (await import('./shapes.ts'))[name];
}
