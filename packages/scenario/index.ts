export { LONGEST_KEY, MOST_LEVELS, MOST_VALUES, readJsonDocument } from './json-document.ts';
export { JSON_FAULTS } from './json-faults.ts';
