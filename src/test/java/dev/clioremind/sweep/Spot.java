package dev.clioremind.sweep;

import dev.clioremind.sandbox.ReceivedCall;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * One call of a run, found again in another run of the same kind although calls go out side by
 * side: the n-th of its sort.
 *
 * @param sort service, method and path without ids
 * @param nth from 1
 * @param ofService which of the calls to its service it was, from 1
 */
record Spot(String service, String sort, int nth, int ofService) {

  /** All calls of a run, in their order. */
  static List<Spot> of(List<ReceivedCall> calls) {
    Map<String, Integer> seen = new HashMap<>();
    Map<String, Integer> byService = new HashMap<>();
    List<Spot> spots = new ArrayList<>();
    for (ReceivedCall call : calls) {
      String sort = sort(call);
      spots.add(
          new Spot(
              call.service(),
              sort,
              seen.merge(sort, 1, Integer::sum),
              byService.merge(call.service(), 1, Integer::sum)));
    }
    return spots;
  }

  static String sort(ReceivedCall call) {
    String path =
        call.path()
            .replaceAll("/v4/spreadsheets/[^/:]+", "/ID")
            .replaceAll("/contacts/ct\\w+", "/contacts/ID")
            .replaceAll("/workflow/\\w+", "/workflow/ID")
            .replaceAll("/locations/\\w+", "/locations/ID")
            .replaceAll("/messages/(email/)?(?!export)\\w{8,}", "/messages/$1ID")
            .replaceAll("s3cret\\w+", "SECRET");
    return call.service() + " " + call.method() + " " + path;
  }

  @Override
  public String toString() {
    return sort + " #" + nth;
  }
}
