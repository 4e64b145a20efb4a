package org.onsale.page;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Lays the pages out in a folder, fitted to an installation, for nginx or any other web server. */
public final class Unpack {

    private static final Set<String> OPTIONS = Set.of("--to", "--waiting-room", "--admission", "--issuer");
    private static final String USAGE = """
            usage: java -jar static-page.jar --to FOLDER [--waiting-room URL] [--admission URL] [--issuer URL]

            Writes waiting/, console/ and the other pages to FOLDER, and csp.conf in those two: the pages' content policy for nginx.

              --waiting-room URL   the waiting room service as browsers reach it; the page's own origin when absent
              --admission URL      the admission service as browsers reach it; the page's own origin when absent
              --issuer URL         the OpenID provider that organisers sign in with at the console, if there is one
            """;

    private Unpack() {}

    public static void main(String[] arguments) {
        if (List.of(arguments).contains("--help")) {
            System.out.print(USAGE);
            return;
        }
        try {
            Map<String, String> options = options(arguments);
            Path folder = Path.of(required(options, "--to"));
            PageSettings settings = new PageSettings(
                    options.getOrDefault("--waiting-room", ""), options.getOrDefault("--admission", ""), "");
            write(folder, WaitingPage.of(settings));
            write(folder, ConsolePages.of(settings, options.getOrDefault("--issuer", "")));
            System.out.println("written to " + folder.toAbsolutePath().normalize());
        } catch (InvalidPathException e) {
            fail(2, "--to is not a folder's name: " + e.getMessage());
        } catch (IllegalArgumentException e) {
            fail(2, e.getMessage() + " (--help tells the options)");
        } catch (IOException e) {
            fail(1, "cannot write: " + e.getMessage());
        }
    }

    private static Map<String, String> options(String[] arguments) {
        Deque<String> left = new ArrayDeque<>(List.of(arguments));
        Map<String, String> options = new HashMap<>();
        while (!left.isEmpty()) {
            String option = left.pop();
            if (!OPTIONS.contains(option)) {
                throw new IllegalArgumentException("unknown option \"" + option + "\"");
            }
            if (left.isEmpty()) {
                throw new IllegalArgumentException(option + " needs a value");
            }
            options.put(option, left.pop());
        }
        return options;
    }

    private static String required(Map<String, String> options, String name) {
        String value = options.get(name);
        if (value == null || value.isBlank()) {
            throw new IllegalArgumentException(name + " is missing");
        }
        return value;
    }

    private static void write(Path folder, WaitingPage page) throws IOException {
        for (String file : SiteFiles.all()) {
            write(folder.resolve(file), SiteFiles.read(file));
        }
        write(folder.resolve("waiting/index.html"), utf8(page.html()));
        write(folder.resolve("waiting/csp.conf"), utf8(header("waiting page", "waiting/", page.contentPolicy())));
    }

    private static void write(Path folder, ConsolePages console) throws IOException {
        for (String file : ConsolePages.files()) {
            write(folder.resolve(file), utf8(console.html(file)));
        }
        write(folder.resolve("console/csp.conf"), utf8(header("console", "console/", console.contentPolicy())));
    }

    private static void write(Path file, byte[] content) throws IOException {
        Files.createDirectories(file.getParent());
        Files.write(file, content);
    }

    private static String header(String of, String folder, String policy) {
        return "# The content policy of the " + of + ": include it where " + folder + " is served.\n"
                + "add_header Content-Security-Policy \"" + policy + "\" always;\n";
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static void fail(int code, String reason) {
        System.err.println("static-page: " + reason);
        System.exit(code);
    }
}
