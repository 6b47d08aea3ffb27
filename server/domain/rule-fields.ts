import { consentPurposes } from "./consent";
import { contactCauses, contactChannels } from "./contact";
import { intents } from "./intent";
import { issueKinds } from "./issue";
import { needKinds } from "./need";
import { specialDateKinds } from "./special-date";

/** A word a value may take, and how the sentence says it. */
export type RuleOption = { readonly key: string; readonly words: string };

/**
 * One thing a field can be asked. `says` stands in the sentence after "Customers who"; what a value fills in stands in
 * braces: {span} 10 years · {money} 250.00 GBP · {count:time} 3 times · {days:day} 90 days · {words} of the options ·
 * {names} places, bands · {texts} in quotation marks · {countries}.
 */
export type RuleOperator = {
  readonly key: string;
  /** In a form, after the field's label. */
  readonly label: string;
  readonly says: string;
  readonly options?: readonly RuleOption[];
};

export type RuleField = { readonly key: string; readonly label: string; readonly operators: readonly RuleOperator[] };

const operator = (key: string, label: string, says: string, options?: readonly RuleOption[]): RuleOperator =>
  options ? { key, label, says, options } : { key, label, says };

const worded = <Key extends string>(keys: readonly Key[], words: Record<Key, string>): RuleOption[] =>
  keys.map((key) => ({ key, words: words[key] }));

/** How a customer felt, by the number it is kept under less one. */
export const ruleFeelings = ["very_unhappy", "unhappy", "neutral", "happy", "delighted"] as const;
const reachChannels = ["phone", "email", "social"] as const;

const feelings = ruleFeelings.map((key) => ({ key, words: key.replace("_", " ") }));
const channelWords = {
  ...{ phone: "phone", email: "e-mail", visit: "visit", letter: "letter" },
  ...{ chat: "chat", text: "text message", social: "social network", web: "website" },
};
const reach = worded(reachChannels, channelWords);
const channels = worded(contactChannels, channelWords);
const causes = worded(contactCauses, {
  ...{ product: "a product", bill: "a bill", information: "information" },
  ...{ promise_broken: "a broken promise", own: "something of our own accord", other: "something else" },
});
const issues = worded(issueKinds, { complaint: "complaint", fault: "fault", question: "question", request: "request" });
const intentions = worded(intents, { staying: "staying", unsure: "unsure", leaving: "leaving", left: "gone" });
const purposes = worded(consentPurposes, {
  ...{ content_email: "content by e-mail", content_phone: "content by phone", content_post: "content by post" },
  ...{ content_text: "content by text message", special_dates: "special dates", interests: "interests" },
  story: "telling their story",
});
const dates = worded(specialDateKinds, { birthday: "birthday", wedding: "wedding day", other: "day of their own" });
const needs = worded(needKinds, { need: "need", dislike: "dislike", interest: "interest", buying: "way of buying" });

/**
 * Everything a rule can ask, in the order of a form. Each operator has its line in `rule_grammar()` and its branch in
 * `rule_of_kept()` or `rule_of_facts()` of 0035_rules_at_scale.sql; a test holds the two against each other.
 */
export const ruleFields: readonly RuleField[] = [
  {
    key: "tenure",
    label: "Time with us",
    operators: [
      operator("at_least", "at least", "have been with us for at least {span}"),
      operator("less_than", "less than", "have been with us for less than {span}"),
      operator("not_known", "not known", "have no known first day with us"),
    ],
  },
  {
    key: "value",
    label: "Bought in all",
    operators: [
      operator("at_least", "at least", "have bought for at least {money} in all"),
      operator("less_than", "less than", "have bought for less than {money} in all"),
    ],
  },
  {
    key: "band",
    label: "Value band",
    operators: [
      operator("is", "is", "are in the value band {names}"),
      operator("is_not", "is not", "are not in the value band {names}"),
      operator("none", "none", "are in no value band"),
    ],
  },
  {
    key: "best",
    label: "Best customer",
    operators: [operator("is", "yes", "are best customers"), operator("is_not", "no", "are not best customers")],
  },
  {
    key: "purchases",
    label: "Purchases",
    operators: [
      operator("at_least", "days bought on, at least", "have bought on at least {count:day}"),
      operator("less_than", "days bought on, fewer than", "have bought on fewer than {count:day}"),
      operator("within", "bought in the last days", "have bought in the last {days:day}"),
      operator("not_within", "not bought in the last days", "have not bought in the last {days:day}"),
      operator("ever", "has bought", "have bought at least once"),
      operator("never", "has not bought yet", "have not bought yet"),
    ],
  },
  {
    key: "activity",
    label: "Active or lapsed",
    operators: [
      operator("active", "active", "are active by the lapse threshold"),
      operator("lapsed", "lapsed", "have lapsed by the lapse threshold"),
    ],
  },
  {
    key: "products",
    label: "Products",
    operators: [
      operator("bought", "has bought", "have bought {texts}"),
      operator("never_bought", "has never bought", "have never bought {texts}"),
    ],
  },
  {
    key: "place",
    label: "Place",
    operators: [
      operator("is", "is", "live in {names}"),
      operator("is_not", "is not", "are not known to live in {names}"),
      operator("not_known", "not known", "have no known place"),
    ],
  },
  {
    key: "country",
    label: "Country",
    operators: [
      operator("is", "is", "are based in {countries}"),
      operator("is_not", "is not", "are not known to be based in {countries}"),
      operator("not_known", "not known", "have no known country"),
    ],
  },
  {
    key: "kind",
    label: "Kind of customer",
    operators: [
      operator("person", "a person", "are persons"),
      operator("organisation", "an organisation", "are organisations"),
    ],
  },
  {
    key: "reach",
    label: "Ways to reach them",
    operators: [
      operator("can", "can be reached by", "can be reached by {words}", reach),
      operator("cannot", "cannot be reached by", "cannot be reached by {words}", reach),
      operator("unwanted", "do not want to be reached by", "do not want to be reached by {words}", channels),
    ],
  },
  {
    key: "contacts",
    label: "Contacts",
    operators: [
      operator("at_least", "at least", "have been in contact at least {count:time} in the last {days:day}"),
      operator("fewer_than", "fewer than", "have been in contact fewer than {count:time} in the last {days:day}"),
      operator("within", "in the last days", "have been in contact in the last {days:day}"),
      operator("not_within", "not in the last days", "have not been in contact in the last {days:day}"),
      operator("about", "about", "have been in contact about {words} in the last {days:day}", causes),
    ],
  },
  {
    key: "feeling",
    label: "Latest feeling",
    operators: [
      operator("is", "is", "last felt {words}", feelings),
      operator("not_known", "not known", "have no known feeling"),
    ],
  },
  {
    key: "promises",
    label: "Promises",
    operators: [
      operator("open", "one is open", "have an open promise"),
      operator("none_open", "none is open", "have no open promise"),
      operator("overdue", "one is overdue", "have a promise overdue from before today"),
      operator("none_overdue", "none is overdue", "have no promise overdue from before today"),
      operator("broken", "one was broken in the last days", "have had a promise broken in the last {days:day}"),
    ],
  },
  {
    key: "issues",
    label: "Issues",
    operators: [
      operator("open", "one is open", "have an open issue"),
      operator("none_open", "none is open", "have no open issue"),
      operator("open_kind", "one is open of", "have an open {words}", issues),
      operator("none_open_kind", "none is open of", "have no open {words}", issues),
    ],
  },
  {
    key: "intent",
    label: "What they mean to do",
    operators: [
      operator("is", "is", "were last noted as {words}", intentions),
      operator("not_known", "not known", "have no noted intent"),
    ],
  },
  {
    key: "consent",
    label: "Consent",
    operators: [
      operator("given", "given for", "have given consent for {words}", purposes),
      operator("not_given", "not given for", "have no consent given for {words}", purposes),
      operator("withdrawn", "withdrawn for", "have withdrawn consent for {words}", purposes),
    ],
  },
  {
    key: "dates",
    label: "Special dates",
    operators: [
      operator("within", "any in the next days", "have a special date in the next {days:day}"),
      operator("kind_within", "of a kind in the next days", "have a {words} in the next {days:day}", dates),
    ],
  },
  {
    key: "lifecycle",
    label: "Steps of their life with us",
    operators: [
      operator("onboarding", "being started", "are being started"),
      operator("delivered", "delivery in the last days", "had a delivery in the last {days:day}"),
      operator("renewal", "renewal in the next days", "have a renewal due in the next {days:day}"),
      operator("renewal_overdue", "renewal overdue", "have a renewal overdue"),
    ],
  },
  {
    key: "needs",
    label: "Needs and interests",
    operators: [
      operator("has", "noted", "have a noted {words}", needs),
      operator("mentions", "noted with the words", "have a noted {words} with the words {texts}", needs),
    ],
  },
];
