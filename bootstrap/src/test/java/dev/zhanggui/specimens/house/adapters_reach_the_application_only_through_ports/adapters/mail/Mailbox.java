package dev.zhanggui.specimens.house.adapters_reach_the_application_only_through_ports.adapters.mail;

import dev.zhanggui.specimens.house.adapters_reach_the_application_only_through_ports.application.orders.internal.Posting;

final class Mailbox {
    int posted() {
        return new Posting().posted();
    }
}
