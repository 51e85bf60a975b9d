package dev.clioremind.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.clioremind.core.ConfigurationException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class RunLockTest {
  @TempDir Path root;

  private Path state() {
    return root.resolve("state/clio-remind");
  }

  private RunLock lock() {
    return new RunLock(state(), "1AbC");
  }

  private LockTakers.Child other() throws IOException {
    return LockTakers.start(List.of(), "run", state().toString(), "1AbC");
  }

  @Test
  void one_process_at_a_time_holds_it() throws IOException {
    RunLock.Held held = lock().tryAcquire().orElseThrow();
    try (LockTakers.Child child = other()) {
      assertThat(child.says()).isEqualTo("refused");
    }
    held.close();
    try (LockTakers.Child child = other()) {
      assertThat(child.says()).isEqualTo("held");
    }
  }

  @Test
  void a_process_that_was_killed_holds_it_no_more() throws IOException {
    try (LockTakers.Child child = other()) {
      assertThat(child.says()).isEqualTo("held");
      assertThat(lock().tryAcquire()).isEmpty();
    }
    assertThat(lock().tryAcquire()).isPresent();
  }

  @Test
  void a_second_one_in_the_same_process_is_refused_and_does_not_spoil_the_first()
      throws IOException {
    RunLock second = lock();
    RunLock.Held held = lock().tryAcquire().orElseThrow();

    assertThat(second.tryAcquire()).isEmpty();
    // Closing the loser's channel would have dropped the winner's lock.
    try (LockTakers.Child child = other()) {
      assertThat(child.says()).isEqualTo("refused");
    }
    held.close();
    assertThat(second.tryAcquire()).isPresent();
  }

  @Test
  void runs_on_two_spreadsheets_do_not_meet() {
    Optional<RunLock.Held> one = new RunLock(state(), "1AbC").tryAcquire();
    Optional<RunLock.Held> two = new RunLock(state(), "2DeF").tryAcquire();

    assertThat(one).isPresent();
    assertThat(two).isPresent();
  }

  @Test
  void the_file_names_no_spreadsheet() {
    assertThat(lock().file().getFileName()).hasToString("run-4321815213b1e2e8.lock");
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void only_its_owner_may_look_into_the_folder() throws IOException {
    assertThat(lock().tryAcquire()).isPresent();

    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(state())))
        .isEqualTo("rwx------");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(lock().file())))
        .isEqualTo("rw-------");
  }

  @Test
  void a_folder_that_cannot_be_made_is_a_fault_of_the_configuration() throws IOException {
    Files.createFile(root.resolve("state"));

    assertThatThrownBy(() -> lock().tryAcquire())
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("can't be made");
  }
}
