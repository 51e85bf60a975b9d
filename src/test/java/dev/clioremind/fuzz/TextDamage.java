package dev.clioremind.fuzz;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Damages text without looking at what it means. */
final class TextDamage {

  private TextDamage() {}

  record Damaged(String text, String what) {}

  /** Cuts, doubles, swaps or replaces a stretch. */
  static Damaged of(String text, Chance chance) {
    int from = chance.below(text.length() + 1);
    int to = Math.min(text.length(), from + 1 + chance.below(20));
    String head = text.substring(0, from);
    String part = text.substring(from, to);
    String tail = text.substring(to);
    return switch (chance.below(7)) {
      case 0 -> new Damaged(head, "cut at " + from);
      case 1 -> new Damaged(head + tail, "without '" + part + "' at " + from);
      case 2 -> new Damaged(head + part + part + tail, "'" + part + "' twice at " + from);
      case 3 -> new Damaged(part + tail, "begins at " + from);
      case 4 -> new Damaged("", "empty");
      case 5 -> new Damaged(text + chance.of(HostileText.TEXTS), "text at its end");
      default -> {
        String put = chance.of(HostileText.TEXTS);
        yield new Damaged(head + put + tail, "'" + put + "' in place of '" + part + "' at " + from);
      }
    };
  }

  /** A small change, as of a slip or a paste. */
  static String tweaked(String text, Chance chance) {
    int at = chance.below(text.length() + 1);
    String head = text.substring(0, at);
    String tail = text.substring(at);
    String rest = tail.isEmpty() ? "" : tail.substring(1);
    return switch (chance.below(11)) {
      case 0 -> head + rest;
      case 1 -> head + (tail.isEmpty() ? "" : tail.charAt(0)) + tail;
      case 2 -> text + " ";
      case 3 -> "\u00a0" + text;
      case 4 -> text.toUpperCase(java.util.Locale.ROOT);
      case 5 -> text + ",";
      case 6 -> head + "\n" + tail;
      case 7 -> head + "\u200b" + tail;
      case 8 -> new StringBuilder(text).reverse().toString();
      case 9 -> head + (char) ('0' + chance.below(10)) + rest;
      default -> head + (char) ('a' + chance.below(26)) + rest;
    };
  }

  /** Damages bytes of a file. */
  static byte[] ofBytes(byte[] bytes, Chance chance, StringBuilder said) {
    int from = chance.below(bytes.length + 1);
    int to = Math.min(bytes.length, from + 1 + chance.below(8));
    byte[] head = Arrays.copyOfRange(bytes, 0, from);
    byte[] tail = Arrays.copyOfRange(bytes, to, bytes.length);
    said.append("bytes at ").append(from).append(' ');
    return switch (chance.below(5)) {
      case 0 -> {
        said.append("cut off");
        yield head;
      }
      case 1 -> {
        said.append("left out");
        yield joined(head, new byte[0], tail);
      }
      case 2 -> {
        byte[] noise = new byte[1 + chance.below(6)];
        for (int i = 0; i < noise.length; i++) {
          noise[i] = (byte) chance.below(256);
        }
        said.append("are ").append(Arrays.toString(noise));
        yield joined(head, noise, tail);
      }
      case 3 -> {
        byte[] flipped = bytes.clone();
        if (flipped.length > 0) {
          int at = Math.min(from, flipped.length - 1);
          flipped[at] ^= (byte) (1 << chance.below(8));
        }
        said.append("have a bit flipped");
        yield flipped;
      }
      default -> {
        List<byte[]> marks =
            List.of(
                new byte[] {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF},
                new byte[] {(byte) 0xFF, (byte) 0xFE},
                new byte[] {0},
                new byte[] {(byte) 0xED, (byte) 0xA0, (byte) 0x80},
                new byte[] {(byte) 0xC0, (byte) 0x80},
                new byte[] {'\r'});
        byte[] mark = chance.of(marks);
        boolean atStart = chance.oneIn(2);
        said.append("begin with or hold ").append(Arrays.toString(mark));
        yield atStart
            ? joined(mark, bytes, new byte[0])
            : joined(head, mark, Arrays.copyOfRange(bytes, from, bytes.length));
      }
    };
  }

  private static byte[] joined(byte[] head, byte[] middle, byte[] tail) {
    byte[] all = new byte[head.length + middle.length + tail.length];
    System.arraycopy(head, 0, all, 0, head.length);
    System.arraycopy(middle, 0, all, head.length, middle.length);
    System.arraycopy(tail, 0, all, head.length + middle.length, tail.length);
    return all;
  }

  /** Damages the lines of a file: swapped, doubled, left out. */
  static String ofLines(String text, Chance chance, StringBuilder said) {
    List<String> lines = new ArrayList<>(text.lines().toList());
    if (lines.isEmpty()) {
      return text;
    }
    int at = chance.below(lines.size());
    said.append("line ").append(at + 1).append(' ');
    switch (chance.below(4)) {
      case 0 -> {
        lines.remove(at);
        said.append("left out");
      }
      case 1 -> {
        lines.add(chance.below(lines.size() + 1), lines.get(at));
        said.append("twice");
      }
      case 2 -> {
        lines.set(
            at,
            lines.get(at)
                + chance.of(List.of("\\", "\\\\", " \\", "\t", "\f", "\\u00zz", "\\u12")));
        said.append("ends otherwise");
      }
      default -> {
        lines.set(at, tweaked(lines.get(at), chance));
        said.append("tweaked: ").append(lines.get(at));
      }
    }
    return String.join(chance.oneIn(5) ? "\r\n" : "\n", lines) + "\n";
  }
}
