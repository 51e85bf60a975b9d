package dev.clioremind.cli;

import dev.clioremind.auth.ClioAuthorization;
import dev.clioremind.auth.CredentialsFile;
import dev.clioremind.auth.GoogleDeviceFlow;
import dev.clioremind.config.Config;
import dev.clioremind.config.Secret;
import dev.clioremind.core.access.AccessCheck;
import java.util.Optional;

/**
 * What signs in, and what says who is. Nothing is called until it is asked for.
 *
 * @param config with what is stored in it
 * @param clioRefreshToken the one that would be used: configured or stored
 * @param clioFarewell ends the sign-in at Clio, with all its tokens
 * @param googleAccount the account alone, whatever the spreadsheet
 */
public record SignIns(
    Config config,
    Optional<Secret> clioRefreshToken,
    CredentialsFile file,
    ClioAuthorization clioAuthorization,
    GoogleDeviceFlow googleDevice,
    AccessCheck clio,
    Runnable clioFarewell,
    AccessCheck googleAccount,
    AccessCheck spreadsheet,
    AccessCheck ghl) {}
