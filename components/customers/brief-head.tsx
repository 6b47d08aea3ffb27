import { wallClock } from "@/components/format/time";
import { refusal } from "@/components/knowledge/words";
import { LinkButton } from "@/components/ui/button";
import { Link } from "@/components/ui/link";
import type { Brief } from "@/server/customers/queries/brief";
import type { Identity } from "@/server/customers/queries/facts";
import type { Permission } from "@/server/domain/permissions";
import { isUnwanted, type Preference } from "@/server/domain/preference";

type Props = { brief: Brief; now: Date; may: (permission: Permission) => boolean };

/** Who it is, where, what time it is there, and what can be done. */
export function BriefHead({ brief: { facts, clock }, now, may }: Props) {
  const here = `/customers/${facts.id}`;
  const { preferences } = facts.knowledge;
  return (
    <header className="flex flex-col gap-3 pb-3 md:flex-row md:items-end md:justify-between md:gap-6 md:pb-4">
      <div className="min-w-0">
        <h1 className="headline">
          <bdi className="line-clamp-3 text-left">{facts.name}</bdi>
        </h1>
        <p className="text-ink-2">
          <Dotted
            parts={[
              facts.called ? (
                <span key="called">
                  “<bdi>{facts.called}</bdi>”
                </span>
              ) : null,
              facts.kind === "organisation" ? "organisation" : null,
              <Whereabouts key="place" place={facts.place} clock={clock} now={now} />,
              ...firstOfEach(facts.identities, preferences).map((identity) => (
                <Handle key={identity.id} identity={identity} preferences={preferences} />
              )),
            ]}
          />
          {may("customer:edit") ? (
            <>
              {" "}
              <Link href={`${here}/edit`} className="small -m-3 p-3 text-ink-3">
                Edit
              </Link>
            </>
          ) : null}
          {may("record:export") ? (
            <>
              {" "}
              <Link href={`${here}/record`} className="small -m-3 p-3 text-ink-3">
                Whole record
              </Link>
            </>
          ) : null}
          {may("customer:erase") ? (
            <>
              {" "}
              <Link href={`${here}/erase`} className="small -m-3 p-3 text-ink-3">
                Erase
              </Link>
            </>
          ) : null}
        </p>
      </div>
      <div className="flex shrink-0 flex-wrap gap-2 max-md:*:px-2.5">
        {may("contact:log") ? (
          <LinkButton href={`${here}/contact`} look="primary">
            Log contact
          </LinkButton>
        ) : null}
        {may("promise:make") ? <LinkButton href={`${here}/promise`}>Promise</LinkButton> : null}
        {may("issue:edit") ? <LinkButton href={`${here}/issue`}>Issue</LinkButton> : null}
        {may("goodwill:give") ? <LinkButton href={`${here}/goodwill`}>Goodwill</LinkButton> : null}
      </div>
    </header>
  );
}

function Dotted({ parts }: { parts: React.ReactNode[] }) {
  return parts
    .filter((part) => part !== null)
    .map((part, index) => (
      // biome-ignore lint/suspicious/noArrayIndexKey: the parts of one line do not move
      <span key={index}>
        {index > 0 ? " · " : null}
        {part}
      </span>
    ));
}

/** "Leeds, 14:32 there"; where their clock is only assumed to be ours, no time is claimed. */
function Whereabouts({ place, clock, now }: { place: string | null; clock: Brief["clock"]; now: Date }) {
  const { time } = wallClock(now, clock.zone);
  const assumed = clock.from === "stated" ? undefined : `Assumed from the ${clock.from}: ${clock.zone}`;
  if (clock.from === "organisation") return <bdi>{place ?? "place not known"}</bdi>;
  return (
    <>
      {place ? (
        <>
          <bdi>{place}</bdi>,{" "}
        </>
      ) : null}
      <span className="num whitespace-nowrap" title={assumed}>
        {time} there
      </span>
    </>
  );
}

/** A way to reach them; where they asked not to be reached that way, that is read first. */
function Handle({
  identity: { channel, handle, normal },
  preferences,
}: {
  identity: Identity;
  preferences: readonly Preference[];
}) {
  const refused = channel === "phone" || channel === "email" ? refusal(preferences, channel) : null;
  const asked = refused ? <strong className="font-medium text-broken">{refused} </strong> : null;
  if (channel === "phone")
    return (
      <>
        {asked}
        <a href={`tel:${normal}`} className="num whitespace-nowrap">
          {handle}
        </a>
      </>
    );
  if (channel === "email")
    return (
      <>
        {asked}
        <a href={`mailto:${normal}`} className="break-all">
          {handle}
        </a>
      </>
    );
  return <span className="num whitespace-nowrap">account {handle}</span>;
}

/** The phone, and before it the e-mail where calls are not wanted; and the account. The rest stands on the record. */
function firstOfEach(identities: readonly Identity[], preferences: readonly Preference[]): Identity[] {
  const first = (wanted: Identity["channel"]) => identities.find(({ channel }) => channel === wanted);
  const [phone, email] = [first("phone"), first("email")];
  const reach = phone && email && isUnwanted(preferences, "phone") ? [email, phone] : [phone ?? email];
  return [...reach, first("account")].flatMap((identity) => identity ?? []);
}
