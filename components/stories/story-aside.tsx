"use client";

import { formatDay, formatMoment } from "@/components/format/time";
import { learnedWords } from "@/components/knowledge/words";
import { Disclosure } from "@/components/ui/disclosure";
import { Facts } from "@/components/ui/facts";
import { Link } from "@/components/ui/link";
import { Quote } from "@/components/ui/quote";
import type { Story } from "@/server/stories/queries";
import { ConsentForm } from "./consent-form";
import { type StoryActions, StoryActs } from "./story-acts";
import { lackWords } from "./words";

type Props = {
  story: Story;
  me: string;
  now: Date;
  zone: string;
  /** Null: the reader may not prepare stories. */
  acts: StoryActions | null;
};

/** Behind the story: whose it is, their consent, who wrote and who published it. For us only, and never printed. */
export function StoryAside({ story, me, now, zone, acts }: Props) {
  const moment = (at: string) => formatMoment(new Date(at), now, zone);
  const { consent, published, versions, publications } = story;
  return (
    <aside aria-label="Behind the story" className="print:hidden">
      <Facts
        facts={[
          {
            label: "State",
            value:
              story.lack === null && published ? (
                <span className="text-kept">
                  Published by {published.by}, {moment(published.at)}
                </span>
              ) : (
                <span className="text-due">{story.lack ? lackWords[story.lack] : null}</span>
              ),
          },
          {
            label: "Told by",
            value: (
              <>
                <Link href={`/customers/${story.customerId}`}>
                  <bdi>{story.customerName}</bdi>
                </Link>
                , {learnedWords(story, "long")}, written down by {story.by}
              </>
            ),
          },
          {
            label: "Consent",
            value: (
              <>
                {consentWords(consent)}
                {consent?.wording ? <q className="said block">{consent.wording}</q> : null}
                {acts && story.lack !== "withdrawn" ? (
                  <ConsentForm
                    storyId={story.id}
                    customerId={story.customerId}
                    hasConsent={consent?.answer === "given"}
                    action={acts.consent}
                  />
                ) : null}
              </>
            ),
          },
          ...(versions[0]
            ? [{ label: "Version", value: `written by ${versions[0].writtenBy}, ${moment(versions[0].at)}` }]
            : []),
        ]}
      />
      <div className="my-4">{acts ? <StoryActs story={story} me={me} acts={acts} /> : null}</div>
      <Disclosure summary="In their own words, for us only">
        <Quote>
          <bdi className="whitespace-pre-line">{story.words ?? "The words were erased."}</bdi>
        </Quote>
      </Disclosure>
      {publications.length > 0 ? (
        <Disclosure summary="Who published it when">
          <ul className="small text-ink-2">
            {publications.map(({ by, at, downBy, downAt }) => (
              <li key={at}>
                {by}, {moment(at)}
                {downBy && downAt ? `; taken down by ${downBy}, ${moment(downAt)}` : null}
              </li>
            ))}
          </ul>
        </Disclosure>
      ) : null}
    </aside>
  );
}

function consentWords(consent: Story["consent"]): string {
  if (consent === null) return "Never asked.";
  return `${consent.answer === "given" ? "Given" : "Taken back"} on ${formatDay(consent.on)}.`;
}
