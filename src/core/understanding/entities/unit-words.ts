/** The words that units are written with, folded, in patterns: each class in one place. */

/** Before a building's letter or number. */
export const BUILDING_WORD = "block|blk|tower|twr|building|bldg|blg";
/** Before or behind a floor's number. */
export const FLOOR_WORD = "floor|flr|fl|level|lvl|lv|storey|story";
/** Before a door within a building. */
export const FLAT_WORD =
  "flat|flt|unit|apartment|appartment|apartmt|apt|appt|room|rm|suite|ste|studio|penthouse";
/** Homes and shops that have a number of their own, and no floor above. */
export const HOUSE_WORD =
  "(?<!(?:club|guard|club |guard |ware|green|power) ?)(?:town ?|shop|row |semi-?detached |terraced? )?houses?|villa|bungalow|cottage|duplex|maisonette|shop(?: ?lot)?|store|stall|kiosk|office|retail unit";

/** 房號1203, 門牌16號. */
export const FLAT_HAN = "房间号码?|房号|室号|户号|门牌号?码?|单位号|门号";
/** 別墅8號, 商鋪A6, 透天12號. */
export const HOUSE_HAN =
  "别墅|透天厝?|独栋|联排|双拼|叠拼|洋房|洋楼|排屋|街屋|村屋|丁屋|店面|店铺|店屋|商铺|商店|铺位|铺面|铺号|档口|门面|门市部?|底商|写字间|办公室";
/** A shop behind its number: 27號舖, 3號店. */
export const SHOP_HAN = "铺(?!天|位)|店(?![员长家内里租门里外])";
