package org.onsale.shop.offline;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** A running example that answers each pass with one line. One that gets stuck is ended, and answers {@code null}. */
final class Example implements AutoCloseable {
    private static final int LONGEST_LIFE_SECONDS = 120;

    private final Process process;
    private final PrintStream passes;
    private final BufferedReader verdicts;

    private Example(Process process) {
        this.process = process;
        this.passes = new PrintStream(process.getOutputStream(), true, StandardCharsets.UTF_8);
        this.verdicts = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    }

    static Example run(List<String> command) throws IOException {
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        CompletableFuture.delayedExecutor(LONGEST_LIFE_SECONDS, TimeUnit.SECONDS)
                .execute(process::destroyForcibly);
        return new Example(process);
    }

    String verdictOn(String pass) {
        passes.println(pass);
        try {
            return String.valueOf(verdicts.readLine());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        process.destroy();
    }
}
