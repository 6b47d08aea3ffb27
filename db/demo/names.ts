import type { Random } from "./random";
import {
  families,
  longNames,
  menOlder,
  menYounger,
  organisationNames,
  ownScript,
  surnames,
  womenOlder,
  womenYounger,
} from "./words/names";

export type PersonName = { name: string; called: string | null; surname: string; woman: boolean };

/** A person of these islands: most with names from here, many from families that came, some in their own script. */
export function personName(random: Random, surname?: string): PersonName {
  const woman = random.chance(0.54);
  const kind = surname
    ? "here"
    : random.weighted([
        ["here", 80],
        ["family", 18],
        ["script", 1.8],
        ["long", 0.2],
      ] as const);
  if (kind === "script") return plain(random.pick(ownScript), woman);
  if (kind === "long") return plain(random.pick(longNames), woman);
  if (kind === "family") return familyName(random, woman);
  const older = random.chance(0.42);
  const given = random.pick(woman ? (older ? womenOlder : womenYounger) : older ? menOlder : menYounger);
  return named(random, given, surname ?? surnameOf(random), woman, older);
}

/** "Kirkgate Dental Practice": an organisation's name, told apart by its place where it is taken. */
export function organisationName(random: Random, place: string, taken: Set<string>): string {
  const [before, after] = random.pick(organisationNames);
  const name = `${random.pick(before)} ${random.pick(after)}`;
  const free = taken.has(name) ? `${name}, ${place}` : name;
  taken.add(name);
  return free;
}

function familyName(random: Random, woman: boolean): PersonName {
  const [women, men, last] = random.pick(families);
  return named(random, random.pick(woman ? women : men), random.pick(last), woman, random.chance(0.3));
}

function surnameOf(random: Random): string {
  const first = random.pick(surnames);
  return random.chance(0.03) ? `${first}-${random.pick(surnames)}` : first;
}

function named(random: Random, given: string, surname: string, woman: boolean, older: boolean): PersonName {
  const title = woman ? (older ? "Mrs" : "Ms") : "Mr";
  const formal = random.chance(older ? 0.6 : 0.12);
  const informal = random.chance(0.12);
  const called = formal ? `${title} ${surname}` : informal ? given : null;
  return { name: `${given} ${surname}`, called, surname, woman };
}

function plain(name: string, woman: boolean): PersonName {
  return { name, called: null, surname: name, woman };
}
