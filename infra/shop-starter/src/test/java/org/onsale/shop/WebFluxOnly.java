package org.onsale.shop;

import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Import;

/** A WebFlux shop that names nothing of other servers. */
@SpringBootConfiguration
@EnableAutoConfiguration
@Import({Pages.class, WebFluxShopTest.Thanks.class})
class WebFluxOnly {}
