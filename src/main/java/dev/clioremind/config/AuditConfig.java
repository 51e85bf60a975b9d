package dev.clioremind.config;

import java.time.Duration;

/**
 * The audit log.
 *
 * @param settle how long a run waits before it reads its claims back
 */
public record AuditConfig(Duration settle) {}
