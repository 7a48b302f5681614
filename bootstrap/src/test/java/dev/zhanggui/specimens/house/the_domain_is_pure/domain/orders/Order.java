package dev.zhanggui.specimens.house.the_domain_is_pure.domain.orders;

import java.sql.Connection;

record Order(Connection connection) {}
