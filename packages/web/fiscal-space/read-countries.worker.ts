import { importCountries } from '@tamwil/report';
import type { CountriesRead } from './read-countries.ts';

/** Takes the text of a table and sends back the countries in it. */
addEventListener('message', ({ data }: MessageEvent<string>) => {
  const read: CountriesRead = importCountries(data);
  postMessage(read);
});
