package dev.clioremind;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.lang.reflect.Constructor;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Proxy;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * What holds a client's data or a secret does not print it: a record in a log line, in a message or
 * in a debugger's hand shows nothing. Each record of the program is made with a canary in such a
 * component, and asked for its text.
 */
@Timeout(60)
class SilentRecordsTest {

  /** Such a component holds it wherever it is. */
  private static final Set<String> ALWAYS =
      Set.of(
          "accessToken",
          "body",
          "client_secret",
          "clientSecret",
          "companyName",
          "content",
          "description",
          "deviceCode",
          "displayNumber",
          "e164",
          "email",
          "emailAddresses",
          "emails",
          "environment",
          "firstName",
          "headers",
          "html",
          "lastName",
          "phone",
          "phoneNumber",
          "phoneNumbers",
          "phones",
          "primaryEmailAddress",
          "primaryPhoneNumber",
          "refresh",
          "refresh_token",
          "refreshToken",
          "secret",
          "secrets",
          "summary",
          "token",
          "values",
          "verifier");

  /** Such a one does where people, cases and sign-ins are read. */
  private static final Set<String> THERE =
      Set.of(
          "address",
          "key",
          "location",
          "message",
          "name",
          "number",
          "subject",
          "text",
          "value",
          "words");

  private static final Set<String> WHERE =
      Set.of(
          "dev.clioremind.auth",
          "dev.clioremind.clio",
          "dev.clioremind.config",
          "dev.clioremind.core.deadline",
          "dev.clioremind.core.people",
          "dev.clioremind.core.text",
          "dev.clioremind.ghl",
          "dev.clioremind.http");

  /** What such a component holds instead. */
  private static final Map<String, String> HARMLESS =
      Map.ofEntries(
          Map.entry("auth.FileOwner.name", "the system's user"),
          Map.entry("clio.ClioAccount$Probe.name", "a permission"),
          Map.entry("clio.Wire$Myself.name", "who signed in"),
          Map.entry("clio.Wire$Named.name", "a type, a calendar or the firm"),
          Map.entry("clio.Wire$Relationship.description", "a kind of relationship"),
          Map.entry("config.ConfigFault.key", "a key's name"),
          Map.entry("config.ConfigKey$Default.text", "a default"),
          Map.entry("config.FirmConfig.name", "the firm"),
          Map.entry("config.PropertiesReader$Entry.key", "a key's name"),
          Map.entry("config.Setting.name", "a key's name"),
          Map.entry("config.ConfigFlags.values", "flags, none of which takes a secret"),
          Map.entry("core.deadline.DeadlineId.value", "an id"),
          Map.entry("core.people.ContactId.value", "an id"),
          Map.entry("core.people.MatterId.value", "an id"),
          Map.entry("core.people.PersonId.value", "an id"),
          Map.entry("core.people.Relationship.description", "a kind of relationship"),
          Map.entry("core.sheet.Table.headers", "headers of a tab"),
          Map.entry("sheets.TabState.headers", "headers of a tab"),
          Map.entry("core.text.Snippet.body", "a text before it is filled in"),
          Map.entry("core.text.Snippet.name", "a text's name"),
          Map.entry("core.text.Snippet.subject", "a text before it is filled in"),
          Map.entry("ghl.Wire$CustomValue.name", "a value of the location"),
          Map.entry("ghl.Wire$CustomValue.value", "a value of the location"),
          Map.entry("ghl.Wire$Location.name", "the firm"),
          Map.entry("ghl.Wire$Template.body", "a text before it is filled in"),
          Map.entry("ghl.Wire$Template.html", "a text before it is filled in"),
          Map.entry("ghl.Wire$Template.name", "a text's name"),
          Map.entry("ghl.Wire$Template.subject", "a text before it is filled in"),
          Map.entry("ghl.Wire$Workflow.name", "a workflow's name"),
          Map.entry("http.ForbiddenSettings$Forbidden.name", "a setting of Java"),
          Map.entry("http.Query$Parameter.name", "a parameter's name"));

  private static final String MARK = "zyqxwvkj";
  private static final List<String> NEUTRAL =
      List.of(
          "x1",
          "1201",
          "entry-1201",
          "2026-11-24",
          "+12125550199",
          "x@example.com",
          "a".repeat(64),
          "https://example.com/");

  private static List<Class<?>> records() {
    return new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("dev.clioremind")
            .stream()
            .filter(type -> !type.getPackageName().contains(".sandbox"))
            .map(JavaClass::reflect)
            .filter(Class::isRecord)
            .collect(Collectors.toList());
  }

  private static boolean holdsClientsOrSecrets(Class<?> type, RecordComponent component) {
    String name = component.getName();
    boolean named =
        ALWAYS.contains(name) || (THERE.contains(name) && WHERE.contains(type.getPackageName()));
    return named
        && component.getGenericType().getTypeName().matches(".*java\\.lang\\.String.*")
        && !HARMLESS.containsKey(shortName(type) + "." + name);
  }

  private static String shortName(Class<?> type) {
    return type.getName().substring("dev.clioremind.".length());
  }

  @Test
  void no_record_prints_what_it_holds_of_clients_and_secrets() {
    Set<String> speaking = new TreeSet<>();
    Set<String> asked = new LinkedHashSet<>();
    for (Class<?> type : records()) {
      for (RecordComponent component : type.getRecordComponents()) {
        if (holdsClientsOrSecrets(type, component)) {
          asked.add(shortName(type));
          Optional<Object> made = made(type, component.getName());
          if (made.isEmpty()) {
            speaking.add(shortName(type) + "." + component.getName() + " could not be made");
          } else if (made.get().toString().contains(MARK)
              || made.get().toString().contains("5550142")) {
            speaking.add(shortName(type) + "." + component.getName());
          }
        }
      }
    }
    assertThat(speaking).isEmpty();
    assertThat(asked).hasSizeGreaterThan(25);
  }

  @Test
  void what_is_said_to_be_harmless_is_there() {
    Set<String> all =
        records().stream()
            .flatMap(
                type ->
                    Arrays.stream(type.getRecordComponents())
                        .map(component -> shortName(type) + "." + component.getName()))
            .collect(Collectors.toSet());
    assertThat(all).containsAll(HARMLESS.keySet());
  }

  /** One with the canary in that component, in the first form that the record itself takes. */
  private static Optional<Object> made(Class<?> type, String component) {
    List<String> canaries =
        component.equals("e164") ? List.of("+12125550142") : List.of(MARK, MARK + "@example.com");
    return canaries.stream()
        .flatMap(canary -> NEUTRAL.stream().flatMap(other -> one(type, component, canary, other)))
        .findFirst();
  }

  private static Stream<Object> one(
      Class<?> type, String component, String canary, String neutral) {
    RecordComponent[] components = type.getRecordComponents();
    Class<?>[] types =
        Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
    try {
      Object[] values = new Object[components.length];
      for (int i = 0; i < components.length; i++) {
        boolean marked = components[i].getName().equals(component);
        values[i] = value(components[i].getGenericType(), marked ? canary : neutral);
      }
      Constructor<?> constructor = type.getDeclaredConstructor(types);
      constructor.setAccessible(true);
      return Stream.of(constructor.newInstance(values));
    } catch (ReflectiveOperationException | RuntimeException refused) {
      return Stream.empty();
    }
  }

  private static Object value(Type type, String text) throws ReflectiveOperationException {
    if (type instanceof ParameterizedType generic) {
      Type[] parts = generic.getActualTypeArguments();
      Class<?> raw = (Class<?>) generic.getRawType();
      if (raw == Optional.class) {
        return text.contains(MARK) ? Optional.of(value(parts[0], text)) : Optional.empty();
      } else if (raw == List.class) {
        return List.of(value(parts[0], text));
      } else if (raw == Set.class) {
        return Set.of(value(parts[0], text));
      } else if (raw == Map.class) {
        return Map.of(value(parts[0], "x1"), value(parts[1], text));
      }
      return simple(raw, text);
    }
    return simple((Class<?>) type, text);
  }

  private static Object simple(Class<?> type, String text) throws ReflectiveOperationException {
    if (type == String.class) {
      return text;
    } else if (type == int.class || type == Integer.class) {
      return 1;
    } else if (type == long.class) {
      return 1L;
    } else if (type == boolean.class) {
      return false;
    } else if (type == URI.class) {
      return URI.create("https://example.com/");
    } else if (type == Path.class) {
      return Path.of("x");
    } else if (type == Instant.class) {
      return Instant.EPOCH;
    } else if (type == LocalDate.class) {
      return LocalDate.EPOCH;
    } else if (type == ZonedDateTime.class) {
      return Instant.EPOCH.atZone(ZoneOffset.UTC);
    } else if (type == Duration.class) {
      return Duration.ZERO;
    } else if (ZoneId.class.isAssignableFrom(type)) {
      return ZoneOffset.UTC;
    } else if (type == Locale.class) {
      return Locale.US;
    } else if (type.isEnum()) {
      return type.getEnumConstants()[0];
    } else if (type.isSealed() && !type.isRecord()) {
      return simple(type.getPermittedSubclasses()[0], text);
    } else if (type.isInterface()) {
      return Proxy.newProxyInstance(
          SilentRecordsTest.class.getClassLoader(),
          new Class<?>[] {type},
          (proxy, method, arguments) -> method.getName().equals("toString") ? "proxy" : text);
    } else if (type.isRecord()) {
      return NEUTRAL.stream()
          .flatMap(neutral -> one(type, "", "", neutral))
          .findFirst()
          .orElseThrow(() -> new NoSuchMethodException(type.getName()));
    }
    Constructor<?> constructor = type.getDeclaredConstructor(String.class);
    constructor.setAccessible(true);
    return constructor.newInstance(text);
  }
}
