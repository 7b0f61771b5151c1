import { channelContract } from "./contract.ts";
import { tenMatters } from "./ten-matters.ts";
import { webResident } from "./web-resident.ts";

channelContract("The web page", webResident);
tenMatters("The web page", webResident);
