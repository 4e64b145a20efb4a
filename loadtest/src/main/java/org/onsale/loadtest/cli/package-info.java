/** The command line {@code loadtest/replay}: what is done to traces and verdicts before and after a run. */
@NullMarked
package org.onsale.loadtest.cli;

import org.jspecify.annotations.NullMarked;
