/** Where more has just come in than a page reads. */
export const behind =
  "Many purchases came in a moment ago and are being counted: these are the numbers from before, exact again in some minutes.";
