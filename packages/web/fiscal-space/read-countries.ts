import type { Fault } from '@tamwil/fault';
import type { CountryScenario } from '@tamwil/fiscal-space';

/** What a table of countries holds, or every fault of it with its cell. */
export type CountriesRead =
  | { readonly ok: true; readonly value: readonly CountryScenario[] }
  | { readonly ok: false; readonly faults: readonly Fault[] };

/** Reads a table of countries beside the page, so that a large one does not hold up the keyboard. */
export function readCountries(table: string | ArrayBuffer): Promise<CountriesRead> {
  const worker = new Worker(new URL('./read-countries.worker.ts', import.meta.url), { type: 'module' });
  return new Promise<CountriesRead>((resolve, reject) => {
    worker.onmessage = ({ data }: MessageEvent<CountriesRead>) => resolve(data);
    worker.onerror = ({ message }) => reject(new Error(message));
    worker.postMessage(table);
  }).finally(() => worker.terminate());
}
