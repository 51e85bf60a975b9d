package dev.clioremind.config;

import java.nio.file.Path;
import java.util.Optional;

/**
 * Files on this machine; all absolute.
 *
 * @param configFile the file that was read; empty if there was none
 */
public record PathsConfig(Path stateDir, Path credentialsFile, Optional<Path> configFile) {}
