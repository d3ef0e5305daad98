/** CloudFront Functions (JavaScript runtime 2.0), as text: they run at the edge, not in the site or in Lambda. */

/** Addresses of pages have no extension and are all drawn by one file. */
export const REWRITE_TO_INDEX = `
function handler(event) {
  var request = event.request;
  if (request.uri.lastIndexOf('.') <= request.uri.lastIndexOf('/')) request.uri = '/index.html';
  return request;
}
`.trim();

/** Tells the functions who asks: the gateway itself sees only CloudFront. Replaces what the viewer may have sent. */
export const NAME_THE_VIEWER = `
function handler(event) {
  event.request.headers['x-viewer-address'] = { value: event.viewer.ip };
  return event.request;
}
`.trim();
