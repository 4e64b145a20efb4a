package org.onsale.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.Base64;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.onsale.redis.test.LowPorts;

/** {@code rediss://} on both planes, with a certificate made by the JDK's keytool. */
@Timeout(120)
class TlsTest {

    private static final String SECRET = "changeit";
    private static final String TRUST = "javax.net.ssl.trustStore";

    @TempDir
    private Path folder;

    private Path store;

    @BeforeEach
    void makeCertificate() throws Exception {
        store = folder.resolve("server.p12");
        int exit = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        "server",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=localhost",
                        "-ext",
                        "san=dns:localhost,ip:127.0.0.1",
                        "-storetype",
                        "PKCS12",
                        "-keystore",
                        store.toString(),
                        "-storepass",
                        SECRET)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start()
                .waitFor();
        assertThat(exit).isZero();
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(store)) {
            keys.load(in, SECRET.toCharArray());
        }
        pem("PRIVATE KEY", keys.getKey("server", SECRET.toCharArray()).getEncoded());
        pem("CERTIFICATE", keys.getCertificate("server").getEncoded());
    }

    private void pem(String kind, byte[] content) throws IOException {
        String body = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(content);
        Files.writeString(file(kind), "-----BEGIN " + kind + "-----\n" + body + "\n-----END " + kind + "-----\n");
    }

    private Path file(String kind) {
        return folder.resolve(kind.replace(' ', '-') + ".pem");
    }

    @Test
    void bothPlanesSpeakTlsToAServerTheyTrust() throws IOException {
        int port = LowPorts.find();
        try (EmbeddedRedis server = EmbeddedRedis.start(
                0,
                "--tls-port",
                Integer.toString(port),
                "--tls-auth-clients",
                "no",
                "--tls-cert-file",
                file("CERTIFICATE").toString(),
                "--tls-key-file",
                file("PRIVATE KEY").toString(),
                "--tls-ca-cert-file",
                file("CERTIFICATE").toString())) {
            RedisSettings settings = RedisSettings.of("rediss://127.0.0.1:" + port);

            assertThatExceptionOfType(RedisAway.class)
                    .isThrownBy(() -> RedisAccess.connect(settings))
                    .withMessageContaining("cannot be reached");

            System.setProperty(TRUST, store.toString());
            System.setProperty(TRUST + "Password", SECRET);
            try (RedisAccess access = RedisAccess.connect(settings)) {
                access.control(redisson -> redisson.getBucket("k").set("v")).block();
                assertThat(access.get("k").block()).contains("v");
            } finally {
                System.clearProperty(TRUST);
                System.clearProperty(TRUST + "Password");
            }
        }
    }
}
