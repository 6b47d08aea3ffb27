import { counted } from "@/components/format/words";

type Props = { department: string; owner: string | null; handOffs: number };

/** Where an issue lies, and how often its customer was passed on: "Service, Daniel Reyes · 3 hand-offs". */
export function IssueSeat({ department, owner, handOffs }: Props) {
  return (
    <>
      {department}, {owner ?? "nobody yet"}
      {handOffs > 0 ? (
        <>
          {" · "}
          <span className={handOffs > 1 ? "text-due" : undefined}>{counted(handOffs, "hand-off")}</span>
        </>
      ) : null}
    </>
  );
}
