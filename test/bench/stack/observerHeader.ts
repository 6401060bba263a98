/** Requests to the database with this header are the bench's own, and count for nothing. */
export const observerHeader = "x-bench-observer";
