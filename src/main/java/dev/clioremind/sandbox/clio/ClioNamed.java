package dev.clioremind.sandbox.clio;

/** A thing of a firm's own making that has only a name: event type, task type, practice area. */
public record ClioNamed(long id, String name) {}
