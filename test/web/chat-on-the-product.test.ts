import { chatPage } from "./chat-page.ts";
import { realDesk } from "./real-desk.ts";

chatPage("the product", realDesk);
