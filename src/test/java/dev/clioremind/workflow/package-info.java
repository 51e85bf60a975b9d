/** The workflows that run this program in GitHub Actions, read as GitHub reads them. */
@NullMarked
package dev.clioremind.workflow;

import org.jspecify.annotations.NullMarked;
