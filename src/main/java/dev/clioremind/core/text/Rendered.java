package dev.clioremind.core.text;

import java.util.List;

/** A template filled in, or why it can't be. */
public sealed interface Rendered {

  /** Ready to go. */
  record Ready(MessageContent content) implements Rendered {}

  /** Not to be sent. */
  record Faulty(List<TemplateFault> faults) implements Rendered {
    public Faulty {
      faults = List.copyOf(faults);
    }
  }
}
