package dev.clioremind.core.text;

import dev.clioremind.core.ServiceException;
import dev.clioremind.core.rule.Channel;
import dev.clioremind.core.rule.Rule;
import dev.clioremind.core.sheet.Problem;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * All texts that a run may use, each list read at most once: the {@code Templates} tab, and of the
 * message service's snippets, values and workflows what the rules call for.
 *
 * @param customValues the service's own values, by merge field
 * @param workflowFaults why the workflows that can't be used can't, by TemplateID
 * @param listed whether the service's snippets are known: if not, nobody can say that one is
 *     missing
 * @param problems why something could not be read that no reminder needs yet
 */
public record Texts(
    TemplateBook templates,
    Map<String, String> customValues,
    Map<String, String> workflowFaults,
    boolean listed,
    List<Problem> problems) {

  public Texts {
    customValues = Map.copyOf(customValues);
    workflowFaults = Map.copyOf(workflowFaults);
    problems = List.copyOf(problems);
  }

  /**
   * Reads what rules call for.
   *
   * @param needed the rules of reminders that are to go out: their texts must be had
   * @param others rules that are only to be checked; what can't be read for them is a problem
   * @throws ServiceException when what is needed can't be read
   */
  public static Texts read(
      TemplateBook own, Collection<Rule> needed, Collection<Rule> others, SnippetLibrary library) {
    Reading reading = new Reading(library, needed, others);
    boolean suffices = reading.all().stream().allMatch(rule -> suffices(own, rule));
    Optional<List<Snippet>> snippets =
        suffices
            ? Optional.of(List.of())
            : reading.of(needed.stream().anyMatch(rule -> !suffices(own, rule)), library::snippets);
    TemplateBook templates = own.with(snippets.orElse(List.of()));
    Map<String, String> customValues =
        uses(templates, reading.all())
            ? reading.of(uses(templates, needed), library::customValues).orElse(Map.of())
            : Map.of();
    return new Texts(
        templates,
        customValues,
        reading.workflowFaults(),
        snippets.isPresent(),
        reading.problems.values().stream().toList());
  }

  private static boolean suffices(TemplateBook own, Rule rule) {
    return rule.channels().inOrder().stream()
        .filter(channel -> channel != Channel.WORKFLOW)
        .allMatch(channel -> own.hasOwn(rule.templateId(channel), channel));
  }

  /** Whether a template of these rules names a value that the service keeps. */
  private static boolean uses(TemplateBook templates, Collection<Rule> rules) {
    return rules.stream()
        .flatMap(
            rule ->
                rule.channels().inOrder().stream()
                    .filter(channel -> channel != Channel.WORKFLOW)
                    .map(channel -> templates.find(rule.templateId(channel), channel)))
        .filter(TemplateBook.Found.One.class::isInstance)
        .map(found -> ((TemplateBook.Found.One) found).template())
        .flatMap(template -> Renderer.fields(template).stream())
        .anyMatch(field -> field.startsWith(MergeFields.CUSTOM));
  }

  /** One reading of the library, which goes on without what nobody needs yet. */
  private record Reading(
      SnippetLibrary library,
      Collection<Rule> needed,
      Collection<Rule> others,
      Map<String, Problem> problems) {

    Reading(SnippetLibrary library, Collection<Rule> needed, Collection<Rule> others) {
      this(library, needed, others, new HashMap<>());
    }

    Set<Rule> all() {
      return Stream.concat(needed.stream(), others.stream())
          .collect(Collectors.toUnmodifiableSet());
    }

    <T> Optional<T> of(boolean isNeeded, Supplier<T> list) {
      try {
        return Optional.of(list.get());
      } catch (ServiceException e) {
        if (isNeeded) {
          throw e;
        }
        String what = String.valueOf(e.getMessage());
        problems.put(
            what,
            e.kind() == ServiceException.Kind.SIGN_IN
                ? Problem.needsPerson("texts of GoHighLevel", what)
                : Problem.warning("texts of GoHighLevel", what));
        return Optional.empty();
      }
    }

    Map<String, String> workflowFaults() {
      Map<String, String> faults = new HashMap<>();
      Set<String> wanted = workflows(needed);
      for (String id : workflows(all())) {
        of(wanted.contains(id), () -> library.workflowFault(id))
            .ifPresent(fault -> fault.ifPresent(why -> faults.put(id, why)));
      }
      return faults;
    }

    private static Set<String> workflows(Collection<Rule> rules) {
      return rules.stream()
          .filter(rule -> rule.channels().inOrder().contains(Channel.WORKFLOW))
          .map(rule -> rule.templateId(Channel.WORKFLOW))
          .collect(Collectors.toUnmodifiableSet());
    }
  }
}
