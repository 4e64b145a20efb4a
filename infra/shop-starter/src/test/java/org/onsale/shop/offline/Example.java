package org.onsale.shop.offline;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** A running example that answers each pass with one line. */
final class Example implements AutoCloseable {
    private final Process process;
    private final PrintStream passes;
    private final BufferedReader verdicts;

    private Example(Process process) {
        this.process = process;
        this.passes = new PrintStream(process.getOutputStream(), true, StandardCharsets.UTF_8);
        this.verdicts = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    }

    static Example run(List<String> command) throws IOException {
        return new Example(new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start());
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
