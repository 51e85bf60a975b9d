package dev.clioremind.core.progress;

/** What may take long. */
public enum Work {
  READING_DEADLINES,
  READING_MATTERS,
  READING_RELATIONSHIPS,
  READING_PEOPLE,
  FINDING_CONTACTS,
  SENDING
}
