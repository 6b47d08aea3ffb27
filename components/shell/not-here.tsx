import { WayOut } from "./way-out";

/** A record or page that does not exist, or not for this person. */
export function NotHere() {
  return (
    <WayOut label="Not found" title="There is nothing at this address">
      The link may be old or mistyped, or what it showed is no longer here. Nothing was changed.
    </WayOut>
  );
}
