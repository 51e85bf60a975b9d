package dev.clioremind.core.text;

/** Why a template can't be filled in for a reminder, in words that hold no client data. */
public record TemplateFault(String what) {}
