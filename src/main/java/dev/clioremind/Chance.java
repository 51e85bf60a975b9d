package dev.clioremind;

import java.security.SecureRandom;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** The system's randomness, opened when it is first asked for: not every command asks. */
final class Chance implements RandomGenerator {

  private @Nullable SecureRandom source;

  @Override
  public synchronized long nextLong() {
    if (source == null) {
      source = new SecureRandom();
    }
    return source.nextLong();
  }
}
