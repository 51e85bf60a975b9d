package dev.clioremind.core.plan;

import dev.clioremind.core.rule.Audience;
import dev.clioremind.core.rule.Channel;
import dev.clioremind.core.rule.Rule;
import dev.clioremind.core.sheet.Problem;
import dev.clioremind.core.text.MergeFields;
import dev.clioremind.core.text.Renderer;
import dev.clioremind.core.text.Template;
import dev.clioremind.core.text.TemplateBook;
import dev.clioremind.core.text.Texts;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What is wrong with the texts that rules name, found before any reminder needs them: missing,
 * ambiguous or of another channel, a merge field that does not exist, a workflow that can't be
 * used, and words that a person should look at. Pure: {@code doctor} asks it without a run.
 */
public final class TemplateCheck {

  private final Texts texts;
  private final String firmName;
  private final boolean caseText;
  private final Set<Problem> problems = new LinkedHashSet<>();

  private TemplateCheck(Texts texts, String firmName, boolean caseText) {
    this.texts = texts;
    this.firmName = firmName;
    this.caseText = caseText;
  }

  /**
   * Checks the enabled ones of these rules; each fault once.
   *
   * @param texts as read for these rules
   * @param caseText whether clients may be told facts of the case
   */
  public static List<Problem> of(
      Collection<Rule> rules, Texts texts, String firmName, boolean caseText) {
    TemplateCheck check = new TemplateCheck(texts, firmName, caseText);
    for (Rule rule : rules) {
      if (rule.enabled()) {
        rule.channels().inOrder().forEach(channel -> check.look(rule, channel));
      }
    }
    check.problems.addAll(texts.problems());
    return List.copyOf(check.problems);
  }

  private void look(Rule rule, Channel channel) {
    String id = rule.templateId(channel);
    if (channel == Channel.WORKFLOW) {
      Optional.ofNullable(texts.workflowFaults().get(id)).ifPresent(why -> wrong(rule, why));
      return;
    }
    TemplateBook.Found found = texts.templates().find(id, channel);
    if (found instanceof TemplateBook.Found.One one) {
      look(rule, one.template());
    } else if (texts.listed()) {
      wrong(rule, ((TemplateBook.Found.Missing) found).why());
    }
  }

  private void wrong(Rule rule, String what) {
    problems.add(Problem.row(rule.tab(), rule.row(), "TemplateID", what));
  }

  private void look(Rule rule, Template template) {
    String where = "template '%s'".formatted(template.id());
    for (String field : Renderer.fields(template)) {
      if (!isKnown(rule, field)) {
        problems.add(
            Problem.needsPerson(
                where, new MergeFields(texts.customValues(), Set.of()).whyAbsent(field)));
      } else if (!caseText
          && rule.audience().kind() != Audience.Kind.ATTORNEY
          && FieldValues.CASE_FACTS.contains(field)) {
        problems.add(
            Problem.needsPerson(
                where, new MergeFields(texts.customValues(), Set.of(field)).whyAbsent(field)));
      }
    }
    Renderer.lint(template, firmName).forEach(what -> problems.add(Problem.warning(where, what)));
  }

  private boolean isKnown(Rule rule, String field) {
    return FieldValues.NAMES.contains(field)
        || rule.mergeFields().keySet().stream()
            .anyMatch(column -> MergeFields.key("rule." + column).equals(field))
        || texts.customValues().keySet().stream()
            .anyMatch(name -> MergeFields.key(name).equals(field));
  }
}
