/** Verbs that attribute a quotation to its speaker, as alternatives of a regular expression. */
export const SAYING =
  "said|says|asked|asks|told|tells|added|adds|wrote|writes|replied|replies|answered|answers|cried|cries|shouted|exclaimed|whispered|demanded|wondered|tweeted|continued|insisted|declared|announced|inquired|muttered|explained|recalled|joked|quipped";
