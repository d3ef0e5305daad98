/** One invented person who can sign in locally. */
export interface Person {
  /** What scripts and the sign-in page name the person by; also `sub` of the tokens. */
  readonly id: string;
  readonly name: string;
  readonly groups: readonly string[];
}

/** Enough people for every step: two authors, the two who clear, one who only reads, and one in another workspace. */
export const PEOPLE: readonly [Person, ...Person[]] = [
  {
    id: 'amal',
    name: 'Amal (resource mobilization)',
    groups: ['resource-mobilization', 'workspace:social-protection'],
  },
  {
    id: 'bruno',
    name: 'Bruno (resource mobilization)',
    groups: ['resource-mobilization', 'workspace:social-protection'],
  },
  { id: 'chen', name: 'Chen (programme)', groups: ['programme', 'workspace:social-protection'] },
  { id: 'dalia', name: 'Dalia (finance)', groups: ['finance', 'workspace:social-protection'] },
  { id: 'emil', name: 'Emil (reader)', groups: ['reader', 'workspace:social-protection'] },
  {
    id: 'farah',
    name: 'Farah (resource mobilization, second workspace)',
    groups: ['resource-mobilization', 'workspace:field-office'],
  },
];
