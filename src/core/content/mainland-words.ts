/**
 * What the mainland calls otherwise, beside its characters: words and marks of the Traditional text
 * that are put in their place before the script is changed.
 */
const WORDS: readonly (readonly [traditional: string, mainland: string])[] = [
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

export function inMainlandWords(text: string): string {
  return WORDS.reduce((left, [from, to]) => left.replaceAll(from, to), text);
}
