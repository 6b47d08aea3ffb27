import type { ContactChannel } from "@/server/domain/contact";
import type { PromiseKind } from "@/server/domain/promise-words";

/** The words of promises as people read them. */
export const kindWords: Record<PromiseKind, string> = {
  callback: "Ring back",
  reply: "Reply in writing",
  appointment: "Visit",
  delivery: "Delivery",
  refund: "Refund",
  fix: "Put something right",
  information: "Something else",
  charter: "Charter",
};

/** How it was said: "said on the phone". */
export const saidWords: Record<ContactChannel, string> = {
  phone: "said on the phone",
  email: "written by e-mail",
  visit: "said in person",
  letter: "written in a letter",
  chat: "written in a chat",
  text: "written in a text message",
  social: "written on social media",
  web: "written on the web",
};
