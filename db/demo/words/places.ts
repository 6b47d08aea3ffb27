/** Places with the numbers Ofcom keeps for drama there: town, the start of its 1,000 numbers, how many live there. */
export const places: readonly (readonly [string, string, number])[] = [
  ["Leeds", "0113 496 0", 19],
  ["Sheffield", "0114 496 0", 11],
  ["Nottingham", "0115 496 0", 6],
  ["Leicester", "0116 496 0", 5],
  ["Bristol", "0117 496 0", 5],
  ["Reading", "0118 496 0", 3],
  ["Birmingham", "0121 496 0", 8],
  ["Edinburgh", "0131 496 0", 6],
  ["Glasgow", "0141 496 0", 6],
  ["Liverpool", "0151 496 0", 6],
  ["Manchester", "0161 496 0", 11],
  ["Newcastle upon Tyne", "0191 498 0", 6],
  ["Cardiff", "029 2018 0", 5],
  ["Belfast", "028 9649 6", 4],
  ["London", "020 7946 0", 7],
];

/** Numbers that belong to no town, for places without a range of their own. */
export const otherPlaces: readonly string[] = [
  "Harrogate",
  "Hebden Bridge",
  "York",
  "Skipton",
  "Whitby",
  "Kendal",
  "Buxton",
  "Ludlow",
  "Hay-on-Wye",
  "Berwick-upon-Tweed",
];
export const otherNumbers = "01632 960";
export const mobileNumbers = "07700 900";

/** Second homes we cover abroad, paid in euros: place, country, zone. */
export const abroad: readonly (readonly [string, string, string])[] = [
  ["Kinsale", "IE", "Europe/Dublin"],
  ["Westport", "IE", "Europe/Dublin"],
  ["Jávea", "ES", "Europe/Madrid"],
  ["Nerja", "ES", "Europe/Madrid"],
  ["Dinan", "FR", "Europe/Paris"],
  ["Tavira", "PT", "Europe/Lisbon"],
];

export const mailHosts = ["example.com", "example.org", "example.net"] as const;
