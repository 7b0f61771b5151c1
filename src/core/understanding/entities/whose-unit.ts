import { cues } from "./cues.ts";

/** Little words between those who live there and the unit. */
const OF = String.raw`\s?(?:的|那|嗰|嘅|户|家|间|邻居|住户|单位|住|在|是|is|at|in|from|of|the|unit|flat|room|apt|no\.?|[(#,:-]|\s){0,4}⟦`;
const NEXT_DOOR =
  "(?:楼上|楼下|隔壁|隔离|对面|对门|对家|对过|邻居|邻舍|\\b(?:upstairs|downstairs|next\\s?-?door|neighbou?rs?|above|below|opposite|underneath|beneath))";
const PEOPLE =
  "(?:\\b(?:people|persons?|guys?|man|woman|family|tenants?|residents?|friend|kids?|dogs?|cats?|someone|somebody|whoever|party|couple|guests?|lady|students?|owners?|lives|tell|ask|remind|warn|inform)|朋友|亲戚|谁住|有人住|代收[了咗]?个?)";
const THE = String.raw`(?:the\s|unit\s|flat\s|apt\.?\s|no\.?\s|#)*`;
/** How long and how often, before what others do. */
const ALWAYS =
  "(?:一直|老是?|总是?|又|还|仍|成日|天天|每天|每晚|半夜|深夜|晚上|三更半夜|整天|很|好|太|正|都|在)";
const NUISANCE =
  "(?:吵|大声|抽烟|食烟|吸烟|烧东西|烧金纸|烧纸|唱歌|唱k|跳绳|跳舞|打麻将|搓麻将|打牌|开派对|开趴|拖椅|敲|钻|乱丢|传[来出]|飘)";
const THEY_RENOVATE = `${ALWAYS}{1,3}(?:装修|装潢|施工)|(?:什[么幺]时候|几时|何时)[^,.;]{0,4}(?:装修|装潢|施工|整)完`;
const THEY_ARE =
  "(?:is|are|was|were|keeps?|kept)\\s(?:(?:so|too|very|always|constantly|still|again)\\s)?(?:noisy|loud|smoking|playing|drilling|hammering|banging|renovating|shouting|fighting|partying|throwing|very noisy|not (?:me|mine|us|ours))|isn't (?:me|mine|us|ours)|keeps|above|below|upstairs|next door|very noisy";
const THEIRS =
  "邻居|住户|那户|那家|人家|户|业主|租客|小孩|啲?狗|件|有人(?:[吗么幺嘛在住])|不是我|唔系我|[是系](?:别人|空|谁|边个|哪)|嘅信|的信|'s\\b|neighbou?r|people|guy|tenant|resident";
/** A space among Chinese divides like a comma, but not behind 到, 按, 第. */
const CLAUSE_BEFORE = String.raw`(?:^|\s{2,}|[,.;:!?。、()[\]]\s?|\s[–—-]\s|[–—/]\s?|你好|您好|\bhi |\bhello |早安|[区期]|(?![到在至从往去按约有的给花付收第等共和跟每了写转算汇于换搬从购买乘除加减叫是剩…])\p{Script=Han}\s)(?:就是|即系|是(?!我))?\s?`;
const CLAUSE_BEHIND = String.raw`(?:(?:(?:的|那[个户]|嗰个)(?=$|[,;。\s]))?(?:\s?(?:$|[\n,.;:!?。、()–—[\]/]|-\s)|\s(?=\p{Script=Han}|here\b|speaking\b)|\s{2,})|(?:这[边里儿]|呢[度边]))`;
const ABOUT_NUMBERS =
  "(?:单(?!元|位|独)|取消|进度|查|案|密码|代码|读数|度数|ticket|tickt|order|cancel|status|case|parcel|code|reading|包裹|件|bay|parking|plate|车|支|股)";
const SERVICE = "(?:11[0-39]|12[02]|165|911|99[59]|1922|1925|1980|1995|1999|520|666|886|1314)";

/** Where something is that all share: 「A棟12樓走廊」 says where, not who lives there. */
export const OF_PLACE = cues`
  +5   a basement :: ⟦(?!\w+ door)\w+ (?:[^⟧]*\s)?(?:地下|负|basement|b\d⟧)
  +5   a public place before :: (?:走廊|电梯|升降机|大堂|大厅|楼梯|梯间|停车场|停[在咗]喺?)[在喺是,]?\s?⟦(?!\w+ door)|\b(?:lifts?|elevators?|stairs|stairwell|corridor|hallway|lobby|entrance|landing|bin|rubbish|gym|pool)\b[^,.;!?⟦]{0,12}\b(?:in|at|on|of|to)\s(?:the\s)?⟦(?!\w+ door)
  +5   a public place behind :: ⟦(?!\w+ door)[^⟧]*⟧\s*(?:的|嘅|嗰|那边|那里|那个|那部|部|外面|'s|那)?\s*(?:{public-places}|(?<!⟧(?:那个|嗰个)? )门口|公共|逃生|停车|垃圾|消防|对讲|教室|有人|gym|library|front door|back door|hall|stair|rubbish|bin|trash|parking)
  -10  how its door is found :: ⟦[^⟧]*⟧\s?(?:的|嘅|,)?\s?(?:出?(?:电梯|升降机|𨋢|楼梯|𨋢口)|走廊)[^,.;!?。⟦]{0,10}(?:那|嗰|第?[一二三]|最[后尾]一?)\s?(?:个|户|家|间|扇门)(?:单位|房)?(?:就是|是我家)?(?:$|[,.;!?。])|⟦[^⟧]*⟧,?\s(?:the\s)?(?:one|first|second|last|door|flat|unit)?\s?(?:right\s)?(?:(?:on|to)\s(?:the|your)\s(?:left|right)|next to|opposite|beside|across from|by)[^,.;!?⟦]{0,16}\b(?:lift|elevator|stairs|stairwell|stair|staircase)\b
  +5   a room of the club's :: ⟦[^⟧]*⟧\s(?:of|in|at|on)\s(?:the|our)\s(?:club ?house|gym|library|lobby|car ?park|basement|podium|pool|school|hotel|office)\b
`;

/** Whose home a unit is, and whether it is one, by the words around it. */
export const WHOSE_UNIT = cues`
  +4   written like nothing else :: ⟦strong
  -2   a bare number or floor :: ⟦weak
  -3   a building alone :: ⟦part
  -20  a building's name alone :: ⟦name
  +24  lives in that house :: 住[在喺于]?\s?⟦name [^⟧]*⟧\s?(?:$|\p{P})
  +0.5 a clause of its own :: ${CLAUSE_BEFORE}⟦[^⟧]*⟧${CLAUSE_BEHIND}
  +3   a bare number as a clause :: ${CLAUSE_BEFORE}⟦weak [^⟧]*⟧${CLAUSE_BEHIND}
  +4   a building as a clause :: ${CLAUSE_BEFORE}⟦part [^⟧]*⟧${CLAUSE_BEHIND}
  -4   a building beside a public place :: ⟦part [^⟧]*⟧(?![\s\p{P}]*$).*{public-places}|{public-places}.*⟦part [^⟧]*⟧(?![\s\p{P}]*$)
  +9   mine: 5F陳先生 :: (?:^|[,.!。]\s?|(?:你好|您好|hi)\s)⟦weak (?!door)[^⟧]*⟧\s?的?{surnames}{given-characters}{0,2}{forms}(?=$|[\s\p{P}])(?!.*[她他佢])
  +3   opens the message :: ^[\s\p{P}]*(?:你好|您好|hi|hello|早安|早)?[\s\p{P}]*⟦weak door [^⟧]*⟧(?:\s*[\p{Script=Han},:;-]|\s+[a-z])
  -4   about tickets and parcels :: ${ABOUT_NUMBERS}.*⟦weak(?! [^d⟧][^⟧]*⟧[\s\p{P}]*$)|⟦weak [^⟧]*⟧.*${ABOUT_NUMBERS}
  +4   closes the message :: (?<!\b(?:outside|by|of|for|from|in|at|to|on|with|and|or|than|bus|row|seat|size|model|near|opposite|is|number|no|not|into|against|see|saw|tell|ask|outside of)\s)(?<=[a-z]{3,}\s)⟦weak door \d{1,2}[a-z]⟧(?:\s(?:help|please|pls|now|thanks|thx))?[\s\p{P}]*$
  +12  mine: anything for :: \b(?:package|parcel|mail|delivery|letter)s?\b[^,.;!?⟦]{0,20}\bfor\s⟦weak door(?!.*\b(?:mistake|wrong|to me|my|mine|here|not)\b)
  -20  a plate :: (?:车牌|车号|\bplates?\b|\blicen[cs]e\b).*⟦strong door [a-h]\s\d+⟧
  -20  a service number :: ⟦weak door ${SERVICE}⟧
  +6   taken back before :: (?:(?:(?:打错|写错|说错|讲错|按错|错)了?,?|不对|唔系|更正|应该[是系]|改成|才对|\bmeant\b|\bi mean\b|\bno,? wait\b|\bcorrection\b|\bsorry\b|\bscratch that\b|\bactually\b|\bshould be\b|\bnot\b[^,.;⟦]{0,20},)[^\d⟦]{0,16}|\.{3}\s?no,?\s|不是[^⟦]{1,8}[,\s]是)⟦
  +6   and not another :: ⟦[^⟧]*⟧\s?(?:室|号|pls|please)?,?\s?(?:(?:而|并)?不是|唔系|not\s(?:flat\s|unit\s|the\s)?)\s?(?:[a-z]\s?)?(?:\d|[一二三四五六七八九十廿])
  +6   taken back, and right now :: ⟦[^⟧]*⟧\s?(?:室|号)?\s?(?:才[对是]|先[啱系]|至[啱系]|[啦喇][,\s]{0,2}(?:语音|输入法?|手机|我|刚[刚才])?[打写说讲按听认输]\S{0,2}错)
  -25  not mine: explained away :: ^(?=[^⟦]*(?:{corrections}|typo|wrong))[^⟦]*\d{2}[^⟦]*⟦[^⟧]*⟧\s?(?:号|室)?\s?(?:那[户间家]|嗰[户间])?\s?,?\s?(?:才?是|系|\bis|\bwas|['’]s|that's)\s?(?:我(?!(?:们?家|屋企)(?!隔|楼|对|的|嘅|里)|自己|住|这|呢|本)|阮|[他她佢人别]|my\s(?!(?:own|unit|flat|place|home|apartment|apt|address)\b)|his\b|her\b|their\b|our\s\w+['’]s)
  -25  not mine: my brother's :: ⟦[^⟧]*⟧\s?(?:号|室)?\s?(?:那[户间家]|嗰[户间])?\s?(?:才?是|系|住[的嘅]?是?|\bis|\bwas)\s?(?:我的?|我嘅|my\s|an?\s|our\s)?(?:[亲大小二三]{0,2}(?:[弟哥姐妹]{1,2}|细佬|细妹|大佬|家姐|阿[哥姐妹弟])|朋友|同事|亲戚|同学|表[哥弟姐妹]|堂[哥弟姐妹]|叔叔?|舅舅?|姑姑?|阿?姨|brother|sister|cousin|friend|colleague|uncle|aunt|neighbou?r)
  +4   a fault, and where :: [坏爆漏停堵断掉裂塞跳修通亮响]了?\s⟦weak door [^⟧]*⟧[\s\p{P}]*$
  +30  mine: I am the tenant :: \b(?:i'?m|i am|we'?re|we are|this is)\s(?:the|a|an)\s(?:\w{1,12}\s)?(?:tenants?|residents?|owners?|family|person|people|guy|woman|man)\s(?:in|at|from|of)\s(?:the\s|unit\s|flat\s)?⟦
  +30  mine: it opens the letter :: ^\s?(?:(?:resident|tenant|owner|from)\s(?:(?:in|at|from|of)\s)?|(?:mrs?|ms|miss|dr|mdm)\.?\s[a-z'’-]{2,15},?\s)(?:the\s|unit\s|flat\s)?⟦[^⟧]*⟧\s?[,.;:–-]
  +9   mine: the owner here says :: ⟦[^⟧]*⟧\s?(?:号|室)?的?(?:业主|住户|租客|租户|屋主|房东|户主)(?=$|[\s\p{P}]|反[映应]|报修|想|要|请|咨询|申请|来电|投诉|这里|这边|在此|求助|急|姓)
  +9   mine: I live, my home :: (?:(?<![给帮问找跟打])我|我家|(?:^|[\s,.;:])家(?=[在住是])|阮|蹛|[佇伫]|俺|咱|家住|也就是|我们家|我屋企|我们|我哋|我住|我租|我[们刚才已经要今明天]*搬[到进来]|住在|住|居住|我这[层户间里边儿家栋]?|我单位|我个单位|本户|自家|这里是|这边是|呢度系|帮|替|代(?!收)|送[到去]|来|\bmy\s(?:unit|flat|apartment|apt|place|home|address|room)\s?(?:is|:|number is)?|\bi'?m|\bi am|\bi live|\bi stay|\b(?:am|of us)(?= (?:in|at) )|\b(?:i|we) rent|\bwe live|\bwe'?re|\bwe are|\bthis is|\bhere is|\bit'?s|\b(?:calling|writing|resident|here) from|\bhost|(?:to|at|in) (?:my|our) (?:place|house|home)|地址|地点|单位|房号|房子|门牌|户号|房)\]?\s?(?:的|是|系|在|喺|:|,|in|at|on|from|the|unit|flat|no\.?|\s){0,4}⟦
  +9   mine: where somebody lives :: ⟦[^⟧]*⟧\s?住(?!户)
  +9   mine: my tap in :: \b(?:i'?m|i am|it'?s|this is|i live|i rent|we'?re|we are|we live|we rent|my (?:flat|unit|apartment|home|place|balcony|terrace|kitchen|bath(?:room)?|toilet|bedroom|living room|study|windows?|door|ceiling|shower|sink|tap|mo[mt]h?e?r?)|(?:we|i) (?:have|need|can'?t)|owner|tenant|resident|fell off|no (?:hot )?water|lease is)\b(?:(?!\b(?:stuck|trapped|waiting|standing|locked|lift|elevator|lobby|gym|pool|calling about|complaining|hear|smells?|smoke|noise|shouting|leak|leaking|dripping|sick|tired|parked|looking|someone|people|neighbou?rs?|they|he|she|who)\b)(?:(?<=\b(?:mrs?|ms|dr|mdm))\.|[^.;!?⟦])){0,40}\b(?:in|at|on|of|from|for)\s${THE}⟦
  +25  mine: my ceiling in :: \b(?:my|our)\s(?:\w+\s)?(?:ceiling|wall|kitchen|bathroom|bedroom|room|balcony|window)s?\s(?:in|at|of)\s${THE}⟦
  +9   mine: introduced :: (?:\b(?:i'?m|i am|this is|it'?s|my name is)\s(?!not?\b)(?:[a-z'’.]{2,15}\s?){1,3},\s|我(?:是|系|叫|姓)(?:(?![的来要想在])\p{Script=Han}){1,5}[\s,]{1,2})⟦[^⟧]*⟧${CLAUSE_BEHIND}
  +9   mine: hi, Sandra in :: (?:^|[,.!]\s)(?:hi|hello|hey|this is|it's)(?: there)?,?\s[a-z'’]{2,15}(?:\s[a-z'’]{2,15})?\s(?:in|from|at|of)\s(?:unit\s|flat\s)?⟦weak door
  +9   mine: mrs doyle 3A :: ^\s?(?:mrs?|ms|miss|dr|mdm)\.?\s[a-z'’-]{2,15},?\s⟦weak door [^⟧]*⟧\s[a-z]
  +3   in 502 the tap :: ^in\s⟦weak door [^⟧]*⟧\s(?:the|my|our)\b
  +5   a door behind a given name :: ^\s*(?:(?:hi|hello|hey)[\s,]{1,2})?{given-names}(?:\s[a-z'’]{2,15})?,?\s⟦weak door
  +3   a door behind a name :: ^\s*[a-z'’]{2,15}(?:\s[a-z'’]{2,15})?,?\s⟦weak door \d+[a-z]⟧${CLAUSE_BEHIND}|[.!?]\s⟦weak door \d+[a-z]⟧\s[a-z'’]+[.!]?$
  +9   mine: Patel from :: ^\s?(?!(?:i|we|my|our|the|a|water|noise|leak|music|power|light|door|moving|moved|move|shifting)\b)[a-z'’]{2,15}(?:\s[a-z'’]{2,15})?\sfrom\s(?:unit\s|flat\s)?⟦
  +14  mine: family's :: (?:我[妈爸奶爷公婆父母儿女家](?!公司)|我(?:外[公婆]|老[公婆]|太太|孩子|小孩|阿妈|阿爸)|\bmy (?:mum|mom|mother|dad|father|wife|husband|son|daughter|parents|grand\w+|baby)\b).*⟦
  -14  not mine: next door's :: ${NEXT_DOOR}${OF}
  -14  not mine: people in :: (?:${PEOPLE})(?!,)${OF}
  -14  not mine: not in :: (?:不是|不住|唔系|唔住|\bnot)(?!\s?,)${OF}
  -14  not mine: they live in :: (?:(?:[他她佢]们?哋?家?|那[个位]人|嗰个人)(?:就|是|系|都|也|好像|应该)*(?:住[在喺]?|在|喺)?|\b(?:(?:(?:he|she)'?s|they'?re|(?:he|she|they)(?:\s(?:is|are|lives?|stays?))?)|(?:her|his|their)(?:\s(?:flat|unit|place|apartment|door|home))?(?:\sis)?),?\s(?:(?:in|at|on)\s)?(?:the\s|unit\s|flat\s|no\.?\s){0,2})\s?⟦
  -14  not mine: about them :: (?:找|搵|转告|转交给?|通知|告诉|告知|投诉|举报|检举|拜访|探访|认识)(?:一下|下|的是|住在?|住喺)*\s?⟦|(?:送|寄|放|拿|投|跑|走)错[了咗]?[到去在]?\s?⟦|寄[俾给]\s?⟦
  -14  not mine: it comes from there :: \b(?:noise|noises|music|smoke|smell|smells|leak\w*|drip\w*|coming|comes|shouting|barking|drilling|water|sounds?|screaming|thrown)\s(?:is\s)?(?:down\s)?from\s(?:(?:her|his|their)\s)?${THE}⟦
  -14  not mine: lived there before :: (?:以前|之前|原本|本来|原[来先]住|旧家|used to live|moved out of|previously)[^,.;。⟦]{0,12}⟦
  -25  not mine: beside it :: ⟦[^⟧]*⟧\s?(?:号|室)?(?:[的嘅](?:${NEXT_DOOR})|(?:${NEXT_DOOR})(?=$|[\s\p{P}]))
  -14  not mine: a hotel's :: (?:饭店|酒店|旅馆|宾馆|民宿|\bhotel)[^,.;!?。⟦]{0,6}⟦
  -25  not mine: a letter for them :: ⟦[^⟧]*⟧(?:号|室)?的[^\s\d,.;!?。]{1,8}[\s,]{0,2}(?:不是|唔系)我
  -25  not mine: they told me :: ⟦[^⟧]*⟧\s(?:told|said|says|asked me|complain(?:s|ed)|keeps)\b
  -14  not mine: what somebody there does :: (?<!我(?:是|系|叫)[^,.;!?。⟦]{0,8}|这[里边]是|呢度系|我[们哋])⟦[^⟧]*⟧\s?(?:号|室)?[的嘅那嗰]\p{Script=Han}{0,2}(?:先生|太太|小姐|女士|小妹|妹妹|弟弟|阿姨|大叔|大爷|大妈|大姐|大哥|老伯|阿伯|伯伯|奶奶|爷爷|男的|女的|老师|医生|小孩|孩子|小朋友|夫妻|夫妇|情侣|学生|老人家?|狗|猫|人)(?=老(?!师)|[把又在每总一半昨今跟对骂偷欠养抽乱占天成竟])
  -7   not mine: what they do there :: ⟦[^⟧]*⟧\s?(?:号|室)?\s?(?:的|那|嗰|嘅|里)?\s?(?:${THEIRS}|${ALWAYS}{0,3}${NUISANCE}|成日|半夜|每天|${THEY_RENOVATE}|漏水?到我|漏水漏到|漏下来|滴下来|滴到我|${THEY_ARE})
`;
