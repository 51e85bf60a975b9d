package dev.clioremind.core.access;

import java.util.List;

/**
 * A sign-in that the service let in.
 *
 * @param who the person or account, as the service calls it; empty where it does not say
 * @param place what it opens: the firm, the location, the spreadsheet; empty where nothing is named
 * @param zone the time zone the service has for it, in the service's own words; empty where it has
 *     none
 * @param permissions in the order in which they were asked for
 */
public record Access(String who, String place, String zone, List<Permission> permissions) {

  public Access {
    permissions = List.copyOf(permissions);
  }

  /** What the program can't do without and may not. */
  public List<Permission> lacking() {
    return permissions.stream()
        .filter(Permission::isRequired)
        .filter(permission -> permission.state() == Permission.State.MISSING)
        .toList();
  }
}
