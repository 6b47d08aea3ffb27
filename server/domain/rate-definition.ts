/** One rule of the kept rate, in plain words. */
export type RateRule = { readonly name: string; readonly says: string };

/**
 * What the kept rate counts, for everybody to read. Whoever changes what is counted changes these words and raises the
 * version; a test holds the words against the rules.
 */
export const rateDefinition: { readonly version: number; readonly rules: readonly RateRule[] } = {
  version: 1,
  rules: [
    {
      name: "What is counted",
      says: "Each promise once, in the period in which its time lay: the time first promised, or a later one that the customer asked for before it was due and before we had moved anything. It counts from the moment after that time has passed. What is not due yet is in no rate.",
    },
    {
      name: "Kept (M1)",
      says: "Done within the time promised, as our own clock saw it: when Keep was pressed in time, or when a contact, a refund or a resolved issue that proves it was recorded in time. A visit or call back that was tried in time, with a message left, counts as kept and stands on a line of its own.",
    },
    {
      name: "Kept as last agreed (M2)",
      says: "The same, and also what was done by a time to which we moved it with the customer’s consent before it was due. M2 − M1 is what our own moves would have made of the rate.",
    },
    {
      name: "Confirmed by customers (M3)",
      says: "Of those customers who were asked and answered, how many said that we did what we said, when we said. Beside it how many answered, and what it would be if all who were silent had said no, and if all had said yes. Told by whole months, once nobody can answer any more.",
    },
    {
      name: "Not kept",
      says: "Done late, done before a promised window opened, not done, cancelled by us, or claimed afterwards without proof from before it was due (unproven). Moving it, handing it over, cancelling it or closing it after its time changes nothing.",
    },
    {
      name: "The customer’s word stands",
      says: "Where the customer says that it was not kept, it was not kept, whatever we had recorded. A wish that the customer disputes never moved anything.",
    },
    {
      name: "Not in the count",
      says: "Void: entered in error, asked for by one person and confirmed by a second who neither made nor owned it, before it was due. Cancelled by the customer before it was due. Both are shown beside the rate.",
    },
    {
      name: "Provisional",
      says: "Counted as kept while the customer may still be asked and answer. A period is provisional until nobody can.",
    },
    {
      name: "Never pooled",
      says: "What somebody said to one customer, what the charter says to all, and history imported from another system are three rates. Imported history is judged on the dates of its source.",
    },
    {
      name: "Whose it is",
      says: "Cuts by team, department, value band, years with us and journey stage are as they stood when it fell due; the team that made it is a cut of its own. Segments are today’s, and somebody may be in several. There is no rate by person, except one’s own for oneself.",
    },
    {
      name: "How sure",
      says: "With every rate stands how many of how many, and Wilson’s interval with 95% confidence. Under ten there is no percentage. Nothing is called better or worse without a signal.",
    },
    {
      name: "Days and times",
      says: "A promise belongs to the day of its time in the organisation’s zone. Lateness is measured from the time it was judged on to when it was done, of what was done late; lead time from the making to the time first promised. Median and ninetieth percentile are by linear interpolation.",
    },
  ],
};
