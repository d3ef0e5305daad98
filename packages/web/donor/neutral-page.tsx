import type { VNode } from 'preact';
import { CATALOGUES } from '../language/catalogues.ts';
import { LANGUAGE_CODES, LANGUAGES } from '../language/languages.ts';

/** The one page for links that are unknown, withdrawn or expired: it says the same in every language and names nothing. */
export function NeutralPage(): VNode {
  return (
    <body>
      <main>
        {LANGUAGE_CODES.map((language, index) => (
          <section key={language} lang={language} dir={LANGUAGES[language].direction}>
            {index === 0 ? (
              <h1>{CATALOGUES[language]['neutral.heading']}</h1>
            ) : (
              <h2>{CATALOGUES[language]['neutral.heading']}</h2>
            )}
            <p>{CATALOGUES[language]['neutral.text']}</p>
          </section>
        ))}
      </main>
    </body>
  );
}
