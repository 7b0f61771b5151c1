import { isFiled, type Matter } from "../records/matter.ts";
import { normalise } from "../text/normalise.ts";
import type { TurnPlan } from "../turn/turn.ts";
import { EMERGENCY } from "../understanding/dangers/detect-danger.ts";
import { isMatter } from "../understanding/intent-kinds.ts";
import { dialogOf, MESSAGE } from "./matters.ts";
import { ON_RECORD, type Raised } from "./raise.ts";
import { isPlain } from "./settled-moves.ts";

/** Whether what is brought up is another matter than the one at hand. */
export function isAnother(
  plan: TurnPlan,
  matter: Matter,
  raised: Raised,
  isRaise: boolean,
): boolean {
  const { content } = plan.world;
  const { match, announced, text } = raised;
  if (!isMatter(content.kinds, match.intent) || match.decision === "ask") return false;
  // That is a protocol of its own.
  if (match.intent === EMERGENCY) return false;
  const dialog = content.dialogFor.get(match.intent);
  if (dialog === undefined) return false;
  const isSameKind = match.intent === matter.kind;
  // What is on record already is spoken of by its own words.
  if (ON_RECORD.has(match.intent)) return false;
  if (isSameKind) {
    if (GOES_ON.has(matter.kind) || isLikeIt(matter, text)) return false;
    return announced || isAdded(matter, text);
  }
  // Who answers what was asked tells more of the same, whatever it resembles.
  const { entities, likely } = raised;
  const isAnswer = matter.open !== null && WHO.some((slot) => entities[slot] !== null);
  if (isAnswer && !announced && likely < SURELY) return false;
  // "phone please use my wife's" tells of the matter at hand.
  if (match.intent === "update-profile" && tellsOfIt(plan, matter, raised)) return false;
  if (match.intent === MESSAGE && !PASSES_ON.test(text)) return false;
  if (!announced && !isPlain(match)) return false;
  return isRaise || isOtherwise(matter, raised) || (announced && match.decision === "act");
}
/** So surely something begins, though who and where are told with it. */
const SURELY = 0.85;
/** Whoever has another idea has it about the same. */
const GOES_ON: ReadonlySet<string> = new Set(["suggestion", "praise", "update-profile"]);

/** Who, where and how to call are told of what is spoken of, as long as it keeps them. */
function tellsOfIt(plan: TurnPlan, matter: Matter, { entities }: Raised): boolean {
  const wanted = dialogOf(plan, matter)?.slots.map(({ slot }) => slot) ?? [];
  return WHO.some((slot) => entities[slot] !== null && wanted.includes(slot));
}
/** 「再麻煩通知我一聲」 is said of what is spoken of. */
const PASSES_ON =
  /[轉转]告|[轉转][達达]|留言|留[個个]?[話话]|(?:跟|同|幫我跟|帮我跟|[請请]).{1,8}(?:[說说講讲]|知道)|\b(?:tell|message|pass (?:it )?on|let .{2,20} know)\b/i;
const WHO = ["phone", "unit", "name"] as const;

/** 「浴室天花板也在滴水」 after a heater that won't start; what is wet as well is so of one leak. */
function isAdded({ kind, open, notes }: Matter, text: string): boolean {
  const isOneLeak = WET.test(text) && notes.some((one) => WET.test(one.text));
  const isAnswer = open === "issue" || notes.length === 0;
  return kind === "repair" && !isAnswer && !isOneLeak && ADDED.test(text) && !REFERS.test(text);
}
const ADDED = /也|另外|還有|还有|仲有|\b(?:also|too|as well|either)\b/i;
const WET = /[漏滴滲渗濕湿淹]|\b(?:leak|drip|wet|damp|flood|water)/i;
/** 「旁邊那盞」 is spoken of with the one before. */
const REFERS =
  /[這这那嗰呢](?:[邊边]|[個个盞盏支台臺部間间戶户])|旁邊|旁边|隔籬|\b(?:that|the other|another|next) one\b/i;

/** Told in the middle of one as if it went on with it, and plainly of another kind: noise after a leak. */
function isOtherwise(matter: Matter, { match, text }: Raised): boolean {
  const isOther = matter.kind !== "repair" || match.intent !== "complaint" || OTHERS.test(text);
  // What is filed waits for no answer, and needs nothing more.
  const isSure = isFiled(matter) ? isPlain(match) : match.confidence >= PLAINLY;
  return isOther && match.decision === "act" && isSure && !isLikeIt(matter, text);
}
const PLAINLY = 0.95;
/** That nobody comes is said of the repair; what others do is not. */
const OTHERS =
  /樓上|楼上|樓下|楼下|隔壁|隔籬|鄰居|邻居|噪音|吵|嘈|狗|[煙烟菸]|臭|占用|佔|亂停|乱停|態度|态度|\b(?:upstairs|downstairs|neighbou?rs?|nois[ey]|loud|dogs?|smok|smell|rude|attitude)/i;

/** 「浴室也漏水」 after 「廚房漏水」 is one visit; 「陽台的燈也壞了」 is another matter. */
function isLikeIt(matter: Matter, text: string): boolean {
  const before = pairsIn(matter.notes.map((one) => one.text).join("\n"));
  const now = [...pairsIn(text.replace(ELLIPTIC, ""))];
  return now.length === 0 || now.some((pair) => before.has(pair));
}
/** What says only where, and that it is so there too. */
const ELLIPTIC =
  /也是|一樣|一样|也|還有|还有|都|同埋|仲有|客廳|客厅|廚房|厨房|浴室|廁所|厕所|衛生間|卫生间|陽台|阳台|主臥|主卧|臥室|卧室|房間|房间|主人房|客房|書房|书房|\b(?:also|too|as well|the|and|in|my|is|same|it|bathroom|kitchen|bedroom|living room|balcony|toilet|room|broken|not working)\b|壞了?|坏了?/giu;

function pairsIn(text: string): ReadonlySet<string> {
  const normal = normalise(text);
  const han = [...normal.matchAll(/\p{Script=Han}+/gu)].flatMap(([run]) =>
    [...run].slice(1).map((char, at) => `${[...run][at]}${char}`),
  );
  return new Set([...han, ...(normal.match(/[a-z]{4,}/g) ?? []).map((word) => word.slice(0, 5))]);
}
