/** Shorter ones are guessed; length is worth more than odd signs. */
const SHORTEST_PASSWORD = 10;
/** More is nobody's memory, and hashing it somebody's attack. */
const LONGEST_PASSWORD = 200;

export type PasswordFault =
  | "password-short"
  | "password-long"
  | "password-login"
  | "password-common";

/** What is wrong with a new password; null when nothing is. */
export function passwordFault(password: string, login: string): PasswordFault | null {
  const plain = password.normalize("NFKC").toLowerCase();
  const letters = [...plain];
  if (letters.length < SHORTEST_PASSWORD) return "password-short";
  if (letters.length > LONGEST_PASSWORD) return "password-long";
  const [name = "", host = ""] = login.split("@");
  if (plain === login || plain === `${name}${host}`) return "password-login";
  if (name.length >= 4 && plain.includes(name) && letters.length < name.length + 6)
    return "password-login";
  return isCommon(plain) ? "password-common" : null;
}

/** Runs of neighbours on a keyboard or in the alphabet, as people walk along them. */
const WALKS = [
  "01234567890123456789",
  "abcdefghijklmnopqrstuvwxyz",
  "qwertyuiopasdfghjklzxcvbnm",
  "qwertzuiopasdfghjklyxcvbnm",
  "azertyuiopqsdfghjklmwxcvbn",
  "1qaz2wsx3edc4rfv5tgb6yhn7ujm8ik9ol0p",
  "1q2w3e4r5t6y7u8i9o0p",
  "q1w2e3r4t5y6u7i8o9p0",
  "qazwsxedcrfvtgbyhnujmikolp",
  "147258369963852741",
];

/** What lists of leaked passwords are full of; a year, some digits or signs behind change little. */
const COMMON =
  /^(p[a@4][s5$]{2}w[o0]rd|passwort|qwerty|qwertyuiop|asdfghjkl|zxcvbnm|welcome|letmein|iloveyou|woaini|ilovehim|iloveher|sunshine|princess|football|baseball|basketball|superman|batman|michael|jennifer|jordan|charlie|dragon|monkey|master|shadow|trustno|whatever|starwars|computer|internet|samsung|liverpool|chelsea|manchester|barcelona|administrator|admin|administrador|manager|management|property|frontdesk|service|servicedesk|helpdesk|default|changeme|secret|test|testing|temp|temporary|guest|user|login|abc|aa|a|zaq|zaq1zaq|asd|qwe|qweasd|qweasdzxc|qazwsx|1qaz2wsx|taiwan|taipei|hongkong|china|beijing|shanghai|company|office|spring|summer|autumn|winter|monday|friday|hello|helloworld|google|facebook|freedom|jesus|mustang|pokemon|naruto|cookie|flower|hannah|thomas|daniel|andrew|george|orange|purple|silver|golden|diamond|butterfly|chocolate|babygirl|loveme|lovely|lovers|forever|family|happy|lucky|money|ninja|angel|hunter|killer|soccer|hockey|tigger|ginger|pepper|cheese|summer|banana|matrix|merlin|phoenix|rainbow|snoopy|thunder|welcome|victory|yankees|x)(?:[\d\W_]|abc|qwe|xyz)*$/;

function isCommon(plain: string): boolean {
  if (COMMON.test(plain)) return true;
  const backwards = [...plain].toReversed().join("");
  if (
    WALKS.some((walk) => `${walk}${walk}`.includes(plain) || `${walk}${walk}`.includes(backwards))
  )
    return true;
  // aaaaaaaaaa, 1212121212, abcabcabcabc.
  for (let length = 1; length <= plain.length / 2 && length <= 6; length += 1) {
    const piece = plain.slice(0, length);
    if (piece.repeat(Math.ceil(plain.length / length)).startsWith(plain)) return true;
  }
  return false;
}
