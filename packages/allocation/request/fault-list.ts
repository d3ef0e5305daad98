import { type Fault, MOST_FAULTS, pointerOf } from '@tamwil/fault';
import { ALLOCATION_FAULTS, type AllocationFaultCode } from '../fault-codes.ts';

/** Collects faults up to the common bound. */
export class FaultList {
  readonly faults: Fault[] = [];

  add(path: readonly PropertyKey[], code: AllocationFaultCode, detail: string): void {
    if (this.faults.length >= MOST_FAULTS) return;
    this.faults.push({ pointer: pointerOf(path), code, detail, fix: ALLOCATION_FAULTS[code].fix });
  }
}

/** A name as it is quoted in a detail: short enough to read. */
export const quoted = (name: string): string => JSON.stringify(name.length > 80 ? `${name.slice(0, 79)}…` : name);
