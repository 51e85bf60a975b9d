package dev.clioremind.sandbox.clio;

import com.google.gson.JsonObject;
import java.util.function.Supplier;

/**
 * One record of a listing.
 *
 * @param id what listings are ordered by
 * @param number among the lines of one id
 * @param whole writes it, only if it is on the page
 */
record ClioLine(long id, int number, Supplier<JsonObject> whole) {

  boolean isAfter(long otherId, int otherNumber) {
    return id > otherId || (id == otherId && number > otherNumber);
  }
}
