import { showPage } from "../../features/api/showPage.tsx";
import "./settings.css";
import { SettingsPage } from "./SettingsPage.tsx";

await showPage("settings.pageTitle", <SettingsPage />);
