/** Whether words ask that nobody hear who said it: 「不要讓他知道是我講的」, or whether they will. */
export function wantsNoName(text: string): boolean {
  return WANTED.test(text) && !OF_OTHERS.test(text);
}
const WANTED =
  /(?:不要|別|别|唔好|不想|唔想|可以不|能不能不|可唔可以唔|不希望).{0,6}(?:[讓让俾].{0,6}知(?:道)?|[說说講讲話话透露]{1,2}.{0,2}(?:是|係|系)我|透露|公[開开].{0,3}(?:我|名))|(?:不要|別|别|唔好)[寫写].{0,3}我.{0,3}(?:名|門牌|门牌|房號)|匿名|(?:對方|对方|他|她|佢|鄰居|邻居|樓上|楼上|人家|人哋).{0,3}(?:[會会]|[會会][不唔][會会]).{0,3}知(?:道)?.{0,3}(?:是|係|系).{0,1}我|\b(?:will|would|can|could) (?:they|he|she|(?:the |my )?neighbou?rs?).{0,10}\b(?:know|find out|see|be told).{0,20}\b(?:me|i)\b|\b(?:do not|don'?t|dont|without) (?:say|tell|telling|mention|mentioning|reveal|revealing|use).{0,20}\b(?:it was me|it'?s me|my name|who (?:said|told|reported|complained)|i (?:said|told|reported|complained))\b|\banonym/i;
/** 「是誰匿名投訴我」 */
const OF_OTHERS = /匿名.{0,4}(?:投訴|投诉|檢舉|检举|舉報|举报)我/;
