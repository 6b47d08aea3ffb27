import { useState } from "react";
import { Button } from "@/components/ui/button";
import { classes, controlClass } from "@/components/ui/classes";
import { Disclosure } from "@/components/ui/disclosure";
import { Fault } from "@/components/ui/field";
import { parseRule } from "@/server/domain/rule-parse";
import { type Draft, draftOf } from "@/server/domain/segment-draft";

type Props = {
  /** The rule as it reads now; "" while it says nothing. */
  sentence: string;
  /** What was typed and could not be read, when the server tried. */
  unread: string | undefined;
  onRead: (draft: Draft) => void;
};

/** The other way round: the sentence is written, and the form follows it. */
export function SentenceField({ sentence, unread, onRead }: Props) {
  const [typed, setTyped] = useState<string | null>(unread ?? null);
  const [isUnread, setUnread] = useState(unread !== undefined);
  const read = () => {
    const rule = parseRule(typed ?? sentence);
    setUnread(rule === null);
    if (rule === null) return;
    onRead(draftOf(rule));
    setTyped(null);
  };
  return (
    <Disclosure summary="Write the sentence instead" open={isUnread}>
      <label className="grid gap-1 text-sm">
        <span className="small text-ink-3">
          As the sentence above is written: conditions parted by commas, the last after “and” or “or”.
        </span>
        <textarea
          name="said"
          rows={2}
          value={typed ?? sentence}
          onChange={(event) => setTyped(event.target.value)}
          aria-label="The rule as a sentence"
          aria-invalid={isUnread ? true : undefined}
          placeholder="Customers who live in Leeds or Bradford, and have no open issue."
          className={classes(controlClass, "said py-2 [field-sizing:content]")}
        />
      </label>
      {isUnread ? (
        <Fault>That could not be read. Say it in the words the conditions offer, each after a comma.</Fault>
      ) : null}
      <Button
        type="submit"
        name="act"
        value="read"
        size="small"
        className="mt-2"
        onClick={(event) => {
          event.preventDefault();
          read();
        }}
      >
        Read it into the form
      </Button>
    </Disclosure>
  );
}
