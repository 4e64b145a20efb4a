package org.onsale.cli;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code infra/onsale}: exit code 0 when it was done, 1 when it was refused or failed, 2 when it was not understood. */
@Command(
        name = "onsale",
        description = "Watches and steers the events of a running onsale waiting room, and simulates sales.",
        mixinStandardHelpOptions = true,
        version = "onsale 1.0.0",
        synopsisSubcommandLabel = "<command>",
        subcommands = {
            WatchCommands.Events.class,
            WatchCommands.Show.class,
            LiveCommand.class,
            SettingCommands.Cap.class,
            SettingCommands.Rate.class,
            SettingCommands.Pause.class,
            SettingCommands.Resume.class,
            SettingCommands.Drain.class,
            SettingCommands.Close.class,
            SettingCommands.Bypass.class,
            SettingCommands.Message.class,
            SettingCommands.OpenAt.class,
            SettingCommands.CloseAt.class,
            SettingCommands.PrequeueAt.class,
            SettingCommands.SoldOut.class,
            UndoCommand.class,
            WatchCommands.Audit.class,
            WatchCommands.Report.class,
            WhatIfCommand.class
        },
        footer = {
            "",
            "Environment: ONSALE_ADMISSION_URL (http://localhost:8081), ONSALE_ADMIN_TOKEN.",
            "Exit codes: 0 done, 1 refused or failed, 2 not understood."
        })
public final class Onsale implements Runnable {
    static final int REFUSED = 1;

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public void run() {
        CommandSpec known = Objects.requireNonNull(spec);
        throw new ParameterException(known.commandLine(), "A command is missing.");
    }

    public static void main(String[] args) {
        Charset charset = Charset.defaultCharset();
        PrintWriter out = new PrintWriter(new OutputStreamWriter(System.out, StandardCharsets.UTF_8), true);
        PrintWriter err = new PrintWriter(new OutputStreamWriter(System.err, StandardCharsets.UTF_8), true);
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, charset));
        System.exit(run(new Surroundings(System.getenv(), in, out, err), args));
    }

    /** One run. Returns the exit code. */
    public static int run(Surroundings around, String... args) {
        CommandLine commands = new CommandLine(new Onsale(), new WithSurroundings(around))
                .setOut(around.out())
                .setErr(around.err())
                .setExecutionExceptionHandler((failure, command, parsed) -> told(failure, around));
        int code = commands.execute(args);
        around.out().flush();
        around.err().flush();
        return code;
    }

    private static int told(Exception failure, Surroundings around) throws Exception {
        if (!(failure instanceof Refused)) {
            throw failure;
        }
        around.err().println("onsale: " + failure.getMessage());
        return REFUSED;
    }

    /** Gives commands what they run in. */
    private record WithSurroundings(Surroundings around) implements CommandLine.IFactory {
        @Override
        public <K> K create(Class<K> type) throws Exception {
            K made = CommandLine.defaultFactory().create(type);
            if (made instanceof Connection connection) {
                connection.around(around);
            }
            return made;
        }
    }
}
