import type { IssueKind } from "../../../server/domain/issue";

/** What was wrong, how it was put right, and which department it belongs to. */
export type IssueWords = readonly [IssueKind, string, string, string];

export const issues: readonly IssueWords[] = [
  [
    "fault",
    "No heating upstairs; the {room} stays cold whatever the thermostat says.",
    "Air in the circuit and a stuck valve. Bled, valve replaced, checked two days later.",
    "Service",
  ],
  [
    "fault",
    "Boiler locks out at night with fault F{code}.",
    "Fan worn out; replaced under cover. No fault in the fortnight after.",
    "Service",
  ],
  ["fault", "No hot water since {day}.", "Diverter valve. New one fitted the next morning.", "Service"],
  [
    "fault",
    "Leak under the sink in the {room}, bucket fills twice a day.",
    "Compression joint remade, cupboard floor dried and treated.",
    "Operations",
  ],
  [
    "fault",
    "Sockets in the {room} trip the board when it rains.",
    "Outside cable had split. Replaced, circuit tested.",
    "Operations",
  ],
  [
    "fault",
    "Smart thermostat shows a house that is not theirs.",
    "Two households were crossed in our system. Separated, both rung and told.",
    "IT",
  ],
  [
    "fault",
    "The app asks for the password after every page.",
    "A setting of ours; corrected for everybody on the same day.",
    "IT",
  ],
  [
    "complaint",
    "Nobody came on {day}, nobody rang, a day’s leave is gone.",
    "Rung by the team lead, £40 credited, new visit kept. The slot had been moved without telling anybody.",
    "Operations",
  ],
  [
    "complaint",
    "Told three different things by three people about the same valve.",
    "One person owned it to the end and wrote down what was agreed.",
    "Service",
  ],
  [
    "complaint",
    "The renewal rose by £{rise} with no reason given.",
    "Reason given with last year’s repairs beside it; the customer chose the smaller cover.",
    "Sales",
  ],
  [
    "complaint",
    "Charged for a visit that we cancelled.",
    "Refunded in four days with an apology; the rule that charged it is gone.",
    "Finance",
  ],
  [
    "complaint",
    "A reminder with the word “final” came nine days after the first bill.",
    "Withdrawn in writing. The two letters had crossed.",
    "Finance",
  ],
  [
    "complaint",
    "The letter about unusual claims reads like an accusation.",
    "Rung by Risk the same day, letter withdrawn, note taken off the account.",
    "Risk",
  ],
  [
    "complaint",
    "The engineer left plaster all over the {room} and said it was not his job.",
    "Cleaned at our cost the next day; spoken about in the team, not about the man.",
    "Operations",
  ],
  [
    "complaint",
    "A leaflet for new boilers came in the week we could not repair the old one.",
    "Promotional post is held while something is open. Apologised by phone.",
    "Marketing",
  ],
  [
    "complaint",
    "We were told the part would be here by {day}, and had to ask.",
    "Part fetched from the maker by van. The customer got a name and a number.",
    "Operations",
  ],
  [
    "complaint",
    "Forty minutes in the queue, then cut off.",
    "Rung back by the line’s lead. The call-back offer was switched off that morning by mistake.",
    "Service",
  ],
  [
    "question",
    "Is the outside tap covered against frost?",
    "Yes, from the joint inwards. Sentence added to the two-page list.",
    "Sales",
  ],
  [
    "question",
    "Why is there VAT on one line and not on the other?",
    "Explained line by line; invoice now says so itself.",
    "Finance",
  ],
  ["question", "May I have a cooling-off period on a renewal?", "Yes, fourteen days. Confirmed in writing.", "Legal"],
  [
    "question",
    "Do you keep the recording of my call, and who hears it?",
    "Ninety days, two people, names given.",
    "Legal",
  ],
  ["request", "Move the service to after {day}, knee operation before.", "Moved, same engineer.", "Service"],
  [
    "request",
    "All letters in large print, please.",
    "Set for every letter; the first one checked by hand.",
    "Marketing",
  ],
  ["request", "Add my daughter as somebody who may ask for me.", "Added with consent in writing.", "Legal"],
  ["request", "Send the certificate for all eleven flats in one file.", "Sent; it is now one button.", "IT"],
  [
    "request",
    "Please change the name on the account, we have married.",
    "Changed everywhere, welcome pack not sent again.",
    "Service",
  ],
];
