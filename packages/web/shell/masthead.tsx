import type { VNode } from 'preact';
import { type Digits, isLanguage, LANGUAGE_CODES, LANGUAGES } from '../language/languages.ts';
import { readIn, wording } from '../language/reader.ts';
import { person, signOut } from '../session/session.ts';
import { closeScenarios } from '../workbench/open-scenario.ts';
import { hasUnsaved } from '../workbench/unsaved-work.ts';

/** Name, way home, language and digits, who is signed in. */
export function Masthead(): VNode {
  const { text } = wording.value;
  return (
    <header class="masthead">
      <nav aria-label={text('page.main-navigation')}>
        <a class="wordmark" href="/">
          Tamwil <span lang="ar">تمويل</span>
        </a>
      </nav>
      <div class="reader">
        <LanguageChoice />
        {person.value === null ? null : (
          <>
            <span>
              <bdi>{person.value.name}</bdi>
            </span>
            <button type="button" class="plain" onClick={leave}>
              {text('sign-in.out')}
            </button>
          </>
        )}
      </div>
    </header>
  );
}

/** Signing out leaves nothing behind; unsaved work, on whichever scenario, is given up only on purpose. */
function leave(): void {
  if (hasUnsaved() && !confirm(wording.value.text('sign-in.out-question'))) return;
  closeScenarios();
  void signOut();
}

function LanguageChoice(): VNode {
  const { text, language, digits, direction } = wording.value;
  const change = (code: string) => {
    if (isLanguage(code)) void readIn(code, digits);
  };
  return (
    <>
      <select
        aria-label={text('page.language')}
        value={language}
        onChange={(event) => change(event.currentTarget.value)}
      >
        {LANGUAGE_CODES.map((code) => (
          <option key={code} value={code} lang={code}>
            {LANGUAGES[code].name}
          </option>
        ))}
      </select>
      {direction === 'rtl' ? (
        <select
          aria-label={text('page.digits')}
          value={digits}
          onChange={(event) => void readIn(language, event.currentTarget.value as Digits)}
        >
          <option value="latn">123</option>
          <option value="arab">١٢٣</option>
        </select>
      ) : null}
    </>
  );
}
