/** The same for every link that asks nothing: used, run out, never sent. */
export function Over() {
  return (
    <>
      <h1 className="headline">There is nothing to answer here</h1>
      <p className="mt-3 text-ink-2">
        This link was used already, or its time is over. You need not do anything: nothing is missing from your side.
      </p>
    </>
  );
}

/** For whoever opens many links in a short while. */
export function Wait() {
  return (
    <>
      <h1 className="headline">A moment, please</h1>
      <p className="mt-3 text-ink-2">
        Too many links were opened from here. Wait a minute, then open yours again: it is still good.
      </p>
    </>
  );
}
