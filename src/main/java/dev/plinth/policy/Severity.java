package dev.plinth.policy;

/** How much a finding matters, the least first. */
public enum Severity {
  /** Costs money or clarity. */
  LOW,
  /** Makes an outage or a leak likelier. */
  MEDIUM,
  /** Lets one mistake more become an outage or a leak. */
  HIGH,
  /** Is an outage or a leak. */
  CRITICAL
}
