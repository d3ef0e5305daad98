import type { Circumstance } from '@tamwil/store';
import type { Principal } from '../http/principal.ts';
import type { Services } from './route.ts';

/** Who, when, and the nonce of an event that this request may write. */
export function circumstanceOf(principal: Principal, services: Services): Circumstance {
  return {
    at: services.now(),
    author: { sub: principal.subject, name: principal.name },
    nonce: services.nonce(),
  };
}
