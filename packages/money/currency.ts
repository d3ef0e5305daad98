/**
 * ISO 4217 codes in force and their minor digits. Every code not named in `OTHER_DIGITS` has two.
 * Source: ISO 4217 list one, as maintained by its agency. Funds and precious-metal codes are left out: no agreement is
 * signed in them.
 */
const CODES =
  'AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BGN BHD BIF BMD BND BOB BRL BSD BTN BWP BYN BZD CAD CDF CHF CLP CNY COP CRC CUP CVE CZK DJF DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GNF GTQ GYD HKD HNL HTG HUF IDR ILS INR IQD IRR ISK JMD JOD JPY KES KGS KHR KMF KPW KRW KWD KYD KZT LAK LBP LKR LRD LSL LYD MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MYR MZN NAD NGN NIO NOK NPR NZD OMR PAB PEN PGK PHP PKR PLN PYG QAR RON RSD RUB RWF SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TND TOP TRY TTD TWD TZS UAH UGX USD UYU UZS VED VES VND VUV WST XAF XCD XCG XOF XPF YER ZAR ZMW ZWG';

const OTHER_DIGITS: ReadonlyMap<string, number> = new Map([
  ...[
    'BIF',
    'CLP',
    'DJF',
    'GNF',
    'ISK',
    'JPY',
    'KMF',
    'KRW',
    'PYG',
    'RWF',
    'UGX',
    'VND',
    'VUV',
    'XAF',
    'XOF',
    'XPF',
  ].map((code) => [code, 0] as const),
  ...['BHD', 'IQD', 'JOD', 'KWD', 'LYD', 'OMR', 'TND'].map((code) => [code, 3] as const),
]);

/** Every currency Tamwil knows, in alphabetical order. */
export const CURRENCIES: readonly string[] = CODES.split(' ');
const KNOWN: ReadonlySet<string> = new Set(CURRENCIES);

/** Whether the text is the code of a currency in force. */
export function isCurrency(code: string): boolean {
  return KNOWN.has(code);
}

/**
 * How many decimals an amount in this currency has.
 *
 * @throws RangeError for a code that `isCurrency` refuses
 * @example
 * ```ts
 * import { minorDigits } from '@tamwil/money';
 * ['USD', 'JPY', 'KWD'].map(minorDigits) // => [2, 0, 3]
 * ```
 */
export function minorDigits(code: string): number {
  if (!isCurrency(code)) throw new RangeError(`${code} is not the code of a currency in force.`);
  return OTHER_DIGITS.get(code) ?? 2;
}
