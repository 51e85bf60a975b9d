package dev.clioremind.holidays;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/** An element of a calendar file. Elements and attributes of one name mean the same everywhere. */
record XmlElement(Element node) {

  List<XmlElement> children(String name) {
    List<XmlElement> children = new ArrayList<>();
    for (Node at = node.getFirstChild(); at != null; at = at.getNextSibling()) {
      if (at instanceof Element child && child.getTagName().equals(name)) {
        children.add(new XmlElement(child));
      }
    }
    return children;
  }

  /** What the children of that name say. */
  <T> List<T> all(String name, Function<XmlElement, T> reading) {
    return children(name).stream().map(reading).toList();
  }

  /** The one child of that name. */
  XmlElement child(String name) {
    return children(name).stream()
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("a holiday without " + name));
  }

  Optional<String> attribute(String name) {
    return Optional.of(node.getAttribute(name)).filter(value -> !value.isEmpty());
  }

  /** The text of the child of that name. */
  Optional<String> text(String name) {
    return children(name).stream().map(child -> child.node.getTextContent().strip()).findFirst();
  }

  /** An attribute whose values are those of an enum. */
  <E extends Enum<E>> Optional<E> word(String name, Class<E> words) {
    return attribute(name).map(value -> Enum.valueOf(words, value));
  }

  /** The same for one that must be there. */
  <E extends Enum<E>> E required(String name, Class<E> words) {
    return word(name, words)
        .orElseThrow(() -> new IllegalStateException("a holiday without " + name));
  }
}
