import { showPage } from "../../features/api/showPage.tsx";
import "./timeline.css";
import { TimelinePage } from "./TimelinePage.tsx";

await showPage("extension.name", <TimelinePage />);
