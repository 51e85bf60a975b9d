package dev.clioremind.sandbox;

import dev.clioremind.sandbox.clio.ClioApi;
import dev.clioremind.sandbox.clio.ClioBehaviour;
import dev.clioremind.sandbox.clio.ClioFirm;
import dev.clioremind.sandbox.clio.ClioSignIn;
import java.time.InstantSource;
import java.util.Set;

/**
 * Clio Manage's API v4, as far as a reminder reads it, and its sign-in. Reading only: whatever else
 * is sent is forbidden, as for an app without the permission to write. Thread-safe.
 *
 * @see <a href="https://docs.developers.clio.com/api-reference">Clio Manage API</a>
 */
public final class ClioStandIn implements StandIn {
  private final ClioFirm firm;
  private final ClioBehaviour behaviour = new ClioBehaviour();
  private final ClioSignIn signIn;
  private final ClioApi api;

  /** Plays the Clio of this firm. */
  public ClioStandIn(ClioFirm firm, InstantSource clock) {
    this.firm = firm;
    this.signIn = new ClioSignIn(behaviour, clock);
    this.api = new ClioApi(firm, behaviour, signIn, clock);
  }

  @Override
  public String name() {
    return "clio";
  }

  @Override
  public Reply handle(ReceivedCall call) {
    return api.handle(call);
  }

  /** The firm's data, to be changed at will. */
  public ClioFirm firm() {
    return firm;
  }

  /** How this Clio behaves where accounts differ. */
  public ClioBehaviour behaviour() {
    return behaviour;
  }

  /** The app, its tokens and codes. */
  public ClioSignIn signIn() {
    return signIn;
  }

  /**
   * Query parameters that were sent although the endpoint has none of that name, or this stand-in
   * does not play it: {@code resource?name}. Clio says nothing and answers with the whole list.
   */
  public Set<String> ignoredParameters() {
    return api.ignoredParameters();
  }

  /** Makes all page tokens given out so far invalid. */
  public void expirePageTokens() {
    api.expirePageTokens();
  }
}
