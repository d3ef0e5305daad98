import { DOCUMENT_PROBLEMS, type ProblemCatalogue } from '@tamwil/fault';

/**
 * Every problem that an answer of the API or of the donor page can name as its own `code`. The faults inside a document
 * (`errors[]`) carry the codes of the package that found them.
 */
export const HTTP_FAULTS = {
  ...DOCUMENT_PROBLEMS,
  'malformed-request': {
    status: 400,
    title: 'The request cannot be read',
    meaning: 'The request line, a header or the address is not one that HTTP allows.',
    fix: 'Send an address and headers in plain ASCII, percent-encoded where needed.',
  },
  'malformed-parameter': {
    status: 400,
    title: 'A parameter cannot be read',
    meaning: 'A path or query parameter is unknown, is given twice, or is not of the form that this route takes.',
    fix: 'Correct the parameters named in errors; their pointers begin with /path or /query.',
  },
  'malformed-cursor': {
    status: 400,
    title: 'The cursor does not belong to this list',
    meaning: 'The cursor was changed, is of an older version, or was given for another query.',
    fix: 'Start the list again without a cursor, or repeat the query that the cursor came from.',
  },
  unauthenticated: {
    status: 401,
    title: 'Sign in first',
    meaning: 'There is no valid access token, or it does not agree with what the gateway has verified.',
    fix: 'Send one Authorization header with a current access token of the issuer named in /config.json.',
  },
  'group-needed': {
    status: 403,
    title: 'Your groups do not allow this',
    meaning: 'The signed-in person is in none of the groups that may do this, or in no workspace or in several.',
    fix: 'Ask the administrator for the group named in the detail; every person is in exactly one workspace.',
  },
  'not-found': {
    status: 404,
    title: 'There is nothing here',
    meaning: 'The address is unknown, or the thing does not exist in your workspace.',
    fix: 'Check the address; a scenario of another workspace does not exist for you.',
  },
  'method-not-allowed': {
    status: 405,
    title: 'This address does not take this method',
    meaning: 'The address exists, but not with this method.',
    fix: 'Use one of the methods in the Allow header.',
  },
  'state-conflict': {
    status: 409,
    title: 'The state of the scenario does not allow this',
    meaning: 'The step is not possible from the state that the scenario is in, or not by this person.',
    fix: 'Read the scenario again; errors says what the step needs.',
  },
  'precondition-failed': {
    status: 412,
    title: 'Someone was here before you',
    meaning: 'The thing has another version than the one that the request names, or exists already.',
    fix: 'Read the version in the ETag header, compare it with yours, and send the request again on top of it.',
  },
  'body-too-large': {
    status: 413,
    title: 'The body is too large',
    meaning: 'The decoded body is longer than this route takes.',
    fix: 'Stay within the limit named in the detail; long imports can be split by agreement.',
  },
  'too-large-to-store': {
    status: 413,
    title: 'The document is too large to store',
    meaning: 'The scenario or its result is longer, when compressed, than one stored item may be.',
    fix: 'Shorten free texts, or use the grain "plan"; errors names the sizes.',
  },
  'result-too-large': {
    status: 413,
    title: 'The answer would be too large',
    meaning: 'The answer is longer than 5 MB.',
    fix: 'Narrow the request by the field named in the detail.',
  },
  'unsupported-media-type': {
    status: 415,
    title: 'The body is of another type',
    meaning: 'The content type is missing or is not one that this route takes, or the body is compressed.',
    fix: 'Send the content type named in the detail and no Content-Encoding.',
  },
  'precondition-required': {
    status: 428,
    title: 'Say which version you change',
    meaning: 'The request changes something and names no version.',
    fix: 'Send If-Match with the ETag you read, or If-None-Match: * to create.',
  },
  'too-many-requests': {
    status: 429,
    title: 'Too many requests',
    meaning: 'This address was asked too often in a short time.',
    fix: 'Wait for the seconds in the Retry-After header.',
  },
  'internal-fault': {
    status: 500,
    title: 'A fault of ours',
    meaning: 'The service broke one of its own rules; nothing half done is shown as done.',
    fix: 'Try again; if it stays, report the instance of the answer.',
  },
  'temporarily-unavailable': {
    status: 503,
    title: 'The store does not answer in time',
    meaning: 'The database is slow or refuses more work at the moment.',
    fix: 'Repeat the same request after the seconds in the Retry-After header; repeating is harmless.',
  },
} as const satisfies ProblemCatalogue;

export type HttpFaultCode = keyof typeof HTTP_FAULTS;
