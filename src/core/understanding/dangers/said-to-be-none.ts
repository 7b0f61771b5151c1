/** 「不是火」, "not a fire": that it is none; that there is no smoke, no smell is how it stands. */
export const SAID_TO_BE_NONE =
  /(?:不是|唔係|唔系|並非|并非)(?:真的?|什麼|什么|說|说|講|讲|話|话)?(?:火[災灾燭烛]?|[著着失]火|瓦斯|[煤燃][氣气]|爆炸|[危緊紧][險险急])|\b(?:not|isn'?t|ain'?t|wasn'?t|no) (?:an? |on |really )*(?:fire|gas|explosion|emergency)\b/i;
