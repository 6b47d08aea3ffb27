import { families, menOlder, menYounger, surnames, womenOlder, womenYounger } from "@/db/demo/words/names";

/** The names a million customers are made of, the commonest first: how often each is taken falls with its place. */
export const givenNames: readonly string[] = [
  ...womenYounger,
  ...menYounger,
  ...womenOlder,
  ...menOlder,
  ...families.flatMap(([women, men]) => [...women, ...men]),
];

const commonest = [
  "Smith",
  "Jones",
  "Williams",
  "Taylor",
  "Brown",
  "Davies",
  "Evans",
  "Wilson",
  "Thomas",
  "Johnson",
  "Khan",
  "Patel",
  "O’Brien",
  "Müller",
  "García",
  "Nguyen",
];
const beginnings = [
  "Ash",
  "Birch",
  "Black",
  "Brad",
  "Burn",
  "Cald",
  "Clay",
  "Cole",
  "Cop",
  "Crans",
  "Dal",
  "Dun",
  "East",
];
const middles = ["", "er", "ing", "en", "el", "low"];
const endings = [
  "ton",
  "ham",
  "ley",
  "ford",
  "worth",
  "wick",
  "by",
  "field",
  "bridge",
  "stead",
  "thorpe",
  "well",
  "den",
];
const rare = beginnings.flatMap((begin) =>
  middles.flatMap((middle) => endings.map((end) => `${begin}${middle}${end}`)),
);

export const familyNames: readonly string[] = [
  ...commonest,
  ...families.flatMap(([, , last]) => last),
  ...surnames,
  ...rare,
];

/** Names in their own script, as [given, family] with the join between them; a few thousand spellings in all. */
const ownScripts: readonly { given: string[]; family: string[]; familyFirst?: string }[] = [
  {
    given: ["Дмитро", "Оксана", "Ганна", "Сергій", "Елена", "Михаил", "Наталія", "Олексій"],
    family: ["Коваленко", "Шевченко", "Бондаренко", "Мельник", "Петрова", "Иванов", "Ткаченко", "Лысенко"],
  },
  {
    given: ["Ελένη", "Γιώργος", "Κωνσταντίνος", "Μαρία", "Νίκος", "Δήμητρα"],
    family: ["Παπαδοπούλου", "Νικολαΐδης", "Αθανασίου", "Βασιλείου", "Γεωργίου"],
  },
  {
    given: ["محمد", "فاطمة", "نور الدين", "ليلى", "يوسف", "مريم"],
    family: ["الحسيني", "بن علي", "حدّاد", "المصري", "الأحمد"],
  },
  {
    given: ["小明", "美玲", "偉強", "秀英", "国强", "丽华"],
    family: ["王", "陳", "李", "张", "刘", "黃"],
    familyFirst: "",
  },
  {
    given: ["花子", "健一", "由美", "翔太", "さくら"],
    family: ["山田", "佐藤", "鈴木", "高橋", "田中"],
    familyFirst: " ",
  },
  { given: ["민준", "서연", "지훈", "하은"], family: ["김", "이", "박", "최", "정"], familyFirst: "" },
  { given: ["रवि", "सुनीता", "अनिल", "प्रिया"], family: ["शर्मा", "देवी", "गुप्ता", "वर्मा"] },
  { given: ["Thị Hồng", "Văn Đức", "Minh", "Thanh"], family: ["Nguyễn", "Trần", "Lê", "Phạm"], familyFirst: " " },
];

/** Every spelling of `ownScripts`. */
export const namesInOwnScript: readonly string[] = ownScripts.flatMap(({ given, family, familyFirst }) =>
  given.flatMap((first) =>
    family.map((last) => (familyFirst === undefined ? `${first} ${last}` : `${last}${familyFirst}${first}`)),
  ),
);

export const companies: readonly string[] = [
  "& Sons Ltd",
  "Dental Practice",
  "Plumbing and Heating",
  "Lettings",
  "Consulting LLP",
  "Bakery",
  "GmbH",
  "Motors",
  "Primary School",
  "Care Homes plc",
];

export const places: readonly string[] = [
  "Leeds",
  "Bristol",
  "Cardiff",
  "Glasgow",
  "Belfast",
  "Norwich",
  "Truro",
  "Hull",
  "Exeter",
  "Dundee",
  "Swansea",
  "Lincoln",
  "Derby",
  "Perth",
  "Newry",
  "Bath",
];
