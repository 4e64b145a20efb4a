package org.onsale.loadtest.target;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import org.junit.jupiter.api.Test;

class PrometheusTest {
    @Test
    void the_heap_is_the_sum_of_its_parts() throws IOException {
        String figures = """
                # TYPE jvm_memory_used_bytes gauge
                jvm_memory_used_bytes{application="waiting-room-service",area="heap",id="G1 Eden Space"} 5.24288E7
                jvm_memory_used_bytes{area="heap",id="G1 Old Gen"} 1000.0
                jvm_memory_used_bytes{area="nonheap",id="Metaspace"} 7.0E7
                """;

        assertThat(Prometheus.heapBytes(figures)).isEqualTo(52_429_800);
    }

    @Test
    void no_heap_is_no_figure() {
        assertThatThrownBy(() -> Prometheus.heapBytes("up 1\n")).isInstanceOf(IOException.class);
    }
}
