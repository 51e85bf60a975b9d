package dev.clioremind.core.access;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * How things stand with one service.
 *
 * @param access who is signed in and may do what; empty where nobody is, or nobody could be asked
 * @param expiry when what is stored ends by itself; empty where it does not or nobody knows
 * @param note what is to be said of the expiry; may be empty
 * @param secrets where each secret comes from
 * @param trouble what is wrong and what to do about it; empty if all is well
 */
public record SignInStatus(
    Service service,
    State state,
    Optional<Access> access,
    Optional<Instant> expiry,
    String note,
    List<Source> secrets,
    String trouble) {

  public SignInStatus {
    secrets = List.copyOf(secrets);
  }

  /** How it ended. */
  public enum State {
    SIGNED_IN("signed in"),
    /** Signed in, but something required is not allowed. */
    LACKING("lacks permissions"),
    SIGNED_OUT("signed out"),
    /** The service could not be asked. */
    UNREACHABLE("not reachable"),
    /** The sign-in is accepted, but not where the configuration points. */
    WRONG_PLACE("wrong place");

    private final String word;

    State(String word) {
      this.word = word;
    }

    /** As reports write it. */
    public String word() {
      return word;
    }
  }

  /**
   * Where a secret comes from.
   *
   * @param key the setting, such as {@code ghl.token}
   * @param source in words: {@code environment}, {@code credentials file}, {@code not set}
   */
  public record Source(String key, String source) {}
}
