/**
 * Stands in the bundles for two parts of the SDK that it loads on demand and that a DynamoDB client in Lambda never
 * demands: event streams (no operation of DynamoDB has one) and the parser of browser names. Together they would add
 * 20 KB to each bundle.
 */
export {};
