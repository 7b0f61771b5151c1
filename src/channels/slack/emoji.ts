/**
 * Slack delivers emoji by their names. These are the ones that our content knows, or that cry for
 * help: they must say the same here as on every other channel.
 */
export const EMOJI: Readonly<Record<string, string>> = {
  sos: "🆘",
  fire: "🔥",
  rotating_light: "🚨",
  ambulance: "🚑",
  fire_engine: "🚒",
  police_car: "🚓",
  warning: "⚠️",
  exclamation: "❗",
  bangbang: "‼️",
  boom: "💥",
  zap: "⚡",
  drop_of_blood: "🩸",
  droplet: "💧",
  sweat_drops: "💦",
  ocean: "🌊",
  "+1": "👍",
  thumbsup: "👍",
  ok_hand: "👌",
  ok_woman: "🙆",
  white_check_mark: "✅",
  "-1": "👎",
  thumbsdown: "👎",
  no_good: "🙅",
  x: "❌",
};

/** Which of them say yes or no where they are set on a message. */
export const ANSWERS: ReadonlySet<string> = new Set("👍 👌 🙆 ✅ 👎 🙅 ❌".split(" "));
