export { type PropertiesAnswer, propertiesAnswer, requestDocument } from './properties-answer.ts';
export { PROPERTY_IDS, type PropertyId } from './property.ts';
export { type Counterexample, type PropertyFinding, testProperties } from './test-properties.ts';
