package dev.clioremind;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Says which faults of the book, {@code faults.txt}, a test proves to be survived: it fails where
 * their protection is taken away. {@link FaultBookTest} holds the book and the tests together.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Survives {

  /** The faults by their numbers in the book, such as {@code 11b}. */
  String[] value();
}
