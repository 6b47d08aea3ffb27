import { Act, type House, Letter, Words } from "./letter";

export type TestLetterProps = { house: House };

export function testSubject({ house }: TestLetterProps): string {
  return `Mail from ${house.organisation} works`;
}

/** To an administrator who asked whether mail works. */
export function TestLetter({ house }: TestLetterProps) {
  return (
    <Letter
      title="Mail works"
      preview="The mail server took this letter and brought it to you."
      house={house}
      why="You get this because you asked for it in the settings."
    >
      <Words>
        The mail server took this letter and brought it to you. Reminders and escalations of promises reach their people
        the same way.
      </Words>
      <Act href={`${house.address}/settings/mail`}>Back to the settings</Act>
    </Letter>
  );
}
