/**
 * 「不是火」, "not a fire": that it is none; 「只是濕」: what it is instead. That there is no smoke, no
 * smell, that nothing has come down yet, is how it stands.
 */
export const SAID_TO_BE_NONE =
  /(?:不是|唔係|唔系|並非|并非)(?:真的?|什麼|什么|說|说|講|讲|話|话)?(?:火[災灾燭烛]?|[著着失]火|瓦斯|[煤燃][氣气]|爆炸|[危緊紧][險险急])|(?:只是|淨係|净系)(?:有點|有点|有啲)?(?:[濕湿]|[發发]霉|水[漬渍痕印]|壁癌)|\b(?:not|isn'?t|ain'?t|wasn'?t|no) (?:an? |on |really )*(?:fire|gas|explosion|emergency)\b|\b(?:just|only|merely) (?:wet|damp|mou?ldy?|an? (?:stain|damp patch|wet patch))\b/i;
