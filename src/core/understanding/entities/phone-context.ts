interface Stretch {
  readonly start: number;
  readonly end: number;
}

/** 電話, 手機, "call me": what follows is a phone, whatever its form. */
export const isSaidToBePhone = ({ start }: Pick<Stretch, "start">, folded: string): boolean =>
  PHONE_BEFORE.test(folded.slice(Math.max(0, start - 24), start));

/** The office's line (你們電話…打不通), a neighbour's, a caller's, an order, an account. */
export function isNoPhoneOfTheirs(
  { phone, start, end }: Stretch & { readonly phone: string },
  folded: string,
): boolean {
  if (FREE_TO_CALL.test(phone)) return true;
  const before = folded.slice(Math.max(0, start - 24), start);
  const behind = folded.slice(end, end + 16);
  if (NO_PHONE_BEFORE.some((pattern) => pattern.test(before))) return true;
  if (CALLED_BEHIND.test(behind) || NO_MORE_BEHIND.test(behind)) return true;
  const isMine = /我|本人|\b(?:my|me)\b/.test(before);
  return !isMine && NOT_ANSWERED.test(behind);
}

/** 0800 and 400 are companies'. */
const FREE_TO_CALL = /^\+(?:886800|86[48]00|852800|1800)/;
const PHONE_BEFORE =
  /(?:电话|手机|手提|联络|联系|号码|打给?我|致电|拨|call|phone|mobile|cell|tel|contact|reach|whatsapp|text|sms|number|ring|line|专线)[^\d,.;]{0,12}$/;
const OTHER_NUMBER =
  /(?:单号?|订单|运单|工单|编号|卡号|账号|帐号|户号|税号|统编|密码|代码|验证码|取件码|取货码|读数|度数|车牌|order|tracking|parcel|invoice|account|code|password|pin|tax id|ref|ticket|serial)(?:\s?(?:号|是|为|no\.?|number|is|[#:]))?\s?#?$/;
const OFFICE =
  /(?:你们|你哋|您们|物业|管理处|管理室|管理中心|管委会|热线|客服|总机|前台|柜台|柜檯|警卫室|保安室|hotline|office|front desk|your (?:number|phone|line|office))[^\d,.;!?]{0,8}$/;
/** A phone that is somebody else's. The resident's family may well be whom to call. */
const SOMEBODYS =
  /(?:邻居|邻舍|隔壁|隔离|楼上|楼下|对面|对门|房仲|中介|快递员?|外卖员?|师傅|仲介|车主|保全|保安|\b(?:neighbou?r|courier|agent|driver|plumber|guard|upstairs|downstairs)(?:'?s)?\b)[^\d,.;!?。]{0,12}$/;
/** 舊號碼…, …不用了 */
const NO_MORE_BEFORE = /(?:旧|以前|之前|原来|\bold|\bprevious|\bformer)[^\d,.;!?。]{0,10}$/;
const NO_MORE_BEHIND =
  /^\s?(?:这[支个])?(?:已经?|就|现在)?(?:不用|没用|停用|唔用|失效|停机|不通|换掉)/;
/** 未接來電, missed call from */
const CALLER =
  /(?:未接(?:来电|电话)?|漏接|来电显示|来电号码|陌生(?:号码|电话|来电)|诈骗电话|骚扰电话|推销电话|接到|收到|\bmissed (?:a )?calls?|\bcalls? (?:from|by)|\bcalled (?:from|by)|\bscam\w*)[^\d,.;!?。]{0,12}$/;
const NO_PHONE_BEFORE: readonly RegExp[] = [
  OTHER_NUMBER,
  OFFICE,
  SOMEBODYS,
  CALLER,
  NO_MORE_BEFORE,
];
/** …這支一直打來推銷, …打給我 */
const CALLED_BEHIND =
  /^\s?(?:这[支个]|呢个|嗰个|那[支个])?(?:电话|号码)?(?:刚刚?|刚才|一直|老是?|总是|昨天|今天|早上|又|有|成日)*(?:打(?:来|给我|过来|电话来)|来电|骚扰|推销|诈骗|called me|的人|keeps calling|rang me)/;
const NOT_ANSWERED =
  /^\s?(?:老|一直|都|总是|又|成日)?(?:占线|忙线|没人接|没有人接|冇人听|冇人接|打不通|打唔通|无人接|是哪|是谁|是不是|是你们|系咪|系你哋|[是系][^,.;]{1,8}[吗么幺嘛]|is it|is this|was it|was that)/;
