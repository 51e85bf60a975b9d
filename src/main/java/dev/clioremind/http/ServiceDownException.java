package dev.clioremind.http;

/**
 * A service could not be read, after all repeats that were allowed. Holds neither secrets nor what
 * the service wrote in its answer.
 */
public final class ServiceDownException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String action;
  private final String cameBack;
  private final String whatToDo;

  /**
   * @param action what was tried: {@code "read calendar entries from Clio"}
   * @param cameBack what came back, as a clause: {@code "app.clio.com answered 503"}
   * @param whatToDo a sentence: {@code "Run again later."}
   */
  public ServiceDownException(String action, String cameBack, String whatToDo) {
    super("Could not " + action + ": " + cameBack + ". " + whatToDo);
    this.action = action;
    this.cameBack = cameBack;
    this.whatToDo = whatToDo;
  }

  public String action() {
    return action;
  }

  public String cameBack() {
    return cameBack;
  }

  public String whatToDo() {
    return whatToDo;
  }
}
