/** 電話, 手機, "call me": what follows is a phone, whatever its form. */
export const isSaidToBePhone = ({ start }: { readonly start: number }, folded: string): boolean =>
  PHONE_BEFORE.test(folded.slice(Math.max(0, start - 24), start));

/** The office's line (你們電話…打不通), a hotline, an order, an account, a password. */
export function isNoPhoneOfTheirs(
  { start, end }: { readonly start: number; readonly end: number },
  folded: string,
): boolean {
  const before = folded.slice(Math.max(0, start - 24), start);
  if (OTHER_NUMBER_BEFORE.test(before) || OFFICE_BEFORE.test(before)) return true;
  const isMine = /我|本人|\b(?:my|me)\b/.test(before);
  return !isMine && NOT_ANSWERED.test(folded.slice(end, end + 12));
}

const PHONE_BEFORE =
  /(?:电话|手机|手提|联络|联系|号码|打给?我|致电|拨|call|phone|mobile|cell|tel|contact|reach|whatsapp|text|sms|number|ring)[^\d,.;]{0,12}$/;
const OTHER_NUMBER_BEFORE =
  /(?:单号?|订单|运单|工单|编号|卡号|账号|帐号|户号|税号|统编|密码|代码|验证码|取件码|取货码|读数|度数|车牌|order|tracking|parcel|invoice|account|code|password|pin|tax id|ref|ticket|serial)(?:\s?(?:号|是|为|no\.?|number|is|[#:]))?\s?#?$/;
const OFFICE_BEFORE =
  /(?:你们|你哋|您们|物业|管理处|管理室|管理中心|管委会|热线|客服|总机|前台|柜台|柜檯|警卫室|保安室|hotline|office|front desk|your (?:number|phone|line|office))[^\d,.;!?]{0,8}$/;
const NOT_ANSWERED =
  /^\s?(?:老|一直|都|总是|又|成日)?(?:占线|忙线|没人接|没有人接|冇人听|冇人接|打不通|打唔通|无人接|是哪|是谁|是不是|系咪|is it|is this)/;
