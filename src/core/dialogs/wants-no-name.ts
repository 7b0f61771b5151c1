/** Whether words ask that nobody hear who said it. */
export function wantsNoName(text: string): boolean {
  return WANTED.test(text);
}
const WANTED =
  /(?:不要|別|别|唔好|不想|唔想|可以不|能不能不|可唔可以唔|不希望).{0,8}(?:[說说講讲]|透露|知道|俾|[讓让]|公[開开]).{0,8}(?:我|知|名)|(?:不要|別|别|唔好)(?:[說说講讲話话]|透露).{0,3}(?:是|係|系)我|匿名|\b(?:do not|don'?t|dont|without) (?:say|tell|telling|mention|mentioning|reveal|revealing|use).{0,20}\b(?:it was me|it'?s me|my name|who (?:said|told|reported|complained)|i (?:said|told|reported|complained))\b|\banonym/i;
