package dev.clioremind.simulation;

import com.google.api.services.sheets.v4.model.AppendValuesResponse;
import com.google.api.services.sheets.v4.model.BatchUpdateSpreadsheetResponse;
import com.google.api.services.sheets.v4.model.Request;
import com.google.api.services.sheets.v4.model.Spreadsheet;
import com.google.api.services.sheets.v4.model.ValueRange;
import dev.clioremind.sheets.InDoubtException;
import dev.clioremind.sheets.RemoteSpreadsheet;
import dev.clioremind.sheets.SheetsSettings;
import java.net.URI;
import java.time.Duration;
import java.util.List;

/** The spreadsheet as one machine reaches it: answers may be lost, and writes may land late. */
final class SheetConnection implements RemoteSpreadsheet {

  private static final SheetsSettings SETTINGS =
      new SheetsSettings(URI.create("http://127.0.0.1"), "book", "ReminderRules", "AuditLog");
  private static final Duration LATEST = Duration.ofSeconds(20);

  private final SimulatedSheet sheet;
  private final Machine machine;
  private final Simulation.World world;

  SheetConnection(Simulation.World world, Machine machine) {
    this.world = world;
    this.sheet = world.sheet();
    this.machine = machine;
  }

  @Override
  public SheetsSettings settings() {
    return SETTINGS;
  }

  @Override
  public Spreadsheet spreadsheet() {
    machine.readCall();
    Spreadsheet found = sheet.structure();
    machine.step();
    return found;
  }

  @Override
  public List<ValueRange> values(List<String> ranges) {
    machine.readCall();
    List<ValueRange> found = sheet.values(ranges);
    machine.step();
    return found;
  }

  @Override
  public AppendValuesResponse append(String range, List<List<Object>> rows) {
    SimulatedSheet.Flight flight = sheet.begin(rows);
    Mishaps mishaps = world.mishaps();
    if (mishaps.lostAnswer()) {
      world.figures().add(Figures.Count.LOST_ANSWERS);
      if (mishaps.oneIn(3)) {
        machine.step();
        sheet.land(flight, false);
      } else if (mishaps.oneIn(2)) {
        world.figures().add(Figures.Count.LATE_WRITES);
        world
            .time()
            .at(
                world.time().now().plus(mishaps.between(Duration.ZERO, LATEST)),
                () -> sheet.land(flight, false));
      }
      machine.step();
      if (world.sabotage().takesForConfirmed(rows)) {
        return sheet.appended(sheet.rows(), rows.size());
      }
      throw new InDoubtException(Machine.down());
    }
    machine.step();
    AppendValuesResponse answer = sheet.land(flight, mishaps.misplacement());
    machine.step();
    return answer;
  }

  @Override
  public BatchUpdateSpreadsheetResponse change(List<Request> requests) {
    machine.step();
    sheet.change(requests);
    machine.readCall();
    return new BatchUpdateSpreadsheetResponse();
  }

  @Override
  public void changeOnce(List<Request> requests) {
    throw new AssertionError("the boards are no part of the simulation");
  }

  @Override
  public void pause(Duration length) {
    machine.pause(length);
  }
}
