package dev.zhanggui.specimens.house.contexts_meet_only_at_their_api.application.orders.internal;

import dev.zhanggui.specimens.house.contexts_meet_only_at_their_api.application.people.spi.People;

record Posting(People people) {}
