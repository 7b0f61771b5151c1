import { realDesk } from "./real-desk.ts";
import { staffPage } from "./staff-page.ts";

staffPage("the product", realDesk);
