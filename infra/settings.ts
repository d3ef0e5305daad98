/**
 * What differs between two deployments. A stage's settings are one JSON file, infra/stages/<stage>.json; every value is
 * checked before a stack is made, and everything that is wrong is reported at once.
 */
export interface Settings {
  /** Part of every name: 1 to 16 of `a-z`, `0-9`, `-`, starting with a letter. */
  readonly stage: string;
  /** Region of data, functions and API. The site is always made in us-east-1, where CloudFront's parts live. */
  readonly region: string;
  /** Account number; left out, that of the credentials used to deploy. */
  readonly account?: string;
  /** Origin of the site (`https://d111.cloudfront.net`), for sign-in to return to; with an own domain it is that. */
  readonly siteAddress?: string;
  readonly domain?: OwnDomain;
  readonly identity: { readonly cognito: CognitoIdentity } | { readonly issuer: OtherIssuer };
  /** Executions kept for a function and never exceeded by it; left out, the account's common pool. */
  readonly concurrency?: Partial<Readonly<Record<FunctionName, number>>>;
  /** Raised by one to replace the secret between CloudFront and the API (docs/operations.md). */
  readonly originSecretVersion: number;
  /** A firewall in front of the site that stops an address after 1,000 requests in five minutes. */
  readonly waf: boolean;
  readonly logRetentionDays: number;
  /** Where alarms and the budget's warnings go. */
  readonly alarmEmail?: string;
  /** US dollars a month for the whole account; needs `alarmEmail`. */
  readonly monthlyBudget?: number;
}

export const FUNCTION_NAMES = ['staff-api', 'donor-view'] as const;
export type FunctionName = (typeof FUNCTION_NAMES)[number];

/** Two names with a certificate each: CloudFront takes its certificate from us-east-1, the API from its own region. */
export interface OwnDomain {
  readonly site: string;
  readonly siteCertificate: string;
  readonly api: string;
  readonly apiCertificate: string;
}

export interface CognitoIdentity {
  /** First label of the sign-in page's address; unique in the region among all customers. */
  readonly signInPrefix: string;
  readonly workspaces: readonly string[];
}

/** Another OpenID Connect issuer than Cognito. */
export interface OtherIssuer {
  readonly url: string;
  readonly audience: string;
  readonly scope: string;
  readonly clientId: string;
  readonly claims: { readonly groups: string; readonly name: string; readonly use: string };
}

/** Thrown with every fault of a settings file, one a line, each with the place where it is. */
export class SettingsError extends Error {
  override readonly name = 'SettingsError';
  readonly faults: readonly string[];
  constructor(faults: readonly string[]) {
    super(`The settings cannot be used:\n${faults.map((fault) => `  ${fault}`).join('\n')}`);
    this.faults = faults;
  }
}

const RETENTION_DAYS = [1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 3653];
const HOST = /^(?=.{4,253}$)([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,63}$/;
const HTTPS_ORIGIN = /^https:\/\/([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,63}$/;
const HTTPS_ADDRESS = /^https:\/\/([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,63}(\/[A-Za-z0-9._~-]+)*\/?$/;
const CLAIM = /^[A-Za-z0-9_:./-]{1,128}$/;

/**
 * Reads a stage's settings from parsed JSON.
 *
 * @throws SettingsError that names every fault
 */
export function parseSettings(json: unknown): Settings {
  const faults: string[] = [];
  const at = new Reader(json, '', faults);
  const settings = {
    stage: at.text('stage', /^[a-z][a-z0-9-]{0,15}$/, '1 to 16 of a-z, 0-9 and -, starting with a letter'),
    region: at.text('region', /^[a-z]{2}(-[a-z]+)+-\d$/, 'a region such as eu-central-1'),
    ...at.optional('account', () => at.text('account', /^\d{12}$/, 'the twelve digits of an account')),
    ...at.optional('siteAddress', () => at.text('siteAddress', HTTPS_ORIGIN, 'https:// and a host, nothing after it')),
    ...at.optional('domain', () => readDomain(at.object('domain'))),
    identity: readIdentity(at.object('identity')),
    ...at.optional('concurrency', () => readConcurrency(at.object('concurrency'))),
    originSecretVersion: at.has('originSecretVersion') ? at.whole('originSecretVersion', 1, 9_999) : 1,
    waf: at.has('waf') ? at.flag('waf') : false,
    logRetentionDays: at.has('logRetentionDays') ? at.oneOf('logRetentionDays', RETENTION_DAYS) : 90,
    ...at.optional('alarmEmail', () => at.text('alarmEmail', /^[^@\s]{1,64}@[^@\s]{1,190}$/, 'an e-mail address')),
    ...at.optional('monthlyBudget', () => at.whole('monthlyBudget', 1, 100_000)),
  };
  at.nothingElse([
    ...['stage', 'region', 'account', 'siteAddress', 'domain', 'identity', 'concurrency', 'originSecretVersion'],
    ...['waf', 'logRetentionDays', 'alarmEmail', 'monthlyBudget'],
  ]);
  if (settings.monthlyBudget !== undefined && settings.alarmEmail === undefined)
    faults.push('/monthlyBudget: a budget needs "alarmEmail", or nobody hears of it.');
  if (settings.domain !== undefined && settings.siteAddress !== undefined)
    faults.push('/siteAddress: with "domain" the address is known; leave "siteAddress" out.');
  if (settings.domain === undefined && settings.region !== 'us-east-1')
    faults.push(
      '/region: outside us-east-1 an own "domain" is needed, because the site, made there, must know its API by name.',
    );
  if (settings.domain && !settings.domain.apiCertificate.includes(`:${settings.region}:`))
    faults.push(`/domain/apiCertificate: the API's certificate must be in its own region, ${settings.region}.`);
  if (faults.length > 0) throw new SettingsError(faults);
  return settings;
}

function readDomain(at: Reader): OwnDomain {
  const arn = 'the ARN of a certificate in ACM';
  const domain = {
    site: at.text('site', HOST, 'a host name'),
    siteCertificate: at.text(
      'siteCertificate',
      /^arn:aws:acm:us-east-1:\d{12}:certificate\/[\w-]+$/,
      `${arn} in us-east-1`,
    ),
    api: at.text('api', HOST, 'a host name'),
    apiCertificate: at.text('apiCertificate', /^arn:aws:acm:[a-z0-9-]+:\d{12}:certificate\/[\w-]+$/, arn),
  };
  at.nothingElse(['site', 'siteCertificate', 'api', 'apiCertificate']);
  return domain;
}

function readIdentity(at: Reader): Settings['identity'] {
  at.nothingElse(['cognito', 'issuer']);
  if (at.has('cognito') === at.has('issuer')) at.fault('', 'exactly one of "cognito" and "issuer" is needed.');
  if (!at.has('issuer')) {
    const cognito = at.object('cognito');
    cognito.nothingElse(['signInPrefix', 'workspaces']);
    return {
      cognito: {
        signInPrefix: cognito.text(
          'signInPrefix',
          /^(?!.*(aws|amazon|cognito))[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/,
          'a host label without aws, amazon and cognito',
        ),
        workspaces: cognito.texts('workspaces', /^[a-z0-9-]{1,64}$/, '1 to 64 of a-z, 0-9 and -'),
      },
    };
  }
  const issuer = at.object('issuer');
  issuer.nothingElse(['url', 'audience', 'scope', 'clientId', 'claims']);
  const claims = issuer.object('claims');
  claims.nothingElse(['groups', 'name', 'use']);
  return {
    issuer: {
      url: issuer.text('url', HTTPS_ADDRESS, 'an https address'),
      audience: issuer.text('audience', /^[\x21-\x7e]{1,256}$/, 'the audience of its access tokens'),
      scope: issuer.text('scope', /^[\x21-\x7e]{1,128}$/, 'one scope'),
      clientId: issuer.text('clientId', /^[\x21-\x7e]{1,256}$/, 'the client of the site'),
      claims: {
        groups: claims.text('groups', CLAIM, 'the name of a claim'),
        name: claims.text('name', CLAIM, 'the name of a claim'),
        use: claims.text('use', /^([A-Za-z0-9_:./-]{1,128})?$/, 'the name of a claim, or "" where there is none'),
      },
    },
  };
}

function readConcurrency(at: Reader): NonNullable<Settings['concurrency']> {
  at.nothingElse(FUNCTION_NAMES);
  return Object.fromEntries(
    FUNCTION_NAMES.filter((name) => at.has(name)).map((name) => [name, at.whole(name, 1, 1_000)]),
  );
}

/** One JSON object and where it stands. Reading goes on after a fault, so that all of them are found. */
class Reader {
  readonly #object: Readonly<Record<string, unknown>>;
  readonly #place: string;
  readonly #faults: string[];

  constructor(json: unknown, place: string, faults: string[]) {
    this.#place = place;
    this.#faults = faults;
    const isObject = typeof json === 'object' && json !== null && !Array.isArray(json);
    if (!isObject) this.fault('', 'an object is needed here.');
    this.#object = isObject ? (json as Record<string, unknown>) : {};
  }

  fault(key: string, detail: string): void {
    this.#faults.push(`${this.#place}${key === '' ? '' : `/${key}`}: ${detail}`);
  }

  has(key: string): boolean {
    return Object.hasOwn(this.#object, key);
  }

  optional<K extends string, T>(key: K, read: () => T): { [key in K]?: T } {
    return this.has(key) ? ({ [key]: read() } as { [key in K]?: T }) : {};
  }

  object(key: string): Reader {
    return new Reader(this.#object[key], `${this.#place}/${key}`, this.#faults);
  }

  text(key: string, form: RegExp, wanted: string): string {
    const value = this.#object[key];
    if (typeof value === 'string' && value.length <= 512 && form.test(value)) return value;
    this.fault(
      key,
      `${wanted} is needed, not ${value === undefined ? 'nothing' : JSON.stringify(value).slice(0, 80)}.`,
    );
    return '';
  }

  texts(key: string, form: RegExp, wanted: string): string[] {
    const value = this.#object[key];
    const texts = Array.isArray(value) ? value.filter((one) => typeof one === 'string' && form.test(one)) : [];
    if (!Array.isArray(value) || texts.length !== value.length || texts.length === 0 || texts.length > 100)
      this.fault(key, `a list of 1 to 100 texts, each ${wanted}, is needed.`);
    else if (new Set(texts).size !== texts.length) this.fault(key, 'a text stands twice in this list.');
    return texts;
  }

  whole(key: string, least: number, most: number): number {
    const value = this.#object[key];
    if (typeof value === 'number' && Number.isSafeInteger(value) && value >= least && value <= most) return value;
    this.fault(key, `a whole number from ${least} to ${most} is needed.`);
    return least;
  }

  oneOf(key: string, allowed: readonly number[]): number {
    const value = this.#object[key];
    if (typeof value === 'number' && allowed.includes(value)) return value;
    this.fault(key, `one of ${allowed.join(', ')} is needed.`);
    return allowed[0]!;
  }

  flag(key: string): boolean {
    const value = this.#object[key];
    if (typeof value === 'boolean') return value;
    this.fault(key, 'true or false is needed.');
    return false;
  }

  nothingElse(keys: readonly string[]): void {
    for (const key of Object.keys(this.#object)) if (!keys.includes(key)) this.fault(key, 'there is no such setting.');
  }
}
