package dev.clioremind.auth;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class FileTroubleTest {

  static Stream<Arguments> troubles() {
    return Stream.of(
        Arguments.of(new AccessDeniedException("a"), "this user has no permission"),
        Arguments.of(new NoSuchFileException("a"), "there is no such file or folder"),
        Arguments.of(new NotDirectoryException("a"), "its folder is not a folder"),
        Arguments.of(new FileAlreadyExistsException("a"), "something of that name is in the way"),
        Arguments.of(new InvalidPathException("a", "b"), "this machine can't have such a name"),
        Arguments.of(system("No space left on device"), "the disk is full"),
        Arguments.of(new IOException("No space left on device"), "the disk is full"),
        Arguments.of(system("Disk quota exceeded"), "the disk is full"),
        Arguments.of(system("Read-only file system"), "the disk is read-only"),
        Arguments.of(system("Is a directory"), "it is a folder"),
        Arguments.of(system("Not a directory"), "its folder is not a folder"),
        Arguments.of(system("Input/output error"), "the disk or the system refused it"),
        Arguments.of(new IOException(), "the disk or the system refused it"));
  }

  private static FileSystemException system(String said) {
    return new FileSystemException("a", null, said);
  }

  @ParameterizedTest
  @MethodSource("troubles")
  void each_is_told_in_words_without_the_name_of_a_class(Exception trouble, String words) {
    assertThat(FileTrouble.inWords(trouble)).isEqualTo(words);
  }
}
