package dev.clioremind.cli;

import dev.clioremind.auth.FileTrouble;
import dev.clioremind.auth.GoogleDeviceFlow;
import dev.clioremind.auth.GoogleDeviceFlow.Client;
import dev.clioremind.auth.GoogleDeviceFlow.DeviceCode;
import dev.clioremind.auth.GoogleSignIn;
import dev.clioremind.config.Config;
import dev.clioremind.config.ConfigKey;
import dev.clioremind.config.GoogleConfig;
import dev.clioremind.config.Secret;
import dev.clioremind.core.ConfigurationException;
import dev.clioremind.core.ExitCode;
import dev.clioremind.core.access.Access;
import dev.clioremind.core.access.Service;
import dev.clioremind.core.access.SignInStatus;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/** Signs in to Google: a service account's key, a person on any device, or what the machine has. */
final class GoogleLogin {

  private static final int LARGEST = 1 << 16;

  private final Login login;
  private final String key;
  private final boolean device;

  /**
   * @param key path of a service account's key; empty: ask
   * @param device whether a person signs in on another device
   */
  GoogleLogin(Login login, String key, boolean device) {
    this.login = login;
    this.key = key;
    this.device = device;
  }

  ExitCode run() {
    login.writableFile();
    SignInStatuses statuses = new SignInStatuses(login.configured(), login.signIns());
    if (statuses.hasSecret(Service.GOOGLE)) {
      SignInStatus status = statuses.of(Service.GOOGLE);
      if (login.keeps(status, ConfigKey.GOOGLE_CREDENTIALS)) {
        return SignInStatuses.code(status);
      }
    }
    if (!key.isEmpty()) {
      return serviceAccount(key);
    }
    return device ? device() : asked();
  }

  private ExitCode asked() {
    login
        .dialogue()
        .say(
            """
            How does this machine come to Google?
              1  the key file of a service account: for one spreadsheet that you made and share with it
              2  your own Google account, by a code typed on any device: for a spreadsheet that init makes
              3  what the machine has already (gcloud, Google Cloud, workload identity)""");
    while (true) {
      switch (login.dialogue().ask("1, 2 or 3: ")) {
        case "1" -> {
          return serviceAccount(login.dialogue().ask("Path of the JSON key file: "));
        }
        case "2" -> {
          return device();
        }
        case "3" -> {
          return applicationDefault();
        }
        default -> login.dialogue().say("Please answer 1, 2 or 3.");
      }
    }
  }

  /**
   * The key is tried before it is stored; that the spreadsheet is not shared yet is no hindrance.
   */
  private ExitCode serviceAccount(String written) {
    Path path = path(written);
    Secret json = read(path);
    SignIns candidate = login.signInsWith(ConfigKey.GOOGLE_CREDENTIALS, json);
    Access account = candidate.googleAccount().check();
    login.store(credentials -> credentials.withGoogle(spreadsheetId(), new GoogleSignIn.Key(json)));
    login
        .dialogue()
        .say(
            "The key is now in the credentials file. Delete %s, or keep it where nobody else can"
                    .formatted(path)
                + " read it.");
    if (!login.configured().isSet(ConfigKey.SHEETS_SPREADSHEET_ID)) {
      login
          .dialogue()
          .say(
              "Make a spreadsheet, share it with %s as Editor, and write its address as"
                      .formatted(account.who())
                  + " sheets.spreadsheet-id into the configuration.");
    }
    return told();
  }

  private ExitCode device() {
    GoogleDeviceFlow flow = login.signIns().googleDevice();
    Client client = client(login.configured().google());
    DeviceCode code =
        flow.begin(GoogleDeviceFlow.root(login.configured().sheets().rootUrl()), client);
    login
        .dialogue()
        .say(
            ("Open %s on any device, type this code, and choose Allow:\n\n  %s\n\nIt is good for %s"
                    + " minutes. Waiting ...")
                .formatted(
                    code.address(), code.userCode(), Long.toString(code.life().toMinutes())));
    login.tools().terminal().browser().ifPresent(browser -> browser.open(code.address()));
    GoogleSignIn.Device signIn = flow.await(code, client);
    login.store(credentials -> credentials.withGoogle(spreadsheetId(), signIn));
    login
        .dialogue()
        .say(
            "This sign-in opens only the files that clio-remind made: let it make the spreadsheet with"
                + " clio-remind init. If the project's consent screen is in \"Testing\", Google ends"
                + " the sign-in after 7 days: publish it.");
    return told();
  }

  private Client client(GoogleConfig google) {
    if (google.clientId().isPresent() && google.clientSecret().isPresent()) {
      return new Client(Secret.of(google.clientId().get()), google.clientSecret().get());
    }
    login
        .dialogue()
        .say(
            "The OAuth client is of the type \"TVs and Limited Input devices\" (setup.md says how it"
                + " is made).");
    return new Client(
        login.dialogue().shownSecret("Google client id: "),
        login.dialogue().secret("Google client secret (not shown): "));
  }

  private ExitCode applicationDefault() {
    login.dialogue().say("Nothing is stored for this.");
    return told();
  }

  private ExitCode told() {
    return login.tell(new SignInStatuses(login.configured(), login.signIns()).of(Service.GOOGLE));
  }

  private String spreadsheetId() {
    Config config = login.configured();
    return config.isSet(ConfigKey.SHEETS_SPREADSHEET_ID) ? config.sheets().spreadsheetId() : "";
  }

  private Path path(String written) {
    try {
      return login
          .tools()
          .surroundings()
          .path(written.strip(), login.tools().surroundings().workingDirectory())
          .normalize();
    } catch (InvalidPathException e) {
      throw new ConfigurationException(
          "That is not a path that this machine can have.", "Give the path of the JSON key file.");
    }
  }

  private static Secret read(Path path) {
    try (InputStream in = Files.newInputStream(path)) {
      return Secret.ofDocument(new String(in.readNBytes(LARGEST), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new ConfigurationException(
          "The key file %s can't be read: %s.".formatted(path, FileTrouble.inWords(e)),
          "Give the path of the JSON file that Google Cloud downloaded when the key was made.");
    } catch (IllegalArgumentException e) {
      throw new ConfigurationException(
          "The key file %s %s.".formatted(path, String.valueOf(e.getMessage())),
          "Download the key from Google Cloud again.");
    }
  }
}
