import { cues } from "./cues.ts";

/** Within the time's own clause, before it and behind. */
const B = String.raw`(?:(?![,;!?。、()⟦⟧]|[.:](?!\d)|\s-\s|\b(?:so|but)\b|但是?|不过|所以).)*`;
/** Within its sentence. */
const S = String.raw`(?:(?![;!?。⟦⟧]|\.(?!\d)).)*`;
const before = (words: string): string => `(?:${words})${B}⟦`;
const behind = (words: string): string => `⟧${B}(?:${words})`;
const near = (words: string): string => `(?:${words})${B}⟦|⟧${B}(?:${words})`;
const sentence = (words: string): string => `(?:${words})${S}⟦|⟧${S}(?:${words})`;
const words = (said: string): string => `⟦[^⟧]*(?:${said})[^⟧]*⟧`;

const HOME = String.raw`(?<!不|没|冇|唔)(?:在家|有人在|有人(?=$|喺|在|[,.]|开门|应门)|到家|回家|回到家|回来|[在喺返]到?屋企|得闲|有空|有时间|方便|人在)|\b(?:i'?m|i am|i'?ll be|i will be|we'?re|we are|we'?ll be|someone(?:'s| is|'ll be| will be)|be|always|my \w+ (?:is|will be))\s(?:all|also|usually|always|both|only|back|probably|definitely)?\s?(?:home|in|there|free|available|around|back|here|off)\b|\b(?:works|suits|got (?:people|someone|somebody|ppl)|at home)\b|\bavailable\b|\b(?:is|are|be|would be)\s(?:\w+\s)?(?:fine|good|best|better|ok|okay|great|perfect|ideal|convenient)\b`;
const HOME_BEHIND = String.raw`(?:我都?[在喺]度?(?=$|[,.])|[都会]在(?=$|[,.])|可以(?=$|来|过来|派|上门)|都[可行得]|都[,\s]?ok|来都行|\b(?:is|are) fine\b|\bcan\b)`;
const OFFER = String.raw`(?<![本原从起下上])来(?!不及|电)|派|安排|约|预约|上门|到府|可以|可唔可以|得唔得|行吗|行不|行么|(?<!不)行(?=$|[,.])|好吗|好不好|好唔好|希望|想(?:约|请|要|改|订|预|麻烦|让|在|借)|麻烦|请(?!问)|拜托|打[给俾]|打我|[回覆找搵]我|回电|回个?电话|联系|联络|再(?:说|来|处理|跟|打|[找搵约])|处理|修(?!好|完)|能修好|检查|帮|得(?=$|[,.])|过黎|嚟|见(?![到过])|有(?:冇|没有|无)|借|订|搬|预约|量窗|施工|登记|送到|换|\b(?:come|comes|coming|visit|send|drop|pop|stop by|swing|look|fix|fixed|repair|check|appointment|book|arrange|rearrange|reschedule\w*|try again|slot|any(?:one|body|time| chance)|free|back|fine|good|best|better|ok|okay|prefer\w*|possible|please|pls|plz|can|could|would|need|want|ring|call|phone|text|let'?s|how about|what about|instead|collect|padding|crew|moving out|requesting|visitor)\b`;

/** What a time is for, by its own words and those around it: whether somebody may come then. */
export const WHAT_FOR = cues`
  // Read as the time of a visit whatever else is said
  +30  a new time :: (?:改|换|挪|延|移|调|推|提前)[^,\s⟦]{0,6}(?:到|成|为|做|至|去|在|约)\s*⟦|改\s*⟦|\b(?:move|change|resched\w*|rearrange|switch|push|shift|postpone|bring|swap)\b[^.;!?⟦]*\bto\s*⟦
  +12  instead of another :: ⟦[^⟧]*⟧\s(?:instead of|rather than)\b
  // What it can't be
  -60  a month is too long :: ⟦(?!whole)\w+ (?:from\s|in\s|until\s)?(?:(?:this|next|every|last)\smonth|{month}\s?|[这下上本每]+个?月)⟧
  -60  it is that time now :: ⟧了(?![,?]?$|吗)
  -60  to be paid by then :: ⟧[^,⟦]{0,3}[缴付]
  -60  power comes back :: \b(?:water|power|electricity|gas|heating|internet|wifi|lifts?|elevators?|supply|service)\s(?:(?:is|are|be|was|get|come|coming|turned|switched)\s)*(?:back|on|off|restored)\b${B}⟦
  -60  past :: ${words(String.raw`昨|(?<!之)前(?:天|晚|日)|上+(?:周|个?星期|个?礼拜|个?月)|[琴寻噚](?:日|晚)|yesterday|last\s|\bpast (?!\d|noon)\w+day|the other`)}
  -60  since, until now :: (?:since|自从|打从|昨天?|前天|上次|刚才?|刚刚|之前已?|现在|而家|now|it'?s)\s*⟦|\b(?:since|ago)\b${B}⟦
  -15  taken off :: (?:不要|不用|不是|不约|别|唔好|唔使|取消|原本|本来|原先|原来|原定|约好的?是?|讲好的?|说好的?是?)[^,⟦]{0,4}⟦|\b(?:(?:not|don'?t|do not)(?: \w+){0,1}|nothing|instead of|rather than|unless|can'?t (?:do|make)|won'?t be|cancel\w*(?: \w+){0,3}|away|travell?ing|out of town|on leave|busy|original\w*(?: \w+){0,2}|booked for|(?:appointment|visit|slot|booking) (?:is|was)|supposed to[^,⟦]*|i(?:'m| am) (?:at )?work\w*|i work)(?:\s(?:on|at|for|from|the|whole|all|of|in|until|till?))*\s*⟦
  -15  and can't be then :: ⟧[^,⟦]{0,6}(?<!行|可以|方便|有)(?:取消|不行|不可以|不能来|不方便|不得闲|没空|没有空|没时间|没人|没有人|冇人|冇空|(?<!得)唔得|唔好|不要|别|唔使|我?不在|唔喺|有事|要上班|出差|出国|出门(?![前后])|外出|旅[行游]|不用来|不要来)|⟧\s?(?:\w+\s){0,3}(?:isn'?t|doesn'?t|won'?t|(?<!or )not(?! \d)|no good|cancel\w*|i'?m (?:away|out|busy|working|at work)|i have to|i work)\b
  -15  moved from then :: ⟧(?:的|那个|那次|约|预约|维修|时间|\s)*(?:想|要|可以|能不能|能|麻烦|请)?(?:改|换(?!个|新)|挪|延|->|→)
  // Said of oneself: whatever else the clause says, somebody is there
  +11  at home then :: ${near(HOME)}|${behind(HOME_BEHIND)}|⟧\s?(?:back |home )?(?:in|home|free|around)\s?(?:$|[,.;!?])|⟧在$
  +11  at home until then :: \bhome\s?⟦|⟧\s?home\b
  // Times of something else
  -4   at night :: ${words(String.raw`半夜|凌晨|深夜|midnight|\b[1-4]\s?am\b`)}
  -5   what happened then :: ⟧\s*(?:到(?:现在|而家|今)|就(?!来|去|派|上来|可以|在|行|好|过来)|已经?|开始(?!都)|起(?!床)|突然|忽然|又|还(?=[是没在不])|有(?:个|[一两几]个?)|怎么|发现|发生|断断续续|一直|了)|⟧${B}[来修看装换打问讲说]过(?!来)|⟧[^,⟦]{0,2}(?:提交|报修?|寄|送|登记|反映|申请)[的嘅]|⟧[^,⟦]{0,8}(?:[坏漏堵停断吵裂爆掉卡响闹][了咗着到得]?(?:$|[,.])|(?<!好)了(?:$|[,.]))
  -5   what somebody said :: [停开吵闹放叫打收留]到⟦|\b(?:request|report|ticket|complaint|message|email)\s(?:from\s)?⟦|(?<!我|想|系)(?:说|话|讲|通知|公告|写|答应)(?:好|了|过|是|会|要|的是)?⟦|${before(String.raw`\b(?:said|says|told \w+|promised)\b`)}
  -6   what was done for me :: ${sentence(String.raw`帮[^,⟦]*(?:到|回|完|好)?[了过咗](?!吗|没)|帮.*(?:真的?|太|很|狠|非常|好|实在|十分)感[谢恩激]`)}
  -5   what keeps happening :: ${near(String.raw`天天|常常|经常|总是|老是|一直|到现在|整晚|整夜|\b(?:always|every (?:single )?(?:night|time|day|morning|evening)|keeps?|usually|all night|again and again)\b`)}|${words("天天|每[晚天日次]|每个|every")}(?!${B}(?:有人|在家))
  -6   when it opens :: ${near(String.raw`几点(?:[^来到]|$)|开放|营业|开门|关门|开到|打烊|(?<!我|不用?|不需要)上班(?!日)|(?<!我)下班(?!之?以?后)|值班|(?<!我)休息|休馆|\b(?:open|opens|opening|opened|closes?|closing|closed|hours|on duty|shift|how long|when will|(?:is|are) the (?:gym|pool|court|lounge|library|playground|car ?wash|bbq|function|meeting|party)|schedule[ds]? for|what time)\b`)}
  -6   when it is due :: ${near(String.raw`费|账单|帐单|缴|款|扣|发票|到期|期限|截止|\d元|\d块|[$￥]|\b(?:bills?|fees?|invoices?|due|deadline|pay|paid|payment|rent|refund|charged?|expires?|discount|deposit)\b`)}
  -5   when it takes place :: ${near(String.raw`开会|会议|大会|活动|聚会|派对|聚餐|讲座|停水|停电|断水|清洗水塔|消毒|垃圾车|电锤|快递|包裹|到货|监视|监控|录影|录像|放假|停唔停|下雨|打风|天气|\brain\b|weather|\b(?:party|meeting|event|class|lesson|match|parcel|package|cctv|footage|recording|cameras?|outage|power cut|cut off|shut ?down|shut ?off|allowed|permitted|garbage|typhoon)\b`)}
  -5   told as a story :: (?:\b(?:was|were|got(?! (?:people|someone|somebody|ppl))|had|did|sent|broke|came|started|began|happened|stopped|noticed|called|reported|saw|heard|found|went|left|fell|(?<!it |be |get )fixed|repaired|has been|have been|is leaking)\b)${B}⟦(?!${B}(?:\b(?:can|could|will|would|please|pls|may|shall|should)\b|'ll))|⟧${B}(?:\b(?:was|were|got(?! (?:people|someone|somebody|ppl))|had|did|sent|broke|came|started|began|happened|stopped|noticed|called|reported|saw|heard|found|went|left|fell|(?<!it |be |get )fixed|repaired|has been|have been|is leaking)\b)
  // Offered or wished
  +3.4 somebody is asked to come :: ${near(OFFER)}
  +5   a booking of one's own :: ${near(String.raw`想(?:借|订|约|book)|会议室想订|搬家|登记.{0,6}访客|访客|客人|亲戚|抄表|入伙|入住|交房|验房|移机|安装|装机|动工|拜访|载货|货车|[来去][拿取领]|送(?:到|来|梳化|沙发|家[具俬]|床|雪柜|冰箱|洗衣机|电视|货)|\b(?:padding|moving (?:in|out)|crew coming|community room|helper|guests?|visitors?|movers?|deliver\w*|arriv\w*|pick(?:ing)? up|installation|installer|inspection|viewing)\b`)}
  +11  a day off :: 我[^,.;!?。⟦]{0,4}⟦[^⟧]*⟧\s?(?:都|才)?(?:放假|休假|休息|[轮排调]休|休诊|不用上班)
  +3.4 waited for :: 等(?:到|我[^,.;!?。⟦]{0,4})?⟦
  +5   arrives then :: ⟧\s?(?:先|才|再|会)?[来去]?[拿取领]|⟧(?:左右|会|先|就|才)*到(?=$|[\s,.!])|⟧\s?(?:会|要|再)[^,.;!?。⟦]{0,6}(?:[过带]来|来(?=$|[,.])|上门)|⟧\s?会?来[收取拿修装送看]|⟧开车[上过下]?来|⟧[^,.;!?。⟦]{0,6}朋友来
  -6   a farewell :: ⟧\s?(?:见|再[说聊见])(?=$|[\s\p{P}])|\b(?:see|c)\s?(?:you|u|ya)\s⟦|\bcya\s⟦
  -4   all day :: ⟦time (?:all day|night)⟧(?!${B}(?:home|free|in|fine|ok))
  +2   by itself :: (?:^|[,;!?。.、(\n:：/]\s?|\s-\s|\s(?=so\s)|(?<=\p{Script=Han})\s|\d{3,}\s?)(?:大概|大约|应该|那就|就|那|时间|时段|最好|那么|是|in|on|at|from|only|maybe|perhaps|ideally|preferably|then|so|yes|ok|sure|about|around|is|it's|say|\s)*⟦(?!\w+ (?:morning|afternoon|evening|night|night night|早晨)⟧)[^⟧]*⟧(?:的话|好了|吧|吗|呢|啊|喔|哦|啦|谢谢|多谢|好的?|为佳|优先|择一|皆?可|thanks|thank you|please|pls|only|then|ok|\s)*(?:$|[,;!?。.、)/]|\s-\s)
  +2.5 a whole answer :: ⟦whole
  +1.2 a day to come :: ⟦\w+ [^⟧]*(?:明|后[天日]|下+(?:周|个?星期|个?礼拜)|听[日朝晚]|tom|tmr|next\s|(?:周|期|拜)[一二三四五六日天末][^⟧]*(?:点|午|晚|早)|day\b[^⟧]*(?:\d|noon|morning|evening))
  -1.5 a fault is told of it :: ${behind(String.raw`[坏漏堵停断吵裂爆掉卡响闹滴]|没[水电]|不[能亮动热冷转通]|\b(?:leak|broke|noise|loud|stuck)`)}
  -1   a question is asked :: ${sentence(String.raw`[?吗嘛么妈]|会不会|会唔会|是不是|系咪|什么|几|哪|多少|咩|\b(?:what|who|how|will|is it|does|see|good)\b`)}
  -3   a greeting :: ⟦\w+ (?:morning|afternoon|evening|night|早晨)⟧
  -14  whenever it suits :: ⟦open
  +15  whenever it suits, and in so many words :: ⟦open (?:随时|any\s?time|whenever|任何)
  -20  may fall at any moment :: ⟧(?:可能|都|会|要)*[砸掉倒塌落]
  +2   at once :: ⟦once
`;
