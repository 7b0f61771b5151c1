/** Forms of address and titles, folded, the longer before those it ends with. */
export const FORM =
  "先生|先森|太太|小姐|女士|夫人|教授|医师|医生|老师|律师|博士|经理|主任|董事长|总经理|校长|院长|伯伯|阿姨|奶奶|爷爷|妈妈|爸爸|婆婆|师奶|伯(?=$|[\\s,.!?;§住这])|姨(?=$|[\\s,.!?;§住这])|生|太";

/** The forms that staff hardly ever bear: in passing, 陳主任 and 林阿姨 are somebody else. */
export const RESIDENTS_FORM =
  "先生|先森|太太|小姐|女士|夫人|教授|医师|医生|老师|律师|博士|伯伯|奶奶|爷爷|婆婆|师奶|生(?![活日效气病意产前火水锈孩])|太(?![多大少吵太高热冷重])";

/** 生 and 太 are Cantonese for 先生 and 太太. */
const CANTONESE = new Map([
  ["生", "先生"],
  ["太", "太太"],
]);

/** 生 and 太 end given names too (陳永生): these follow a bare surname only. */
export const isCantonese = (form: string): boolean => CANTONESE.has(form);

/** A form as it is kept; 先森 is 先生 in jest. */
export const formOf = (form: string): string =>
  form === "先森" ? "先生" : (CANTONESE.get(form) ?? form);
