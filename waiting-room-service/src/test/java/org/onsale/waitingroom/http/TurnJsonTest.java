package org.onsale.waitingroom.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.onsale.waitingroom.application.Told;
import org.onsale.waitingroom.domain.Wait;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What is written by hand is the JSON that a parser reads. */
class TurnJsonTest {

    private static final JsonMapper MAPPER = JsonMapper.shared();
    private static final Instant AS_OF = Instant.parse("2031-05-01T18:04:07.250Z");
    private static final Instant LATER = Instant.parse("2031-05-01T18:11:31Z");

    private final TurnJson json =
            new TurnJson(new EnterAddress(URI.create("https://admission.example/%22q%22/")), MAPPER);

    @Test
    void aWaitingPlace() {
        Told told = told(Told.Status.WAITING, OptionalLong.of(310), new Wait.Between(240, 410), Optional.empty());

        assertThat(json.ofPoll(told, "tour")).hasToString("""
                {"status":"waiting","number":1204,"ahead":310,"wait":{"known":true,"p50Seconds":240,"p90Seconds":410},\
                "pollAfterMs":9600,"message":null,"asOf":"2031-05-01T18:04:07.250Z"}""");
    }

    @Test
    void everythingThatMayBeTold() {
        Told told = new Told(
                Told.Status.CLOSED,
                1,
                OptionalLong.empty(),
                new Wait.NotKnown(),
                Duration.ofSeconds(40),
                Optional.of("Sold out"),
                AS_OF,
                Optional.of(new Told.Turn("code", LATER)),
                Optional.of(LATER),
                true,
                Optional.of("p1.a.b.c"));

        assertThat(json.ofPoll(told, "tour")).hasToString("""
                {"place":"p1.a.b.c","status":"closed","number":1,"ahead":null,"wait":{"known":false},"pollAfterMs":40000,\
                "message":"Sold out","asOf":"2031-05-01T18:04:07.250Z","turn":{"code":"code",\
                "enter":"https://admission.example/%22q%22/enter/tour?turn=code","claimBy":"2031-05-01T18:11:31Z"},\
                "opensAt":"2031-05-01T18:11:31Z","reason":"soldOut"}""");
    }

    @ParameterizedTest
    @EnumSource
    void statusesAreTheirWords(Told.Status status) {
        JsonNode read = read(told(status, OptionalLong.of(1), new Wait.NotKnown(), Optional.empty()));

        assertThat(read.get("status").asString()).isEqualToIgnoringCase(status.name());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "\"quoted\" \\ and / more",
                "</script>",
                "a\nb\tc\u0000\u001f\u007f",
                "Türen um 8 – 🎟",
                "\ud800",
                "日本"
            })
    void messagesAreReadAsTheyWereWritten(String message) {
        JsonNode read = read(told(Told.Status.WAITING, OptionalLong.of(1), new Wait.NotKnown(), Optional.of(message)));

        assertThat(read.get("message").asString()).isEqualTo(message);
    }

    private JsonNode read(Told told) {
        return MAPPER.readTree(json.ofPoll(told, "tour").toString());
    }

    private static Told told(Told.Status status, OptionalLong ahead, Wait expectedWait, Optional<String> message) {
        return new Told(
                status,
                1204,
                ahead,
                expectedWait,
                Duration.ofMillis(9600),
                message,
                AS_OF,
                Optional.empty(),
                Optional.empty(),
                false,
                Optional.empty());
    }
}
