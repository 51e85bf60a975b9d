package dev.clioremind.config;

import java.time.ZoneId;
import java.util.Locale;
import java.util.Optional;

/**
 * The firm.
 *
 * @param name as clients read it
 * @param zone what "today" means
 * @param locale how dates are written in messages
 * @param region ISO 3166 country, two capitals
 * @param holidays the calendar's code, such as {@code us-ca}; empty for none
 */
public record FirmConfig(
    String name, ZoneId zone, Locale locale, String region, Optional<String> holidays) {}
