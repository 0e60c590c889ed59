/** The one file of `natural` that this room uses; the package has no types for its inner files. */
declare module 'natural/lib/natural/stemmers/porter_stemmer.js' {
  const porter: { stem(word: string): string };
  export default porter;
}
