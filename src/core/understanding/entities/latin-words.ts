const list = (words: string): readonly string[] => words.split(" ");

/** What can't follow even "my name is" as a name. */
export const NEVER_NAMES: ReadonlySet<string> = new Set(
  list(
    "not no none nothing the a an is are was my your spelled spelt wrong misspelled changed different listed on off in",
  ),
);

/** Words that answer something else, or follow "I'm" without being a name. */
export const NOT_NAMES: ReadonlySet<string> = new Set([
  ...NEVER_NAMES,
  ...list(
    "yes yeah yep nope nah ok okay sure fine good great thanks thank hello hi hey bye sorry please help skip cancel stop back repeat restart again what who why how when where which maybe anytime any time today tomorrow tonight now later soon never always here there home house flat unit room kitchen bathroom bedroom toilet balcony lobby lift elevator water light door window leak leaking broken fire gas emergency repair complaint urgent afraid angry sick ill tired happy sad lost stuck trapped locked waiting calling writing in at on from out still just also so very really it this that these those he she they we you me i and or but if because do does did don't dont can can't cannot could would will won't have has had want need speak talk human person agent polish indian french german british american canadian australian japanese korean taiwanese thai vietnamese filipino indonesian malaysian singaporean italian spanish dutch russian brazilian mexican turkish swedish irish scottish muslim hindu buddhist someone anyone nobody anonymous private secret prefer rather say tell give know english chinese mandarin cantonese owner tenant resident landlord neighbour neighbor plumber electrician security guard technician manager correct right wrong true false whatever nevermind never mind mr mrs ms miss dr prof app wifi line",
  ),
]);

/** Words that open or close a message with a capital and are no name. */
export const ORDINARY_WORDS: ReadonlySet<string> = new Set([
  ...NOT_NAMES,
  ...list(
    "may call ring ask tell send fix check see meet text visit let give open close bring take get put keep make turn find sunset sunrise well new old air con admin anonymous monday tuesday wednesday thursday friday saturday sunday january february march april june july august september october november december mon tue wed thu fri sat sun jan feb mar apr jun jul aug sep sept oct nov dec morning afternoon evening night noon weekend weekday christmas easter happy merry festival birthday year eve diwali eid mubarak congrats congratulations",
  ),
  ...list(
    "thx thanx cheers regards best kind dear sincerely greetings welcome morning ciao sir madam team staff management office reception concierge desk front building tower block floor level phase entrance address apartment apt number phone mobile cell tel telephone email contact name subject question request report complaint issue problem ticket order parcel package delivery fyi asap update reminder note ps urgent attention re about regarding wow oh ah hmm well look listen wait nope exactly absolutely certainly definitely done perfect nice lovely cool awesome brilliant",
  ),
  ...list(
    "aircon heating heater boiler radiator tap taps faucet shower sink drain pipe pipes ceiling wall walls floor tiles tile paint mould mold smell noise smoke alarm power electricity socket fuse breaker switch bulb lights lamp lock key keys fob card cards gate garage parking car bike bicycle plate window windows curtain blind oven hob stove fridge dishwasher washer dryer washing machine doorbell intercom bell camera internet cable tv router roof stairs stairwell corridor hallway gym pool garden playground rubbish trash bin bins garbage recycling pest cockroach cockroaches rats mice ants dog cat pet baby kids children wife husband mother father son daughter family friend guest visitor cleaner driver courier mains valve meter bill fee fees payment invoice receipt deposit rent contract form permit notice keypad toilet bath hot cold no more still moving renovation",
  ),
  ...list(
    "taiwan taipei taichung kaohsiung hsinchu tainan hong kong kowloon china shanghai beijing shenzhen guangzhou singapore japan tokyo english chinese google amazon shopee foodpanda uber dhl fedex airbnb netflix line whatsapp wechat iphone android",
  ),
]);

/** What buildings are called: Maple Court, Rose Lodge. */
export const BUILDING_WORDS: ReadonlySet<string> = new Set(
  list(
    "court lodge house villa villas tower towers heights garden gardens mansion mansions residence residences residency terrace place plaza square street road avenue lane drive estate view manor apartments building block wing hall point bay centre center hill hills grove crescent close gate enclave condo condominium phase suite suites",
  ),
);
