/** What the bench's decisions talk about, and the small words between. */
const subjects =
  `letter call refund invoice account branch delivery engineer password form contract notice address card payment
reminder complaint visit appointment queue window opening closing answer voice message screen menu button page search basket
order parcel return repair guarantee insurance claim premium tariff meter reading estimate bill deposit key handover move
cancellation renewal welcome start learning training guide manual advice adviser specialist supervisor manager team`.split(
    /\s+/,
  );
const doings =
  `ring write send stop ask tell explain wait hold transfer repeat check prove sign scan upload print post open close
change move keep break mend replace refund credit charge waive forget remember promise owe thank apologise listen decide`.split(
    /\s+/,
  );
const qualities =
  `late early wrong right plain hidden long short honest unclear same different second third final free dear cheap
kind cold quick slow easy hard worried calm loyal new old frail blind deaf young busy alone abroad`.split(/\s+/);
const between =
  `the a my their our before after when until because without with for from to in on of and or not only again twice
never always today tomorrow once more than less same day`.split(/\s+/);
const endings = ["", "s", "ing", "ed", "er", "ly", "ness", "ward", "wise", "able"];

/** Some seven hundred words, the commonest first. */
export const decisionWords: readonly string[] = [
  ...new Set([
    ...between,
    ...subjects,
    ...doings,
    ...qualities,
    ...endings.flatMap((ending) => [...doings, ...subjects].map((word) => `${word}${ending}`)),
    ...["Überweisung", "réclamation", "Straßenbahn", "обещание", "υπόσχεση", "銀行口座", "ธนาคาร", "חשבון", "हिन्दी"],
  ]),
];
