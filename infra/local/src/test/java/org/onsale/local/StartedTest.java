package org.onsale.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class StartedTest {

    private final List<String> stopped = new ArrayList<>();
    private final Started started = new Started();

    @Test
    void whatWasStartedLastIsStoppedFirst() {
        started.add(() -> stopped.add("redis"));
        started.add(() -> stopped.add("services"));

        started.close();
        started.close();

        assertThat(stopped).containsExactly("services", "redis");
    }

    @Test
    void onePartThatCannotBeStoppedDoesNotKeepTheOthersRunning() {
        started.add(() -> stopped.add("redis"));
        started.add(() -> {
            throw new IllegalStateException("stuck");
        });

        started.close();

        assertThat(stopped).containsExactly("redis");
    }

    @Test
    void whatComesAfterTheEndIsStoppedAtOnce() {
        started.close();

        assertThatThrownBy(() -> started.add(() -> stopped.add("late"))).isInstanceOf(CannotStart.class);

        assertThat(stopped).containsExactly("late");
    }
}
