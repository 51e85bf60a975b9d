package dev.clioremind.cli;

import dev.clioremind.auth.Credentials;
import dev.clioremind.auth.CredentialsFile;
import dev.clioremind.auth.CredentialsFile.Kept;
import dev.clioremind.auth.CredentialsFile.Updated;
import dev.clioremind.config.Config;
import dev.clioremind.config.ConfigKey;
import dev.clioremind.config.Secret;
import dev.clioremind.core.ExitCode;
import dev.clioremind.core.access.Permission;
import dev.clioremind.core.access.SignInStatus;
import dev.clioremind.core.access.SignInStatus.State;
import dev.clioremind.report.SignInReports;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * What the sign-ins to the three services share: what is there, what comes of it, where it is kept.
 *
 * @param configured the configuration without what is stored
 * @param replaces whether somebody who is signed in is not asked whether to stay so
 */
record Login(
    Toolbox tools, GlobalOptions global, Config configured, Dialogue dialogue, boolean replaces) {

  /** As things stand now: what is stored is read anew. */
  SignIns signIns() {
    return tools.signIns(configured, global.verbosity());
  }

  /** As things would stand with a secret that is not stored yet. */
  SignIns signInsWith(ConfigKey key, Secret candidate) {
    return tools.signIns(configured.withSignIns(Map.of(key, candidate)), global.verbosity());
  }

  /** The file, known to be writable: before anything is spent that can't be had again. */
  CredentialsFile writableFile() {
    CredentialsFile file = signIns().file();
    file.ensureWritable();
    return file;
  }

  /** Puts something into the file. */
  void store(UnaryOperator<Credentials> change) {
    Kept<String> kept =
        signIns().file().underLock(credentials -> Updated.changed("", change.apply(credentials)));
    kept.notStored()
        .ifPresent(
            why -> {
              throw why;
            });
  }

  /**
   * Says what is there, and whether it stays.
   *
   * @param key the setting that, where it is configured, goes before whatever is stored
   */
  boolean keeps(SignInStatus status, ConfigKey key) {
    dialogue.say(sentence(status));
    if (configured.isSet(key)) {
      dialogue.say(
          "%s comes from the %s, which goes before a sign-in. To sign in here, take it out there."
              .formatted(key.key(), configured.source(key).words()));
      return true;
    }
    if (replaces) {
      return false;
    }
    return switch (status.state()) {
      case SIGNED_IN -> dialogue.yes("Keep this sign-in?", true);
      case UNREACHABLE -> true;
      case LACKING, WRONG_PLACE -> dialogue.yes("Keep this sign-in?", false);
      case SIGNED_OUT -> false;
    };
  }

  /** Says how a sign-in turned out. */
  ExitCode tell(SignInStatus status) {
    dialogue.say(sentence(status));
    status
        .access()
        .ifPresent(
            access -> {
              tools.terminal().err().print(SignInReports.permissions(access, look()));
              tools.terminal().err().flush();
            });
    return SignInStatuses.code(status);
  }

  private dev.clioremind.report.Look look() {
    return SignInStatuses.look(tools, global, configured);
  }

  static String sentence(SignInStatus status) {
    String service = status.service().title();
    if (status.access().isEmpty()) {
      return "%s: %s. %s".formatted(service, status.state().word(), status.trouble()).strip();
    }
    var access = status.access().get();
    String who = access.who().isEmpty() ? "" : " as " + access.who();
    String zone = access.zone().isEmpty() ? "" : " (" + access.zone() + ")";
    String place = access.place().isEmpty() ? "" : ", " + access.place() + zone;
    String lacking =
        status.state() == State.LACKING
            ? " Missing: "
                + access.lacking().stream().map(Permission::name).collect(Collectors.joining(", "))
                + ". "
                + status.trouble()
            : status.trouble().isEmpty() ? "" : " " + status.trouble();
    return "%s: signed in%s%s.%s".formatted(service, who, place, lacking);
  }
}
