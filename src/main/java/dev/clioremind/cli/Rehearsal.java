package dev.clioremind.cli;

import dev.clioremind.sandbox.SampleFirm;
import dev.clioremind.sandbox.SampleOffice;
import dev.clioremind.sandbox.Sandbox;
import dev.clioremind.sandbox.SandboxOptions;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZonedDateTime;
import java.util.Random;
import java.util.stream.Collectors;

/** A sandbox with the sample firm in it, as of now. */
record Rehearsal(Sandbox sandbox, SampleFirm firm) implements AutoCloseable {

  static Rehearsal start(Toolbox tools, Duration settle) throws IOException {
    Clock clock = tools.clock();
    ZonedDateTime now = clock.instant().atZone(SampleFirm.ZONE);
    SampleFirm firm = SampleFirm.around(now.toLocalDate(), clock);
    Sandbox sandbox =
        Sandbox.start(
            SandboxOptions.of(
                    firm.clio(), clock, InstantSource.system(), new Random(tools.random()))
                .settling(settle));
    SampleOffice.furnish(sandbox, firm, now);
    return new Rehearsal(sandbox, firm);
  }

  /** The text of a configuration file for it. */
  String config() {
    return sandbox.config()
        + SampleOffice.SETTINGS.stream().collect(Collectors.joining("\n", "", "\n"));
  }

  @Override
  public void close() {
    sandbox.close();
  }
}
