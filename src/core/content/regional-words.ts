/** A word of the catalogue's Traditional text, as Taiwan has it, and the region's in its place. */
export type RegionalWords = readonly (readonly [taiwan: string, region: string])[];

/** What the mainland calls otherwise, beside its characters: put in before the script is changed. */
export const MAINLAND_WORDS: RegionalWords = [
  ["聯絡", "聯繫"],
  ["查帳", "查賬"],
  ["回音", "回覆"],
  ["送出", "提交"],
  ["略過", "跳過"],
  ["訊息", "消息"],
  ["影片", "視頻"],
  ["檔案", "文件"],
  ["依服務標準", "按服務標準"],
  ["「", "“"],
  ["」", "”"],
  ["『", "‘"],
  ["』", "’"],
];

/** What Hong Kong calls otherwise; the longer before what it contains. */
export const HONG_KONG_WORDS: RegionalWords = [
  ["管理室", "管理處"],
  ["總幹事", "物業經理"],
  ["警衛", "保安"],
  ["保全", "保安"],
  ["電梯", "升降機"],
  ["瓦斯總開關", "煤氣總掣"],
  ["瓦斯開關", "煤氣掣"],
  ["瓦斯", "煤氣"],
  ["熱水器", "熱水爐"],
  ["滅火器", "滅火筒"],
  ["陽台", "露台"],
  ["棟", "座"],
  ["大樓", "大廈"],
  ["社區規約", "大廈公契"],
  ["社區", "屋苑"],
  ["簡訊", "短訊"],
  ["腳踏車", "單車"],
  ["機車", "電單車"],
  ["垃圾間", "垃圾房"],
  ["房號", "單位號碼"],
  ["公共區域", "公用地方"],
  ["查帳", "查賬"],
  ["帳單", "賬單"],
  ["帳號", "賬號"],
  ["身分證", "身份證"],
  ["影片", "短片"],
  ["回音", "回覆"],
  ["計程車", "的士"],
  ["網路", "網絡"],
  ["上週", "上星期"],
  ["下週", "下星期"],
  ["本週", "本星期"],
  ["每週", "每星期"],
  ["週一", "星期一"],
  ["週二", "星期二"],
  ["週三", "星期三"],
  ["週四", "星期四"],
  ["週五", "星期五"],
  ["週六", "星期六"],
  ["週日", "星期日"],
  ["禮拜", "星期"],
];

export function reworded(text: string, words: RegionalWords): string {
  return words.reduce((left, [from, to]) => left.replaceAll(from, to), text);
}
