const list = (text: string): readonly string[] => text.trim().split(/\s*,\s*/);

/** Given names by the years their bearers were born in, women and men together: [text, title]. */
export const womenOlder = list(
  "Margaret, Dorothy, Jean, Patricia, Maureen, Sheila, Brenda, Pauline, Barbara, Joyce, Eileen, Audrey, Marjorie, " +
    "Hilary, Rosemary, Gillian, Beryl, Winifred, Moira, Constance, Edna, Sylvia, Marian, Thelma, Iris, Nora",
);
export const menOlder = list(
  "Derek, Kenneth, Brian, Roy, Malcolm, Trevor, Norman, Keith, Gordon, Raymond, Dennis, Clive, Bernard, Geoffrey, " +
    "Leonard, Stanley, Ronald, Graham, Douglas, Terence, Cyril, Hubert, Arnold, Wilfred, Neville, Ivor",
);
export const womenYounger = list(
  "Sarah, Emma, Laura, Rachel, Helen, Claire, Nicola, Joanne, Rebecca, Hannah, Charlotte, Gemma, Natalie, Bethan, " +
    "Catriona, Niamh, Aoife, Fiona, Kirsty, Megan, Abigail, Ruth, Tamsin, Imogen, Lucy, Holly, Danielle, Leanne, " +
    "Carys, Orla, Isobel, Jessica, Victoria, Harriet, Naomi, Esther, Georgina, Philippa, Lorraine, Jacqueline",
);
export const menYounger = list(
  "James, Andrew, Mark, Stephen, Matthew, Paul, Simon, Christopher, Gareth, Rhys, Euan, Ciarán, Declan, Fergus, " +
    "Oliver, Benjamin, Luke, Adam, Craig, Stuart, Lewis, Joshua, Nathan, Patrick, Rory, Hamish, Dafydd, Tristan, " +
    "Joel, Gavin, Duncan, Philip, Robin, Toby, Elliot, Marcus, Dean, Lee, Scott, Ian",
);

export const surnames = list(
  "Ashdown, Atkinson, Bainbridge, Barraclough, Batty, Beaumont, Bickerstaff, Birtwistle, Blenkinsop, Booth, " +
    "Bradshaw, Briggs, Broadbent, Butterworth, Calvert, Campbell, Cartwright, Chadwick, Clegg, Coates, Crabtree, " +
    "Crowther, Davies, Dewhurst, Dixon, Doherty, Driscoll, Duckworth, Dyson, Eastwood, Ellershaw, Entwistle, Evans, " +
    "Fairhurst, Farrell, Fawcett, Feather, Fothergill, Fraser, Gaunt, Gibbons, Gledhill, Goodall, Graham, Greenwood, " +
    "Griffiths, Haigh, Halliwell, Hardcastle, Hargreaves, Hartley, Haworth, Hebblethwaite, Heptonstall, Hepworth, " +
    "Heseltine, Higginbottom, Hinchliffe, Hirst, Holroyd, Horsfall, Howarth, Hughes, Illingworth, Ingham, Jagger, " +
    "Jessop, Jones, Kaye, Kearney, Kellett, Kendrick, Kershaw, Lawson, Leadbetter, Lister, Llewellyn, Lockwood, " +
    "Longbottom, Lumb, Macdonald, Mackenzie, Mallinson, Marsden, McAllister, McCarthy, Metcalfe, Midgley, Mitchell, " +
    "Moorhouse, Morgan, Murgatroyd, Murphy, Naylor, Newsome, Nuttall, O’Brien, O’Connor, Oldroyd, Ogden, Ollerenshaw, " +
    "Osborne, Owen, Parkinson, Peel, Pickles, Pollard, Priestley, Quarmby, Ramsden, Rawnsley, Redfearn, Rhodes, " +
    "Riley, Roberts, Rowbotham, Ryan, Rushworth, Schofield, Senior, Shackleton, Sharples, Shaw, Sheard, Singleton, " +
    "Stewart, Stott, Sugden, Sutcliffe, Sykes, Tattersall, Taylor, Thackray, Thistlethwaite, Thornton, Thwaites, " +
    "Tordoff, Turner, Uttley, Varley, Wadsworth, Walker, Walsh, Waterhouse, Whiteley, Whitworth, Wigglesworth, " +
    "Wilkinson, Williams, Womersley, Wood, Wrigglesworth, Yates",
);

/** Families from elsewhere who live here: [women, men, surnames]. */
export const families: readonly (readonly [readonly string[], readonly string[], readonly string[]])[] = [
  [
    list("Ayesha, Fatima, Nasreen, Sana, Rukhsana, Zainab, Shazia"),
    list("Imran, Tariq, Bilal, Yusuf, Hamza, Khalid, Asif"),
    list("Hussain, Ahmed, Khan, Mahmood, Akhtar, Malik, Shah, Chaudhry"),
  ],
  [
    list("Priti, Anjali, Meera, Sunita, Harpreet, Jasleen, Lakshmi"),
    list("Rajesh, Sanjay, Gurpreet, Vikram, Arjun, Harish, Manjit"),
    list("Patel, Sharma, Gill, Dhillon, Mistry, Desai, Krishnan, Venkataraman"),
  ],
  [
    list("Ngozi, Chioma, Adaeze, Folake, Abena, Efua, Temitope"),
    list("Chukwuemeka, Babatunde, Kwame, Emeka, Olumide, Kojo, Segun"),
    list("Okonjo, Adebayo, Mensah, Eze, Owusu, Afolabi, Nwachukwu, Asante"),
  ],
  [
    list("Agnieszka, Małgorzata, Katarzyna, Zofia, Joanna, Bożena"),
    list("Łukasz, Piotr, Krzysztof, Wojciech, Michał, Paweł"),
    list("Kowalczyk, Wiśniewska, Zieliński, Szczepańska, Dąbrowski, Jabłoński"),
  ],
  [
    list("Mei Ling, Siu Fong, Wing Yan, Xiu Ying"),
    list("Ka Ho, Chi Ming, Wai Lun, Jian"),
    list("Chan, Cheung, Lau, Zhang, Ng"),
  ],
  [
    list("Yasemin, Ioana, Andreea, Svetlana, Daniela, Ilinca"),
    list("Mehmet, Bogdan, Ștefan, Andrei, Dragoș, Emre"),
    list("Yıldız, Popescu, Ionescu, Çelik, Țurcanu, Stoica"),
  ],
];

/** Written as their bearers write them. */
export const ownScript: readonly string[] = [
  "Дмитро Коваленко",
  "Оксана Шевченко",
  "Ганна Бондаренко",
  "Сергій Мельник",
  "Елена Петрова",
  "Ελένη Παπαδοπούλου",
  "Γιώργος Νικολαΐδης",
  "Κωνσταντίνος Αθανασίου",
  "محمد الحسيني",
  "فاطمة الزهراء بن علي",
  "نور الدين حدّاد",
  "שרה לוי",
  "יעקב בן־דוד",
  "रवि शर्मा",
  "सुनीता देवी",
  "ਹਰਪ੍ਰੀਤ ਕੌਰ ਸੰਧੂ",
  "রাহিমা খাতুন",
  "முருகன் சுப்பிரமணியம்",
  "王小明",
  "陳美玲",
  "李偉強",
  "山田 花子",
  "佐藤 健一",
  "김민준",
  "박서연",
  "สมชาย ใจดี",
  "Nguyễn Thị Hồng Nhung",
  "Trần Văn Đức",
  "Þórdís Jónsdóttir",
  "Seán Ó Súilleabháin",
  "Gráinne Ní Mháille",
  "Łucja Żółkiewska",
  "Jiří Dvořák",
  "Åsa Sjöström",
  "Søren Kjærgaard",
  "Zoltán Szőke",
  "Đorđe Živković",
  "ნინო ბერიძე",
  "Արամ Հովհաննիսյան",
  "اُمِّ ہانی قریشی",
];

export const longNames: readonly string[] = [
  "Maria da Conceição Guimarães de Almeida e Vasconcelos",
  "Alexander Wilfred Montgomery-Featherstonehaugh",
  "Wilhelmina van den Heuvel-Oosterhout-Baxendale",
  "The Honourable Cordelia Anstruther-Gough-Calthorpe",
  "Oluwaseun Oluwatobiloba Adebayo-Ogundipe",
  "Sri Venkata Narasimha Rajuvaripet Subrahmanyam",
  "Llanfair-Jones and Carreg-Wen, the Misses Angharad and Myfanwy",
  "Rev. Dr Bartholomew Ignatius Fitzgerald O’Shaughnessy",
];

/** Organisations: [what stands before, what stands after]. */
export const organisationNames: readonly (readonly [readonly string[], readonly string[]])[] = [
  [
    list("St Aidan’s, St Chad’s, Holy Trinity, St Hilda’s, All Saints, St Oswald’s"),
    list("Parish Hall, Primary School, Church Rooms, Nursery"),
  ],
  [
    list("Kirkgate, Roundhay, Whinmoor, Meanwood, Chapel, Beckside, Mill Lane, Crossgates, Northgate, Priory"),
    list("Lettings, Dental Practice, Surgery, Veterinary Centre, Care Home, Tea Rooms, Bakery, Housing Association"),
  ],
  [
    list("Barraclough, Entwistle & Daughters, Singh Brothers, Hepworth, O’Connor, Farrell & Kaye, Ingham"),
    list("Properties Ltd, Estates, Holiday Lets, Guest House, Joinery, Solicitors LLP"),
  ],
  [
    list("Calder Valley, Aire, Pennine, Wharfedale, Tyne & Wear, Severnside, Clydeside, Mersey, Thames View, Lagan"),
    list("Community Trust, Almshouses, Student Homes, Allotment Society, Bowls Club, Hostel"),
  ],
];
