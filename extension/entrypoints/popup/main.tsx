import { showPage } from "../../features/api/showPage.tsx";
import "./popup.css";
import { Popup } from "./Popup.tsx";

await showPage("extension.name", <Popup />);
