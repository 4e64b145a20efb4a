package org.onsale.redis;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Runs a program so that it lives neither longer nor shorter than this process wants, with the means of a POSIX shell.
 *
 * <p>Not longer: it ends when the pipe to it closes, which also happens when this process is killed with SIGKILL. Not
 * shorter: in a session of its own it does not get the Ctrl-C of the terminal, so clients can finish before it. Where
 * there is no shell, or no {@code setsid}, the program runs without that.
 */
final class Leash {

    private static final Path SHELL = Path.of("/bin/sh");

    /** The shell becomes the program, so the process id is the program's; a helper waits for the end of the pipe. */
    private static final String SCRIPT = "exec 3<&0; (cat <&3; kill $$) >/dev/null 2>&1 & exec \"$@\" </dev/null 3<&-";

    private Leash() {}

    static List<String> of(List<String> command) {
        if (!Files.isExecutable(SHELL)) {
            return command;
        }
        List<String> leashed = new ArrayList<>();
        RedisBinary.onPath("setsid").ifPresent(setsid -> leashed.add(setsid.toString()));
        leashed.addAll(List.of(SHELL.toString(), "-c", SCRIPT, "onsale"));
        leashed.addAll(command);
        return leashed;
    }
}
