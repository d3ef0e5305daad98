import type { VNode } from 'preact';
import { LANGUAGE_CODES, LANGUAGES } from '../language/languages.ts';
import { DONOR_CATALOGUES } from './donor-catalogues.ts';

/** The one page for links that are unknown, withdrawn or expired: it says the same in every language and names nothing. */
export function NeutralPage(): VNode {
  return (
    <body>
      <main>
        {LANGUAGE_CODES.map((language, index) => (
          <section key={language} lang={language} dir={LANGUAGES[language].direction}>
            {index === 0 ? (
              <h1>{DONOR_CATALOGUES[language]['neutral.heading']}</h1>
            ) : (
              <h2>{DONOR_CATALOGUES[language]['neutral.heading']}</h2>
            )}
            <p>{DONOR_CATALOGUES[language]['neutral.text']}</p>
          </section>
        ))}
      </main>
    </body>
  );
}
