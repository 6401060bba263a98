import { Component, type ErrorInfo, type ReactNode } from "react";
import { t } from "../i18n/t.ts";
import { Button } from "./Button.tsx";
import { StateMessage } from "./StateMessage.tsx";

/** Keeps a fault of what is inside from taking down the surface around it. */
export class Boundary extends Component<{ children: ReactNode }, { hasFailed: boolean }> {
  override state = { hasFailed: false };

  static getDerivedStateFromError() {
    return { hasFailed: true };
  }

  override componentDidCatch(error: unknown, { componentStack }: ErrorInfo) {
    console.error("threadbook: could not be drawn", error, componentStack);
  }

  override render() {
    if (!this.state.hasFailed) return this.props.children;
    return (
      <StateMessage
        title={t("surface.faultTitle")}
        action={
          <Button kind="quiet" onClick={() => this.setState({ hasFailed: false })}>
            {t("action.tryAgain")}
          </Button>
        }
      >
        {t("surface.fault")}
      </StateMessage>
    );
  }
}
