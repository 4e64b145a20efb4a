package org.onsale.local.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.onsale.page.Unpack;

/** A real nginx, run from the example files in a folder of the test. */
final class Nginx implements AutoCloseable {

    static final String MISSING = "no nginx on the PATH or in /usr/sbin";

    private static final Path EXAMPLES = Path.of(System.getProperty("onsale.home"), "infra", "nginx");
    private static final Duration START_LIMIT = Duration.ofSeconds(30);

    private final Path folder;
    private final int port;
    private final Process process;

    private Nginx(Path folder, int port, Process process) {
        this.folder = folder;
        this.port = port;
        this.process = process;
    }

    /**
     * Starts it; blocks until it listens.
     *
     * @param folder an empty one, made if need be
     * @param changes texts of the examples, each of which must be there, and what takes their place
     */
    static Nginx start(Path folder, int port, Map<String, String> changes) throws IOException {
        lay(folder, changes);
        Process process = run(folder);
        Nginx nginx = new Nginx(folder, port, process);
        try {
            await().atMost(START_LIMIT).until(() -> !process.isAlive() || nginx.listens());
            assertThat(process.isAlive()).as(nginx.errors()).isTrue();
        } catch (RuntimeException | AssertionError e) {
            nginx.close();
            throw e;
        }
        return nginx;
    }

    /** What {@code nginx -t} says of the examples; ends with "successful" when it takes them. */
    static String test(Path folder) throws IOException, InterruptedException {
        lay(folder, Map.of());
        Process process = run(folder, "-t");
        assertThat(process.waitFor(START_LIMIT.toSeconds(), TimeUnit.SECONDS)).isTrue();
        return Files.readString(folder.resolve("out")).strip();
    }

    /** Copies the examples; the folders of an installed nginx become folders of this one. */
    private static void lay(Path folder, Map<String, String> changes) throws IOException {
        for (String name : List.of("onsale", "lib", "log", "temp")) {
            Files.createDirectories(folder.resolve(name));
        }
        Map<String, String> all = new LinkedHashMap<>(changes);
        all.put("/etc/nginx/onsale", folder.resolve("onsale").toString());
        all.put("/var/lib/nginx", folder.resolve("lib").toString());
        all.put("/var/log/nginx", folder.resolve("log").toString());
        all.put("/var/www/onsale", folder.resolve("www").toString());
        Map<Path, String> files = new LinkedHashMap<>();
        try (Stream<Path> examples = Files.list(EXAMPLES)) {
            for (Path example :
                    examples.filter(file -> file.toString().endsWith(".conf")).toList()) {
                files.put(example.getFileName(), Files.readString(example));
            }
        }
        all.forEach((text, other) -> {
            assertThat(files.values()).as("the examples").anyMatch(file -> file.contains(text));
            files.replaceAll((name, file) -> file.replace(text, other));
        });
        for (Map.Entry<Path, String> file : files.entrySet()) {
            Files.writeString(folder.resolve("onsale").resolve(file.getKey()), file.getValue());
        }
        Files.writeString(folder.resolve("nginx.conf"), main(folder));
        Unpack.main(new String[] {"--to", folder.resolve("www").toString()});
    }

    /** What the nginx.conf of a distribution has around the examples. */
    private static String main(Path folder) {
        return """
                user %s;
                worker_processes 2;
                daemon off;
                pid %2$s/pid;
                error_log %2$s/log/error.log info;
                events {
                    worker_connections 2048;
                }
                http {
                    access_log off;
                    types {
                        text/html html;
                        text/javascript js mjs;
                        application/json json;
                    }
                    client_body_temp_path %2$s/temp/body;
                    proxy_temp_path %2$s/temp/proxy;
                    fastcgi_temp_path %2$s/temp/fastcgi;
                    uwsgi_temp_path %2$s/temp/uwsgi;
                    scgi_temp_path %2$s/temp/scgi;
                    include %2$s/onsale/shop.conf;
                }
                """.formatted(System.getProperty("user.name"), folder);
    }

    private static Process run(Path folder, String... options) throws IOException {
        List<String> command = Stream.concat(
                        Stream.of(
                                program().toString(),
                                "-p",
                                folder.toString(),
                                "-e",
                                folder.resolve("log/error.log").toString(),
                                "-c",
                                folder.resolve("nginx.conf").toString()),
                        Arrays.stream(options))
                .toList();
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("out").toFile())
                .start();
    }

    private static Path program() {
        return find().orElseThrow(() -> new AssertionError(MISSING));
    }

    /** The program, if this machine has one. */
    static Optional<Path> find() {
        String path = System.getenv().getOrDefault("PATH", "") + File.pathSeparator + "/usr/sbin";
        return Arrays.stream(path.split(File.pathSeparator))
                .map(folder -> Path.of(folder, "nginx"))
                .filter(Files::isExecutable)
                .findFirst();
    }

    private boolean listens() {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (IOException e) {
            return false;
        }
    }

    String origin() {
        return "http://localhost:" + port;
    }

    /** The lines of the log of requests that went to the shop unchecked. */
    List<String> failOpens() throws IOException {
        Path log = folder.resolve("log/onsale-fail-open.log");
        return Files.exists(log) ? Files.readAllLines(log) : List.of();
    }

    private String errors() {
        try {
            return Files.readString(folder.resolve("out")) + Files.readString(folder.resolve("log/error.log"));
        } catch (IOException e) {
            return "nginx wrote no log";
        }
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(10, TimeUnit.SECONDS)) {
                process.descendants().forEach(ProcessHandle::destroyForcibly);
                process.destroyForcibly().waitFor();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
