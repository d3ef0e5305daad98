import { useSignal } from '@preact/signals';
import { formatAmount, minorDigits, parseAmount } from '@tamwil/money';
import type { VNode } from 'preact';
import { percentOfWhole } from '../figures/percent.ts';
import { Bdi } from '../language/bdi.tsx';
import { latinDigits } from '../language/latin-digits.ts';
import { wording } from '../language/reader.ts';
import { scenarioPath } from '../shell/route.ts';
import { availableMoney, withAvailableMoney } from './edit-scenario.ts';
import { draft, edit, opened, plan } from './open-scenario.ts';

const MILLION = 1_000_000n;

/** One field cannot stand for several sources; their own table can. */
function SeveralSources(): VNode {
  const { text } = wording.value;
  return (
    <p>
      {text('money.several-sources')}{' '}
      {opened.value === null ? null : (
        <a href={scenarioPath(opened.value.summary.id, 'funding')}>{text('view.funding')}</a>
      )}
    </p>
  );
}

/** Money available: a field for the exact amount and a slider in whole millions, two ways to say the same. */
export function MoneyField(): VNode | null {
  const { text, rich, decimal } = wording.value;
  const typed = useSignal<string | null>(null);
  const amount = draft.value === null ? null : availableMoney(draft.value);
  if (amount === null || plan.value === null) return <SeveralSources />;

  const { currency, budget } = plan.value;
  const digits = minorDigits(currency);
  const units = parseAmount(amount, digits);
  const available = typeof units === 'bigint' ? units : 0n;
  const read = typed.value === null ? available : parseAmount(latinDigits(typed.value), digits);
  const perMillion = MILLION * 10n ** BigInt(digits);
  const set = (value: bigint) => edit((document) => withAvailableMoney(document, formatAmount(value, digits)));
  const type = (value: string) => {
    typed.value = value;
    const parsed = parseAmount(latinDigits(value), digits);
    if (typeof parsed === 'bigint') set(parsed);
  };
  return (
    <div class="money">
      <div class="field">
        <label for="money-amount">{text('money.label', { currency })}</label>
        <input
          id="money-amount"
          inputMode="decimal"
          autocomplete="off"
          dir="ltr"
          class="figure"
          value={typed.value ?? decimal(amount)}
          aria-invalid={typeof read !== 'bigint'}
          aria-describedby="money-hint"
          onInput={(event) => type(event.currentTarget.value)}
          onBlur={() => {
            if (typeof read === 'bigint') typed.value = null;
          }}
        />
        <input
          type="range"
          aria-label={text('money.slider')}
          min="0"
          max={`${budget / perMillion}`}
          step="1"
          value={`${available / perMillion}`}
          aria-valuetext={text('amount.million', { currency, amount: decimal(`${available / perMillion}`) })}
          onInput={(event) => {
            typed.value = null;
            set(BigInt(event.currentTarget.value) * perMillion);
          }}
        />
        <span id="money-hint" class="hint" role={typeof read === 'bigint' ? undefined : 'alert'}>
          {typeof read === 'bigint'
            ? rich('money.hint', {
                share: <Bdi>{decimal(percentOfWhole(available, budget))}</Bdi>,
                stage: draft.value?.funding[0]?.stage ?? 'other',
                budget: <Bdi>{decimal(formatAmount(budget, digits))}</Bdi>,
              })
            : text(`money.fault-${read}`)}
        </span>
      </div>
    </div>
  );
}
