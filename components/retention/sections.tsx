import { Link } from "@/components/ui/link";
import { Notice } from "@/components/ui/notice";
import type { Standing } from "@/server/counts/queries/standing";
import type { Lens } from "@/server/domain/lens";
import type { RetentionPicture } from "@/server/domain/retention-picture";
import type { Retention } from "@/server/retention/queries/page";
import type { Address } from "./choices";
import { CohortSection } from "./cohort-section";
import { RetentionDefinitions } from "./definitions";
import { GapSection } from "./gap-section";
import { RepeatSection } from "./repeat-section";
import { SecondSection } from "./second-section";
import { SpellSection } from "./spell-section";
import { SurvivalSection } from "./survival-section";
import { TenureSection } from "./tenure-section";
import { WinBackSection } from "./win-back-section";

/** Curves need the room, tables do not. */
const columns = "grid gap-x-14 md:grid-cols-[minmax(0,1.6fr)_minmax(0,1fr)]";

type Props = { picture: RetentionPicture; lens: Lens; seen: Retention["seen"]; address: Address; standing: Standing };

/** The page of retention, the more telling first. */
export function RetentionSections({ picture, lens, seen, address, standing }: Props) {
  return (
    <>
      {lens.lapseDays === null ? <NoThreshold /> : null}
      <div className={columns}>
        <div>
          <SecondSection picture={picture} lens={seen.lives} address={address} />
          <SurvivalSection picture={picture} lapseDays={lens.lapseDays} address={address} />
        </div>
        <RepeatSection picture={picture} lens={seen.cohorts} />
      </div>
      <CohortSection picture={picture} lens={seen.cohorts} address={address} />
      <div className={columns}>
        <div>
          <TenureSection picture={picture} lens={seen.tenure} />
          <GapSection picture={picture} />
        </div>
        <WinBackSection picture={picture} lens={seen.winBacks} />
      </div>
      <SpellSection picture={picture} lens={seen.spells} />
      <RetentionDefinitions standing={standing} />
    </>
  );
}

function NoThreshold() {
  return (
    <Notice sentence="No lapse threshold is set, so nobody can be called lost." className="mb-5 max-w-prose">
      <p>
        How long customers stay, who was won back and how long unbroken spells last appear once one is set.{" "}
        <Link href="/numbers/threshold">The lapse threshold</Link>
      </p>
    </Notice>
  );
}
