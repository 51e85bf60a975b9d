package dev.clioremind.config;

import java.net.URI;
import java.util.Optional;

/**
 * Who is told of a failure. Each address was checked to be https or this machine; the webhooks and
 * the heartbeat are secrets, for whoever knows them can use them.
 *
 * @param pagerdutyUrl host root without a slash at the end
 * @param empty whether a run without any deadline or matching rule is a problem
 */
public record AlertConfig(
    Optional<Secret> slackWebhook,
    Optional<Secret> pagerdutyKey,
    URI pagerdutyUrl,
    Optional<String> ghlContactId,
    Optional<Secret> webhook,
    Optional<Secret> heartbeatUrl,
    boolean empty) {}
