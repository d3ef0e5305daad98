/** The scenario of every example in the API description: complete with four keys. */
export const EXAMPLE_SCENARIO = {
  schema: 'scenario/1',
  name: '160 of 237 million are firm',
  plan: 'gb343-ins-3-1',
  funding: [{ id: 'firm', amount: '160000000.00', stage: 'committed' }],
};
