package org.onsale.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReplyTest {

    private static final Reply REPLY = Reply.of(Arrays.asList("TURN", 7L, "8", null, "x"));

    @Test
    void elementsAreReadByTypeAndPlace() {
        assertThat(REPLY.code()).isEqualTo("TURN");
        assertThat(REPLY.size()).isEqualTo(5);
        assertThat(REPLY.longAt(1)).isEqualTo(7);
        assertThat(REPLY.longAt(2)).isEqualTo(8);
        assertThat(REPLY.textAt(1)).isEqualTo("7");
        assertThat(REPLY.optionalTextAt(3)).isEmpty();
        assertThat(REPLY.optionalTextAt(4)).contains("x");
        assertThat(REPLY.optionalTextAt(5)).isEmpty();
        assertThat(Reply.of(List.of("OK", 1L, "2")).longsFrom(1)).containsExactly(1L, 2L);
        assertThat(Reply.of(List.of("OK", 1L, "b")).textsFrom(1)).containsExactly("1", "b");
    }

    @Test
    void aWrongShapeIsAnErrorThatShowsTheReply() {
        assertThatExceptionOfType(UnexpectedReply.class)
                .isThrownBy(() -> REPLY.longAt(4))
                .withMessageContaining("an integer at 4")
                .withMessageContaining("[TURN, 7, 8, null, x]");
        assertThatExceptionOfType(UnexpectedReply.class).isThrownBy(() -> REPLY.longAt(3));
        assertThatExceptionOfType(UnexpectedReply.class).isThrownBy(() -> REPLY.textAt(3));
        assertThatExceptionOfType(UnexpectedReply.class).isThrownBy(() -> REPLY.textAt(5));
        assertThatExceptionOfType(UnexpectedReply.class).isThrownBy(() -> REPLY.textAt(-1));
        assertThatExceptionOfType(UnexpectedReply.class)
                .isThrownBy(() -> Reply.of(List.of()).code());
        assertThatExceptionOfType(UnexpectedReply.class)
                .isThrownBy(() -> Reply.of(List.of(List.of("OK"))).code());
    }

    @Test
    void anUnknownCodeIsAnErrorOfBoundedLength() {
        assertThat(REPLY.unknownCode()).hasMessageContaining("TURN");
        assertThat(Reply.of(List.of("x".repeat(10_000))).unknownCode().getMessage())
                .hasSizeLessThan(300);
    }
}
