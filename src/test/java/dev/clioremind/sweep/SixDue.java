package dev.clioremind.sweep;

import dev.clioremind.sweep.SweptFirm.Due;
import java.nio.file.Path;
import java.util.List;

/** The first send of a firm: six reminders due, by every channel, and nothing before. */
final class SixDue extends Sending {

  @Override
  public String name() {
    return "send, six due";
  }

  @Override
  public SweptOffice open(Path folder) {
    return new SweptOffice(folder);
  }

  @Override
  List<Due> due() {
    return SweptFirm.SIX;
  }
}
