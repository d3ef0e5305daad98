/** Leaves out the texts for people (details and remedies of faults): their wording is not what tests hold. */
const SENTENCE = /[a-z,.] [a-z]/;

const ignoreSentences = {
  /** @param {{ node: import('@babel/types').Node }} path */
  shouldIgnore({ node }) {
    const texts =
      node.type === 'StringLiteral'
        ? [node.value]
        : node.type === 'TemplateLiteral'
          ? node.quasis.map(({ value }) => value.raw)
          : [];
    return texts.some((text) => SENTENCE.test(text)) ? 'A sentence for people.' : undefined;
  },
};

export const strykerPlugins = [{ kind: 'Ignore', name: 'sentences', value: ignoreSentences }];
