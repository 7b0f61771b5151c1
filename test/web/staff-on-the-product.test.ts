import { realDesk } from "./real-desk.ts";
import { staffPage } from "./staff-page.ts";
import { staffTalk } from "./staff-talk.ts";

staffPage("the product", realDesk);
staffTalk("the product", realDesk);
