package dev.clioremind.report;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import dev.clioremind.core.ExitCode;
import dev.clioremind.core.access.Access;
import dev.clioremind.core.access.Permission;
import dev.clioremind.core.access.SignInStatus;
import java.util.List;

/** The document of {@code auth status}. Members may be added, none renamed. */
final class SignInsJson {

  private SignInsJson() {}

  static String write(List<SignInStatus> all, String file, ExitCode code) {
    JsonObject document = new JsonObject();
    document.addProperty("schema", DocumentJson.SCHEMA);
    document.addProperty("command", "auth status");
    document.addProperty("credentialsFile", file);
    JsonArray services = new JsonArray();
    all.forEach(status -> services.add(service(status)));
    document.add("services", services);
    document.addProperty("exitCode", code.number());
    return DocumentJson.write(document);
  }

  private static JsonObject service(SignInStatus status) {
    JsonObject members = new JsonObject();
    members.addProperty("service", status.service().word());
    members.addProperty("state", status.state().word());
    members.add("who", DocumentJson.orNull(status.access().map(Access::who).orElse("")));
    members.add("opens", DocumentJson.orNull(status.access().map(Access::place).orElse("")));
    members.add("zone", DocumentJson.orNull(status.access().map(Access::zone).orElse("")));
    members.add("expiry", DocumentJson.orNull(status.expiry().map(Object::toString).orElse("")));
    JsonArray secrets = new JsonArray();
    for (SignInStatus.Source source : status.secrets()) {
      JsonObject secret = new JsonObject();
      secret.addProperty("key", source.key());
      secret.addProperty("source", source.source());
      secrets.add(secret);
    }
    members.add("secrets", secrets);
    JsonArray permissions = new JsonArray();
    status.access().map(Access::permissions).orElse(List.of()).forEach(p -> permissions.add(of(p)));
    members.add("permissions", permissions);
    members.add("trouble", DocumentJson.orNull(status.trouble()));
    return members;
  }

  private static JsonObject of(Permission permission) {
    JsonObject members = new JsonObject();
    members.addProperty("name", permission.name());
    members.addProperty("state", permission.state().word());
    members.addProperty("required", permission.isRequired());
    return members;
  }
}
