package dev.clioremind.config;

import java.time.Duration;

/**
 * The audit log.
 *
 * @param settle how long a run waits before it reads back what it wrote
 */
public record AuditConfig(Duration settle) {}
