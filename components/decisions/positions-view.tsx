import { counted } from "@/components/format/words";
import { Disclosure } from "@/components/ui/disclosure";
import { Section } from "@/components/ui/section";
import type { DissentDocument, MoveDocument, PositionDocument } from "@/server/domain/decision-document";
import { type Voice, voicesOf } from "@/server/domain/voices";
import { Overrule, VoiceLine } from "./voice-line";

type Props = {
  positions: readonly PositionDocument[];
  dissents: readonly DissentDocument[];
  decided: MoveDocument | undefined;
  zone: string;
};

/**
 * What was said of the decision: what stood against it in full and first, with the overrule beside it, then who supports
 * it; late dissents apart, and earlier versions keep what was said of them. Nothing said is ever taken out.
 */
export function PositionsView({ positions, dissents, decided, zone }: Props) {
  const { against, inFavour, late, earlier } = voicesOf(positions, dissents);
  const isAgainst = against.some(({ stood }) => stood);
  const firstStood = against.find(({ stood }) => stood);
  const line = (voice: Voice, isEarlier = false) => (
    <VoiceLine
      key={voice.id}
      voice={voice}
      isEarlier={isEarlier}
      zone={zone}
      overrule={voice.stood && decided?.hasReason ? { decided, isRepeated: voice !== firstStood } : null}
    />
  );
  return (
    <>
      <Section
        id="voices"
        title={isAgainst ? (decided ? "What stood against it" : "What stands against it") : "What the advocates said"}
      >
        {positions.some(({ isCurrent }) => isCurrent) ? null : (
          <p className="pb-2 text-ink-2">No advocate has taken a position on this version yet.</p>
        )}
        {[...against, ...inFavour].map((voice) => line(voice))}
        {!isAgainst && decided?.hasReason ? (
          <div className="border-line border-t py-2.5">
            <Overrule decided={decided} isRepeated={false} zone={zone} />
          </div>
        ) : null}
        {earlier.length > 0 ? (
          <Disclosure
            summary={`${counted(earlier.length, "voice")} on earlier versions`}
            className="border-line border-t pt-1.5"
          >
            {earlier.map((voice) => line(voice, true))}
          </Disclosure>
        ) : null}
      </Section>
      {late.length > 0 ? (
        <Section
          id="since"
          title="Said against it since"
          aside={`${counted(late.length, "late dissent")}, for the next pack`}
        >
          {late.map((voice) => line(voice))}
        </Section>
      ) : null}
    </>
  );
}
