import { cues } from "./cues.ts";

const SOMEBODY =
  "(?:女儿|儿子|孩子|小孩|太太|老婆|先生|老公|爸|妈|父亲|母亲|父母|朋友|同事|邻居|房东|室友|别人|客人|他|她|佢)";
const I_AM = String.raw`(?:我才?(?:就|便)?[是系事式]|咱是|在下(?:是)?|这里是|这边是|呢度系)(?:[^,.!?;。⟦]{0,20}(?:[的嘅得ㄉ]|§))?\s{0,2}(?:新|老)?(?:{residents}|{relatives})?\s{0,2}`;
const EDGE = String.raw`[\s\p{P}\p{S}]`;
const CLOSING = "(?:please|pls|plz|tha?nk?s|tha?nx|thx|cheers|thank you|regards|best|since?re?ly)";
const NAME_WORD = "(?:name|naem|nmae|nam|anme|neme)";
/** Words that lead from a name to its number or home. */
const LEADS = String.raw`(?:联络|联系|电话|手机|手提|号码|住|地址|房号|单位|我家|是|在|\b(?:my|phone|tel|mobile|cell|hp|ph|number|no|unit|flat|apt|apartment|room|villa|house|tower|block)\b|[\s\p{P}])*`;

/** Whether a name is the writer's, by the words around it; § stands for a unit or phone of theirs. */
export const WHOSE_NAME = cues`
  // What it looks like: F with a form of address, G surname and given name, W and other words,
  // S a surname alone, N 老周, E 弓長張, T with a title before it, C in capitals, L and K in any letters
  -3   with a form of address :: ⟦F
  -9   with a colleague's form :: ⟦f
  -2   its given part are hardly given :: ⟦F words
  -3   surname and given name :: ⟦G[23]
  -6   of two characters :: ⟦G1
  -9   surname and other words :: ⟦W
  -8   a surname alone :: ⟦S
  -6   a surname that is a word :: ⟦S everyday
  -2   a rare surname :: ⟦[GWS][^⟧]* rare
  -1   老 or 小 before it :: ⟦N
  +4   its characters explained :: ⟦E
  -3   with a title :: ⟦T
  -4   in capitals :: ⟦C [^⟧]*capital
  -5   in any letters :: ⟦[LK] 
  -20  alone, when asked :: ⟦A
  -24  words that answer something else :: ⟦[^⟧]* odd
  -24  everyday words :: ⟦[^⟧]* ordinary
  +2.5 people are called so :: ⟦[^⟧]* called
  +1.5 a surname in Latin letters :: ⟦[^⟧]* surname
  +1   two words :: ⟦[CK][^⟧]* whole
  -9   houses are called so :: ⟦[^⟧]* house
  -8   a house before its number :: ⟦C(?![^⟧]*called)[^⟧]* house[^⟧]*⟧\s?§
  +6   a Chinese form behind :: ⟦[CLK] form
  // Introduced
  +40  我姓 :: (?:(?:我|我的|敝|小|小[弟妹的]|在下|[本敝鄙]人)姓|免贵姓|[敝免贵]性)(?:是|为|:)?\s{0,2}⟦
  +17  姓, or 租客姓 :: (?:(?<![帮请代替给让跟叫])我(?:[是系][^,.!?;。⟦]{0,10}|都|也)姓|(?:^|[\s\p{P}a-z\d§]|(?<![新前另旧]){residents}|个)姓(?:氏)?(?:是|为|:|系)?|\p{Script=Han}姓(?=⟦[^⟧]*⟧就?是我))\s{0,2}⟦[^L]
  +24  my name is :: (?:(?<![帮请代替给让\p{Script=Han}])我叫做?|我的名字(?:是|叫)|(?:个|中文)名(?:是|叫|系|:)?|名字?(?:是|叫|:)|本名(?:是|叫|:)?|姓名(?:是|为|:|\s|\])|本人是?|称呼我|(?<!\p{Script=Han})(?:可以|请|就)?叫我|全名(?:是|叫|:)?|我[是系][^,.!?;。⟦]{1,12},\s?叫|英文名(?:是|系|叫)?|\b(?:my |the |family |last |sur|full )?${NAME_WORD}(?:['’]?s|\sis|\s?:)(?:\s(?:now|actually|spelled))?\s?['’]?)\s{0,2}⟦
  +12  I am :: ${I_AM}⟦[FfGWSTCKNE]
  +8   我王先生 :: (?<!\p{Script=Han})我(?![向连于常和都代])⟦F
  +16  I'm, this is, call me :: \b(?:i\s?['’]?\s?a?m|call me|(?:th?i?s|tihs|thsi) (?:is|si)|it\s?['’]?s|here is|soy)\s{1,2}⟦(?:[TKCL][^⟧]*(?:capital|called)|T)
  +8   it's brennan in 6B :: \b(?:it['’]?s|i['’]?m|this is)\s⟦L[^⟧]*⟧\s(?:in|from|at)\s(?:unit\s|flat\s)?§
  +40  I'm her daughter :: \bi['’]?\s?a?m\s(?:her|his|their|\w+['’]s?s?)\s[a-z-]+,?\s⟦[TCLK]
  +9   a label :: (?:联络人|联系人|报修人|申报人|申请人|登记人|收件人|车主|饲主|主人|户主|住户|姓名|名字|本名|称呼|留名|\b(?:owner|tenant|resident|occupant|contact|name|host|signed|surname|family name|last name|renter))\]?\s?(?:是|为|:|叫)?\s?⟦(?!L)
  +7   业主 before it :: (?:^|${EDGE}|§|我[是系])(?:新|老)?{residents}(?:是|:)?\s?⟦
  +4   from Carter :: \bfrom\s⟦C
  +22  is my name, is me :: ⟦[^⟧]*⟧\s?(?:(?:is|['’]s)\smy\s(?:sur|family |last )?name\b|(?:\s?[,(]\s?)?(?:that['’]?s me|\(me\)|\bme\))|[,\s]{0,2}就?是我(?!们|的))
  +14  ask for me :: \bme,\s⟦C|[找搵][我][,:\s]{0,2}⟦
  +6   here, speaking :: ⟦[^⟧]*⟧(?:这里|这边|呢度|呢边|在此|本人|来电|来信|留言|敬上|留(?!的)|上(?=$|${EDGE})|住(?!户)|呀|啊|喔|啦|\s(?:speaking|here|again)\b(?!\s(?:is|are|was|has)))
  +6   from a unit :: ⟦[TCK][^⟧]*⟧,?\s\(?(?:from|in|at|of)\s(?:unit\s|flat\s|no\.?\s)?(?:§|tower|block)
  +16  to call, with a number, in Chinese :: (?:联系|联络|致电|打给|[找搵])(?:一下)?\s?⟦F[^⟧]*⟧(?:即可|就好|就行|就可以)?[\s,]?(?:电话|手机)?\s?§|§[\s,]{0,2}(?:请|可)?(?:联系|联络|[找搵])\s?⟦F
  +10  to call, with a number :: \b(?:call|contact|ask for|text)\s⟦T[^⟧]*⟧\s?§
  +9   signs :: (?:[—–]\s?|\s-\s?|^-\s|\b${CLOSING}[.!,]{0,2}\s{0,2})⟦[^⟧]*⟧\s?[.!]?\s?$|\b(?:regards|since?re?ly|cheers)\s?,\s{0,2}⟦[^⟧]*⟧\s?[.,]|⟦[^⟧]*⟧\s?(?:敬上|敬启|谨上|上|留言?)[\s\p{P}]*$
  +4   ends a sentence of its own :: (?<!\b(?:mr|mrs|ms|dr|prof))[.!?\n。]\s?⟦[CT][^⟧]*⟧[\s\p{P}]*$
  // Where it stands
  +2   by itself :: (?:^|${EDGE}|§)⟦(?![TCKL] )[^⟧]*⟧(?:$|${EDGE}|[§\d])
  +3   a name by itself :: (?:^|[\s§,.;:!?/、。()—-])⟦G[23][^⟧]*⟧(?:$|[\s§,.;/、()—-])
  +3   three characters between facts :: §[\s\p{P}]{0,3}⟦W2[^⟧]*⟧(?:$|[\s\p{P}]*§|[,。])|^⟦W2[^⟧]*⟧[\s\p{P}]{0,3}§
  +2   between commas :: [,。]\s?⟦F[^⟧]*⟧\s?[,。.]
  +2   a surname by itself :: (?:^|[§,.;:/、。()\]—-]|§\s|\d\s)\s?⟦S[^⟧]*⟧(?:$|[§,.;/、。()—-]|\s)
  +3   between marks :: (?:^|[,.;:!?()/§—–，。]\s?|\s-\s?)⟦[TCK][^⟧]*⟧\s?(?:$|[\n,.;:!?()/§—–]|-\s|的)
  +2   a unit or phone is told :: §
  +3.5 beside a unit or phone :: §[\s\p{P}]{0,3}[的嘅得ㄉ]?\s?小?⟦|⟦[^⟧]*⟧${LEADS}§
  +1.5 right behind a unit :: §\s?[的嘅得ㄉ]?\s?⟦
  +4   a door that is not ours :: ⟦[FTCK][^⟧]*⟧[\s,(]{1,3}(?:(?:house|villa|flat|unit|apt|apartment|room|shop)\s(?:no\.?\s?)?\d|\p{Script=Han}{2,6}\d{2,4}(?!\d))|\b(?:house|villa|flat|unit)\s\d+,\s⟦
  +2   opens the message :: ^[\s\p{P}]*(?:(?:hi|hello|hey|good (?:morning|afternoon|evening)|你好|您好|喂)[\s\p{P}]+)?⟦
  +2   closes the message :: ⟧[\s\p{P}]*$
  +3   the whole message :: ^[\s\p{P}]*(?:你好|您好|是|叫|系|就叫|it['’]?s\s)*⟦[^⟧]*⟧(?:[\s\p{P}\p{So}]|啦|喔|哦|呀|谢谢|就好|即可)*$
  // Somebody else
  -14  somebody is called, told, asked for :: (?:找|搵|转告|通知|告诉|请问|问|跟|给|俾|帮|替|朋友|同事|{nearby}|{others}|物业|你们|你哋|那位|嗰位|那个|这位|说|(?<!电)话|(?<!§[^⟦]{0,12})(?:感谢|谢谢)|投诉|表扬|称赞|赞|(?<!登)记一下|见到|看到|知道|认识|联系|联络一下|不是|唔系)(?:是|有个|那[位个]|系)?[\s:,]{0,2}[§\s的嘅得ㄉ]{0,60}⟦[^CLKTA]
  -40  whose name it is was said :: (?<!我[是系][^,.⟦]{0,3})${SOMEBODY}[的嘅]?(?:(?:我的)?名字|叫|姓)(?:是|叫)?[\s:,]{0,2}⟦|^${SOMEBODY}[的嘅]?⟦|包裹上写
  -14  a greeting behind :: (?<!§\s?[的嘅得ㄉ]?\s?)⟦[Ff][^⟧]*⟧[\s,!~]{0,2}(?:您好|你好|早安|早上好|午安|晚安|(?:辛苦|谢谢|多谢)(?![\s\p{P}]*$)|喺唔喺|在吗|在不在|你们?|唔在)
  -3   speaks to them :: ^[\s\p{P}]*⟦F[^⟧]*⟧(?![\s,]{1,2}\p{Script=Han}{2,6}\d{2,4}(?!\d)).*(?:[你您吗呢?]|请问|麻烦|帮|谢谢|请(?!人|师))
  -14  what is theirs, what they do :: ⟦[^⟧CLKTAE]*⟧(?:\s?(?:的(?!$|[\s,.。]|{residents})|说|叫|那|话|(?<!§\s?[的嘅得ㄉ]?\s?⟦[^⟧]*⟧)(?:在(?!此|家)|半夜|早上|态度|很)|找)|家|[,\s]{0,2}[他她佢])|⟦F[^⟧]*⟧住.*[他她佢]
  -26  姓 of other people :: ^(?!.*(?:我|敝|本人|住|§).*⟦).*(?:{others}|{nearby}|阿姨|阿婆|[那嗰两一][个位]|你们|佢).*姓⟦
  -26  what others are called, explained :: ${SOMEBODY}[的嘅]?姓\p{Script=Han}{1,2}[\s,是系]{0,3}⟦E
  -9   a house :: ⟦G[^⟧]*(?:[苑阁庭园城]|[^子宇浩俊明文铭梓皓博]轩)⟧\s?(?:§{1,7}(?!§)|\d)
  -12  spoken to :: ⟦[TCKL][^⟧]*⟧(?:\s?[,!:]\s?(?:can|could|would|will|please|thank|how|are|is|do|does|did|have|has|you|your|who|when|what|where|hello|hi|good|(?:the|our)\s(?:\w{1,12}\s)?(?:manager|guard|caretaker|concierge|plumber|electrician|director|chair\w{0,6}|secretary|cleaner|technician|neighbou?r))\b|['’]s\b|\sfrom\s(?:the|your|our)\s(?!\d|\w+\sfloor)|\?|(?<!\b(?:this is|i['’]?\s?a?m|name is|name['’]s)\s⟦[^⟧]*⟧)(?<=[^\s⟦].*⟧)!)
  -12  greeted :: ^\s*(?:hi|hello|hey|g['’]day|dear|good (?:morning|afternoon|evening|day)|morning|evening|thanks|thank you|thx|thanx|well done,?)(?:\sthere)?\s⟦[TCK][^⟧]*⟧(?!\s?(?:,\s?§|\s?(?:here|from|of|in|at|speaking|again)\b))
  -6   a Chinese sentence of theirs :: ⟦T[^⟧]*⟧\s?(?:的(?!$)|保[全安]|说|又|老|总|一直|半夜|在(?!此))
  -10  a word that nobody is called :: ^(?!.*§)(?:.*[.!?])?\s?⟦C(?![^⟧]*(?:whole|called|surname))[^⟧]*⟧\s?(?:[.,!?:]|$)
  -24  what one is about :: \b(?:i\s?['’]?\s?a?m|it['’]?s)\s⟦L[^⟧]*\b[a-z]{3,}ing(?:\s[^⟧]*⟧|⟧\s(?:at|on|with|for|to)\b)
  -4   begins a sentence of something else :: (?:^|[.!?])\s?⟦C(?![^⟧]*(?:whole|called|surname))[^⟧]*⟧\s(?!here|speaking|from|again|and|unit|flat|block|tower)[a-z]{3,}
  -12  what they did :: ⟦[TCK][^⟧]*⟧(?:\s\(?(?:in|at|from|of|on)\s(?:(?:unit|flat|apt|the)\s)?[§#\w-]+\)?)?\s(?:(?:always|never|often|still|just|also|keeps?|who)\s)*(?:\w+(?:[^s\W]s|ed)\b(?!\smy)|is|was|has|did|left|had|came|told|said|say|made|took|fell|across|want)\b|⟦[TCK][^⟧]*⟧,?\s(?:he|she)\b|⟦[CK][^⟧]*⟧\)\s(?:he|she)\b
  -9   told, called, asked for :: \b(?:tell|ask|call|see|to|with|your|our|neighbou?r|dear|than|and|of|by|met|thank),?\s?⟦[TCK]|\b(?:she|he)(?:'s| is) ⟦
  -45  whose name it is, in English :: {others}[^.!?§⟦]*\bname(?:['’]s| is)?\s⟦
  -20  its title is left out :: \b(?:mrs?|ms|miss|dr|mdm|prof)\b\.?\s⟦[CKL]
  +26  not what was said before :: (?:打错|写错|说错|讲错|按错|不对|更正|应该)了?[,.\s]{0,2}(?:应该)?(?:是|系|叫)?\s?⟦[GW]
  -13  people around :: (?:{others}|{family})\b(?!['’]s)[^.!?§⟦,]{0,40}[,\s:]{0,2}⟦[TCKL]|(?:{others}|{family})['’]s\s(?:\w+\s)?name[^.⟦]{0,6}⟦|\b(?:a|an|the) ⟦T
  -8   family, who lives there :: \bmy (?:{family}|helper)\s⟦
`;
