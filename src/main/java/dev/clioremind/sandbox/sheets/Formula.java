package dev.clioremind.sandbox.sheets;

import dev.clioremind.sandbox.sheets.Cell.NumberFormat;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A small part of the formula language: numbers, text, {@code + - * / &}, cells of the same tab,
 * {@code HYPERLINK} and {@code DATE}. Another function is {@code #NAME?}, what cannot be read is
 * {@code #ERROR!}.
 */
final class Formula {

  private static final Pattern TOKEN =
      Pattern.compile(
          "\\s*(?:(\\d+(?:\\.\\d+)?)|\"((?:[^\"]|\"\")*)\"|([A-Za-z]+)(?=\\()|"
              + "(\\$?[A-Za-z]{1,3}\\$?[1-9]\\d*)|([A-Za-z]+)|(#[A-Z/0]+[!?]?)|([-+*/&(),]))");

  private final String source;
  private final Tab tab;
  private final Matcher token;
  private int at = 1;

  private Formula(String source, Tab tab) {
    this.source = source;
    this.tab = tab;
    this.token = TOKEN.matcher(source);
  }

  static Cell evaluate(String source, Tab tab) {
    try {
      Formula formula = new Formula(source, tab);
      Cell value = formula.sum();
      formula.expectEnd();
      return value.isBlank() ? number(0) : value;
    } catch (Wrong e) {
      return new Cell.Fault(e.code);
    }
  }

  private Cell sum() {
    Cell left = product();
    while (next("+") || next("-") || next("&")) {
      char operator = take().charAt(0);
      Cell right = product();
      left =
          operator == '&'
              ? new Cell.Text(CellView.shown(left) + CellView.shown(right))
              : number(amount(left) + (operator == '+' ? amount(right) : -amount(right)));
    }
    return left;
  }

  private Cell product() {
    Cell left = factor();
    while (next("*") || next("/")) {
      boolean times = take().equals("*");
      double right = amount(factor());
      if (!times && right == 0) {
        throw new Wrong("#DIV/0!");
      }
      left = number(times ? amount(left) * right : amount(left) / right);
    }
    return left;
  }

  private Cell factor() {
    peek();
    if (next("-")) {
      take();
      return number(-amount(factor()));
    }
    if (next("+")) {
      take();
      return factor();
    }
    if (next("(")) {
      take();
      Cell inner = sum();
      expect(")");
      return inner;
    }
    String number = token.group(1);
    String text = token.group(2);
    String function = token.group(3);
    String cell = token.group(4);
    String word = token.group(5);
    String error = token.group(6);
    take();
    if (number != null) {
      return number(Double.parseDouble(number));
    }
    if (text != null) {
      return new Cell.Text(text.replace("\"\"", "\""));
    }
    if (function != null) {
      return call(function.toUpperCase(Locale.ROOT), arguments());
    }
    if (cell != null) {
      return referred(cell);
    }
    if (word != null && (word.equalsIgnoreCase("true") || word.equalsIgnoreCase("false"))) {
      return new Cell.Truth(word.equalsIgnoreCase("true"));
    }
    throw new Wrong(error != null ? error : word != null ? "#NAME?" : "#ERROR!");
  }

  private List<Cell> arguments() {
    List<Cell> arguments = new ArrayList<>();
    expect("(");
    while (!next(")")) {
      arguments.add(sum());
      if (!next(")")) {
        expect(",");
      }
    }
    expect(")");
    return arguments;
  }

  private static Cell call(String function, List<Cell> arguments) {
    if (function.equals("HYPERLINK") && !arguments.isEmpty() && arguments.size() <= 2) {
      return new Cell.Text(CellView.shown(arguments.get(arguments.size() - 1)));
    }
    if (function.equals("DATE") && arguments.size() == 3) {
      try {
        LocalDate day =
            LocalDate.of(
                (int) amount(arguments.get(0)),
                (int) amount(arguments.get(1)),
                (int) amount(arguments.get(2)));
        return new Cell.Numeric(
            ChronoUnit.DAYS.between(CellView.EPOCH, day), NumberFormat.MONTH_FIRST_DATE);
      } catch (DateTimeException e) {
        throw new Wrong("#NUM!");
      }
    }
    throw new Wrong("#NAME?");
  }

  private Cell referred(String reference) {
    GridArea area = A1.area(reference.replace("$", "")).orElseThrow(() -> new Wrong("#REF!"));
    if (area.top() >= tab.rowCount() || area.left() >= tab.columnCount()) {
      throw new Wrong("#REF!");
    }
    Cell cell = tab.cell(area.top(), area.left());
    Cell value = cell instanceof Cell.Formula formula ? formula.result() : cell;
    if (value instanceof Cell.Fault fault) {
      throw new Wrong(fault.code());
    }
    return value;
  }

  private static double amount(Cell cell) {
    if (cell instanceof Cell.Numeric number) {
      return number.value();
    }
    if (cell instanceof Cell.Truth truth) {
      return truth.value() ? 1 : 0;
    }
    if (cell.isBlank()) {
      return 0;
    }
    throw new Wrong("#VALUE!");
  }

  private static Cell number(double value) {
    return new Cell.Numeric(value, NumberFormat.GENERAL);
  }

  private void peek() {
    if (!token.region(at, source.length()).lookingAt()) {
      throw new Wrong("#ERROR!");
    }
  }

  private boolean next(String operator) {
    return token.region(at, source.length()).lookingAt() && operator.equals(token.group(7));
  }

  private String take() {
    peek();
    at = token.end();
    return token.group().strip();
  }

  private void expect(String operator) {
    if (!next(operator)) {
      throw new Wrong("#ERROR!");
    }
    take();
  }

  private void expectEnd() {
    if (!source.substring(at).isBlank()) {
      throw new Wrong("#ERROR!");
    }
  }

  private static final class Wrong extends RuntimeException {
    private final String code;

    Wrong(String code) {
      super(code, null, false, false);
      this.code = code;
    }
  }
}
