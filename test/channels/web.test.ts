import { channelContract } from "./contract.ts";
import { webResident } from "./web-resident.ts";

channelContract("The web page", webResident);
