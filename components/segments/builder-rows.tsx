import { Button } from "@/components/ui/button";
import { classes, controlClass } from "@/components/ui/classes";
import { changeDraft, type Draft, type DraftGroup } from "@/server/domain/segment-draft";
import { BuilderRow } from "./builder-row";

type Props = {
  draft: Draft;
  currency: string;
  faults: Readonly<Record<string, string>>;
  onChange: (draft: Draft) => void;
};

/** The conditions, then the groups of conditions. Every button also works as a submit of the form. */
export function BuilderRows({ draft, currency, faults, onChange }: Props) {
  const act = (what: string) => () => onChange(changeDraft(draft, what));
  const inGroup = (at: number, group: DraftGroup) =>
    onChange({ ...draft, groups: draft.groups.map((known, index) => (index === at ? group : known)) });
  return (
    <div>
      <Match
        name="match"
        label="Customers for whom"
        value={draft.match}
        onChange={(match) => onChange({ ...draft, match })}
      />
      <ol>
        {draft.rows.map((row, index) => (
          <BuilderRow
            // biome-ignore lint/suspicious/noArrayIndexKey: a row is its place; everything in it is state of the draft
            key={index}
            row={row}
            name={`rows.${index}`}
            label={`Condition ${index + 1}`}
            before={index === 0 ? "who" : joint(draft.match)}
            currency={currency}
            fault={faults[`rows.${index}`]}
            onChange={(next) => onChange({ ...draft, rows: replaced(draft.rows, index, next) })}
            removal={`remove.${index}`}
            onRemove={act(`remove.${index}`)}
          />
        ))}
      </ol>
      {draft.groups.map((group, at) => (
        <Group
          // biome-ignore lint/suspicious/noArrayIndexKey: as above
          key={at}
          at={at}
          group={group}
          before={at + draft.rows.length === 0 ? "" : joint(draft.match)}
          currency={currency}
          faults={faults}
          onChange={(next) => inGroup(at, next)}
          onAct={(what) => onChange(changeDraft(draft, what))}
        />
      ))}
      <div className="flex flex-wrap gap-2 border-line border-t pt-3">
        <Act act="add" onAct={act("add")} words="Add a condition" />
        <Act act="group" onAct={act("group")} words="Add a group" />
      </div>
    </div>
  );
}

type GroupProps = {
  at: number;
  group: DraftGroup;
  before: string;
  currency: string;
  faults: Readonly<Record<string, string>>;
  onChange: (group: DraftGroup) => void;
  onAct: (act: string) => void;
};

/** Conditions in brackets: "(live in Leeds, or live in Bradford)". */
function Group({ at, group, before, currency, faults, onChange, onAct }: GroupProps) {
  const label = `Group ${at + 1}`;
  return (
    <fieldset className="mb-3 border-line-strong border-l-3 pl-3">
      <legend className="sr-only">{label}</legend>
      <Match
        name={`groups.${at}.match`}
        label={`${before} for whom`.trim()}
        value={group.match}
        onChange={(match) => onChange({ ...group, match })}
      />
      <ol>
        {group.rows.map((row, index) => (
          <BuilderRow
            // biome-ignore lint/suspicious/noArrayIndexKey: as above
            key={index}
            row={row}
            name={`groups.${at}.rows.${index}`}
            label={`${label}, condition ${index + 1}`}
            before={index === 0 ? "who" : joint(group.match)}
            currency={currency}
            fault={faults[`groups.${at}.rows.${index}`]}
            onChange={(next) => onChange({ ...group, rows: replaced(group.rows, index, next) })}
            removal={`remove.${at}.${index}`}
            onRemove={() => onAct(`remove.${at}.${index}`)}
          />
        ))}
      </ol>
      <Act act={`add.${at}`} onAct={() => onAct(`add.${at}`)} words="Add to this group" />
    </fieldset>
  );
}

type MatchProps = { name: string; label: string; value: "all" | "any"; onChange: (match: "all" | "any") => void };

function Match({ name, label, value, onChange }: MatchProps) {
  return (
    <label className="flex flex-wrap items-center gap-2 py-2 text-sm">
      {label}
      <select
        name={name}
        value={value}
        onChange={(event) => onChange(event.target.value === "any" ? "any" : "all")}
        className={classes(controlClass, "h-8 w-auto! px-2 pointer-coarse:h-11")}
      >
        <option value="all">all</option>
        <option value="any">any</option>
      </select>
      of this holds
    </label>
  );
}

function Act({ act, onAct, words }: { act: string; onAct: () => void; words: string }) {
  return (
    <Button
      type="submit"
      name="act"
      value={act}
      size="small"
      onClick={(event) => {
        event.preventDefault();
        onAct();
      }}
    >
      {words}
    </Button>
  );
}

const joint = (match: "all" | "any") => (match === "all" ? "and" : "or");

function replaced<Item>(items: readonly Item[], at: number, next: Item): Item[] {
  return items.map((item, index) => (index === at ? next : item));
}
