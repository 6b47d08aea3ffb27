import { channelWords } from "@/components/contacts/contact-words";
import { formatDay } from "@/components/format/time";
import type { ExperienceList } from "@/server/domain/experience-rows";
import { addMonths, type PlainDate } from "@/server/domain/plain-date";
import type { RowsOf } from "@/server/experience/queries/rows";
import { levelInside, standingWords, topicWords } from "./words";

type Words = { title: string; day: string | null; amount?: string };
type Stages = readonly { key: string; words: string }[];

const month = (day: string | null): string => (day === null ? "" : formatDay(day as PlainDate, "month"));
const groups = { unhappy: "unhappy", ok: "OK", happy: "happy" };
const channels: Readonly<Record<string, string>> = channelWords;
const directions: Readonly<Record<string, string>> = { up: "up", down: "down", same: "nowhere" };

/** What a list of customers is, as it goes on after their number, and what its days and amounts are. */
export function experienceRowWords(which: ExperienceList, asked: RowsOf, stages: Stages): Words {
  const within = `in the ${asked.windowDays} days to ${formatDay(asked.asOf)}`;
  const aYearAgo = formatDay(addMonths(asked.asOf, -12));
  switch (which) {
    case "level":
      return { title: `${levelOf(asked, stages)}, ${within}`, day: "Felt so on" };
    case "asked":
      return { title: `${kind(asked)} in touch ${within}, and nobody knows how they felt`, day: null };
    case "not_asked":
      return { title: `${kind(asked)} without any contact ${within}`, day: null };
    case "moved":
      return { title: `${moveOf(asked)}, ${within}`, day: "Now, on" };
    case "topic":
      return { title: `who feel ${topicOf(asked, stages)}, ${within}`, day: null };
    case "wallet":
      return {
        title: `whose estimate ${asked.standing ? standingWords[asked.standing] : ""}`,
        day: "Said on",
        amount: "Bought elsewhere a year",
      };
    case "score":
      return { title: `we know who answered ${asked.score}: ${asked.source}`, day: "Asked on" };
    case "avoidable":
      return { title: `with a contact in ${month(asked.month)} that should not have been needed`, day: "Last of them" };
    case "complained":
      return { title: `who complained in ${month(asked.month)}`, day: "Last of them" };
    case "returned":
      return { title: `who were given money back in ${month(asked.month)}`, day: "Last on", amount: "Given back" };
    case "retained":
      return { title: `active on ${aYearAgo} and still, or again, active`, day: "Last bought" };
    case "not_retained":
      return { title: `active on ${aYearAgo} and not any more`, day: "Last bought" };
    default:
      return { title: "active, who told others, recommended us or sent somebody", day: "Last on" };
  }
}

const kind = ({ of }: RowsOf): string => (of === "active" ? "active," : "on record,");

function levelOf({ of, level, group, known, channel, stage }: RowsOf, stages: Stages): string {
  const felt = level === null ? group && groups[group] : levelInside(level);
  return [
    ...(of === "active" ? ["active"] : []),
    felt ? `who felt ${felt} last` : "of whom we know how they felt last",
    ...(known ? [known === "said" ? "in their own words" : "as one of us noted it"] : []),
    ...(channel ? [`by channel: ${(channels[channel] ?? channel).toLowerCase()}`] : []),
    ...(stage ? [`at the stage “${stages.find(({ key }) => key === stage)?.words ?? stage}”`] : []),
  ].join(", ");
}

function moveOf({ from, to }: RowsOf): string {
  if (to === "any")
    return `who felt ${from === null ? "anyhow" : levelInside(from)} in the period before, and of whom we know now too`;
  const start = from === null ? "" : `from ${levelInside(from)} `;
  return `who moved ${start}${directions[to ?? ""] ?? `to ${levelInside(Number(to))}`}`;
}

function topicOf({ group, cut, value }: RowsOf, stages: Stages): string {
  const words = Object.fromEntries(stages.map(({ key, words: said }) => [key, said]));
  return `${group ? groups[group] : ""}: ${cut && value ? topicWords(cut, value, words).toLowerCase() : ""}`;
}
