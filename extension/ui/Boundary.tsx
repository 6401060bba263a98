import { Component, type ErrorInfo, type ReactNode } from "react";
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
        title="This could not be shown"
        action={
          <Button kind="quiet" onClick={() => this.setState({ hasFailed: false })}>
            Try again
          </Button>
        }
      >
        The fault is ours; your mail is not affected.
      </StateMessage>
    );
  }
}
